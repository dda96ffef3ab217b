import type { Article } from '../article/article-model.ts';
import type { ClaimPlace } from '../article/article-places.ts';
import type { GuildId } from './ids.ts';
import type { Library } from './library.ts';
import type { LibraryView } from './library-view.ts';
import type { CheckQuestion, StoredArticle } from './stored-library.ts';
import type { Viewer } from './viewer.ts';

/** A check question that brings another claim first than it must, or none. */
export type FailedCheck = { readonly check: CheckQuestion; readonly found?: ClaimPlace };

/** Each is asked twice at most; a person waits. */
const MOST_ASKED = 400;

/** What would become of check questions. */
export type AskedChecks = {
  readonly asked: number;
  /** Those that bring their claims first today, and no longer would. */
  readonly failed: readonly FailedCheck[];
  /** How many of the others do not bring them first today, and would not. */
  readonly already: number;
};

/**
 * Asks the check questions of a library as if this article took the place of the server's own of its id. They are asked as members ask: of all
 * articles that are there for whoever may read the one they are about. Those of the article itself come first, and so many at most.
 */
export async function checksWith(
  library: Library,
  guildId: GuildId,
  article: Article,
  checks: readonly CheckQuestion[],
): Promise<AskedChecks> {
  const { articles } = await library.stored(guildId);
  const asked = checks
    .toSorted((one, other) => Number(other.articleId === article.id) - Number(one.articleId === article.id))
    .slice(0, MOST_ASKED);
  const failed: FailedCheck[] = [];
  let already = 0;
  for (const check of asked) {
    const viewer = whoReads(guildId, articles, check);
    const after = await library.readWith(viewer, article, (view) => failureOf(check, view));
    if (after === undefined) continue;
    const isFailing = (await library.read(viewer, (view) => failureOf(check, view))) !== undefined;
    if (isFailing) already += 1;
    else failed.push(after);
  }
  return { asked: asked.length, failed, already };
}

/** What a check question brings today in place of its claim; undefined where it brings that. */
export async function failureToday(
  library: Library,
  guildId: GuildId,
  check: CheckQuestion,
): Promise<FailedCheck | undefined> {
  const { articles } = await library.stored(guildId);
  return library.read(whoReads(guildId, articles, check), (view) => failureOf(check, view));
}

/** Somebody who is told of the article that a check is about, where that is. */
function whoReads(guildId: GuildId, articles: readonly StoredArticle[], { articleId }: CheckQuestion): Viewer {
  const audience = articles.find(({ id }) => id === articleId)?.audience;
  const [channelId] = audience?.channelIds ?? [];
  return { guildId, ...(channelId !== undefined && { channelId }), roleIds: audience?.roleIds ?? [] };
}

async function failureOf(check: CheckQuestion, view: LibraryView): Promise<FailedCheck | undefined> {
  const { status, hits } = await view.search(check.question, { limit: 1 });
  const [first] = status === 'refused' ? [] : hits;
  if (first === undefined) return { check };
  const { article, index, section, claim } = first;
  const isRight = article.id === check.articleId && claim.id === check.claimId;
  return isRight ? undefined : { check, found: { article, index, section, claim } };
}
