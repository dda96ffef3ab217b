import { setImmediate as turn } from 'node:timers/promises';
import type { Article } from '../../src/article/article-model.ts';
import { type ClaimPlace, claimSince, revisionOf } from '../../src/article/article-places.ts';
import type { ShownClaim } from '../../src/library/asked/asked-counts.ts';

export type ClaimTimes = { readonly place: ClaimPlace; readonly times: number };

/** How often the claims of an article were shown, in its order; those too that never were. */
export type ArticleTimes = { readonly article: Article; readonly claims: readonly ClaimTimes[] };

/** How often each claim of these articles was shown. What an article no longer says is left out. */
export async function shownTimes(
  articles: readonly Article[],
  shown: readonly ShownClaim[],
): Promise<readonly ArticleTimes[]> {
  const found: ArticleTimes[] = [];
  for (const article of articles) {
    const times = new Map<string, number>();
    const revision = revisionOf(article);
    for (const [at, each] of shown.entries()) {
      if (each.articleId !== article.id) continue;
      const isOlder = each.revision !== revision;
      // Of an older text a claim is looked for.
      if (isOlder && at % 50 === 49) await turn();
      const id = isOlder ? claimSince(each.revision, each.claimId, article)?.claim.id : each.claimId;
      if (id !== undefined) times.set(id, (times.get(id) ?? 0) + each.times);
    }
    await turn();
    const claims = article.sections.flatMap((section, index) =>
      section.claims.map((claim) => ({ place: { article, index, section, claim }, times: times.get(claim.id) ?? 0 })),
    );
    found.push({ article, claims });
    await turn();
  }
  return found;
}

/** Those shown most, the first of them first; none that never was. */
export function mostShown(all: readonly ArticleTimes[], count: number): readonly ClaimTimes[] {
  const shown = all.flatMap(({ claims }) => claims.filter(({ times }) => times > 0));
  return shown.sort((left, right) => right.times - left.times).slice(0, count);
}
