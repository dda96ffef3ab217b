import type { Article, Section } from '../article/article-model.ts';
import type { Place } from '../article/article-places.ts';
import { type ArticleChanges, type Change, compareArticles } from '../article/comparing/compare-articles.ts';
import { keepIds } from '../article/comparing/keep-ids.ts';

/** A text that may take the place of an article's, with what would change. */
export type ArticleReplacement = {
  /** The article as it would be: its id and title, with ids that go on. */
  readonly article: Article;
  readonly changes: ArticleChanges;
};

/**
 * What becomes of an article where what was read anew takes its place: for moderators to see before, and for what is read again by itself.
 * `replaceArticle` makes it.
 */
export async function replacementFor(before: Article, read: Article): Promise<ArticleReplacement> {
  const changes = await compareArticles(before, read);
  const article = keepIds(before, read, changes);
  return { article, changes: placedIn(article, changes) };
}

/** With the new text's places as they are in the article, with its ids and numbers. */
function placedIn(article: Article, { claims, sections }: ArticleChanges): ArticleChanges {
  const sectionAt = ({ index }: Place): Place => ({ article, index, section: article.sections[index] ?? noSection });
  return {
    claims: claims.map((change) => {
      if (change.kind === 'gone') return change;
      const { after } = change;
      const at = after.section.claims.indexOf(after.claim);
      const place = sectionAt(after);
      return { ...change, after: { ...place, claim: place.section.claims[at] ?? after.claim } };
    }),
    sections: sections.map((change) =>
      change.kind === 'gone' ? change : { ...change, after: sectionAt(change.after) },
    ),
  };
}

const noSection: Section = { heading: '', claims: [] };

/** Whether the text says in the same order what it said before. Its details may be others. */
export function isSameText({ claims, sections }: ArticleChanges): boolean {
  return [...claims, ...sections].every(({ kind }) => kind === 'same');
}

/** Ids of the claims that say something else afterwards, or are gone. */
export function outdatedClaims({ claims }: ArticleChanges): readonly string[] {
  return claims.flatMap((change) =>
    change.kind === 'changed' || change.kind === 'gone' ? [change.before.claim.id] : [],
  );
}

export type ChangeCounts = Readonly<Record<Change<unknown>['kind'], number>>;

export function countChanges(changes: readonly Change<unknown>[]): ChangeCounts {
  const counts = { same: 0, moved: 0, changed: 0, new: 0, gone: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}
