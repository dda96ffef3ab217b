import type { Article } from '../../article/article-model.ts';
import {
  type ClaimPlace,
  claimSince,
  isSectionChanged,
  type Place,
  placeSince,
  revisionOf,
} from '../../article/article-places.ts';
import type { Taught, TaughtPlace } from './taught.ts';

/** Where a link leads, in articles as they are now. */
export type TaughtGoal =
  | { readonly kind: 'claims'; readonly places: readonly ClaimPlace[] }
  | { readonly kind: 'section'; readonly place: Place }
  | { readonly kind: 'article'; readonly article: Article };

/** Undefined where it leads into none of these articles, or to what says something else by now. */
export function goalOf(to: TaughtPlace, articles: readonly Article[]): TaughtGoal | undefined {
  const article = articles.find(({ id }) => id === to.articleId);
  if (article === undefined) return undefined;
  if (to.kind === 'article') return { kind: 'article', article };
  if (to.kind === 'section') {
    const place = placeSince(to.revision, to.section, article);
    return place === undefined || place === 'changed' || place.claim !== undefined
      ? undefined
      : { kind: 'section', place };
  }
  const places = to.claimIds.flatMap((claimId) => claimSince(to.revision, claimId, article) ?? []);
  return places.length === 0 ? undefined : { kind: 'claims', places };
}

/** Named by the text as it is now. A section that has changed keeps its old revision, and will be listed for a second look. */
export function placeAsNow(to: TaughtPlace, articles: readonly Article[]): TaughtPlace {
  return to.kind === 'section' && !isAsItWas(to, goalOf(to, articles)) ? to : placeLookedAt(to, articles);
}

/** Named by the text as it is now, at which somebody has looked. */
export function placeLookedAt(to: TaughtPlace, articles: readonly Article[]): TaughtPlace {
  const article = articles.find(({ id }) => id === to.articleId);
  const goal = goalOf(to, articles);
  if (to.kind === 'article' || article === undefined || goal === undefined) return to;
  const revision = revisionOf(article);
  if (goal.kind !== 'claims' || to.kind !== 'claims') return { ...to, revision };
  return { ...to, revision, claimIds: goal.places.map(({ claim }) => claim.id) };
}

/** What somebody should look at again: the article is gone, what is linked has changed, or the day has come that was set for it. */
export type SecondLook = { readonly taught: Taught; readonly why: 'gone' | 'changed' | 'due' };

/** `articles`: all of the server's own, whoever may read them, and the operator's. */
export function needsSecondLook(
  all: readonly Taught[],
  articles: readonly Article[],
  now: number,
): readonly SecondLook[] {
  return all.flatMap((taught): readonly SecondLook[] => {
    const { teaching } = taught;
    if (teaching.kind === 'term') return [];
    if (teaching.kind === 'note') return (teaching.lookAgainAt ?? now + 1) <= now ? [{ taught, why: 'due' }] : [];
    const { to } = teaching;
    if (!articles.some(({ id }) => id === to.articleId)) return [{ taught, why: 'gone' }];
    const goal = goalOf(to, articles);
    return isAsItWas(to, goal) ? [] : [{ taught, why: 'changed' }];
  });
}

/** Whether all that was linked says what it said; a section may have got claims since. */
function isAsItWas(to: TaughtPlace, goal: TaughtGoal | undefined): boolean {
  if (goal === undefined) return false;
  if (goal.kind === 'claims') return to.kind !== 'claims' || goal.places.length === to.claimIds.length;
  return goal.kind === 'article' || to.kind !== 'section' || !isSectionChanged(to.revision, goal.place);
}
