import type { Article } from '../../../src/article/article-model.ts';
import type { ClaimPlace } from '../../../src/article/article-places.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import type { Taught, TaughtLink, TaughtNote } from '../../../src/library/teaching/taught.ts';
import type { TaughtMatch } from '../../../src/library/teaching/taught-matching.ts';
import { goalOf } from '../../../src/library/teaching/taught-places.ts';
import { hitsKept, hitsShown, worthKeeping } from '../../../src/reply/claim-quotes.ts';
import type { Hit, SearchResult } from '../../../src/search/index.ts';

/** What moderators taught, in the place of what was found. */
export type TaughtResult = {
  readonly result: SearchResult;
  /** All that can be paged through, and how many of them are shown at once. */
  readonly hits: readonly Hit[];
  readonly first: number;
  readonly taught: Taught;
  /** A whole article that was linked. */
  readonly article?: Article;
  readonly note?: Taught<TaughtNote>;
};

/** A question that surely has an answer of its own keeps it, unless what was taught is surely asked for. */
export function winsOver({ isSure }: TaughtMatch, { status, intent }: SearchResult): boolean {
  return isSure || (intent.kind === 'claims' && status !== 'answered');
}

/** What a match comes to; `own`: what the question found by itself. Undefined where a link leads nowhere. */
export function taughtResult(
  { taught, isSure }: TaughtMatch,
  own: SearchResult,
  { articles }: Pick<LibraryView, 'articles'>,
): TaughtResult | undefined {
  const { teaching } = taught;
  const { missing: _missing, languages: _languages, ...found } = own;
  const result: SearchResult = {
    ...found,
    intent: { kind: 'claims' },
    status: isSure ? 'answered' : 'unsure',
    confidence: isSure ? Math.max(own.confidence, SURE) : own.confidence,
    hits: [],
  };
  if (teaching.kind === 'note') return { result, hits: [], first: 0, taught, note: { ...taught, teaching } };
  return linkedResult({ ...taught, teaching }, result, own, articles);
}

/** Claims of a linked section that can be paged through: of a longer one the rest is behind *Section*. */
const mostOfSection = 30;
/** Characters of a linked section that are shown at once: of claims that are no longer, each is whole. */
const sectionLength = 1_200;

/** What moderators say is as sure as anything. */
const SURE = 0.99;

function linkedResult(
  taught: Taught<TaughtLink>,
  result: SearchResult,
  own: SearchResult,
  articles: readonly Article[],
): TaughtResult | undefined {
  const goal = goalOf(taught.teaching.to, articles);
  if (goal === undefined) return undefined;
  if (goal.kind === 'article') {
    const { article } = goal;
    return { result: { ...result, intent: { kind: 'whole', about: 'summary' } }, hits: [], first: 0, taught, article };
  }
  if (goal.kind === 'section') {
    const { claims } = goal.place.section;
    const hits = claims.slice(0, mostOfSection).map((claim) => asHit({ ...goal.place, claim }, own));
    return { result: { ...result, hits }, hits, first: asManyAsFit(hits), taught };
  }
  const linked = goal.places.map((place) => asHit(place, own));
  const others = own.status === 'refused' || own.intent.kind !== 'claims' ? [] : worthKeeping(own);
  const further = others.filter((hit) => !linked.some((each) => isSamePlace(each, hit)));
  const hits = [...linked, ...further].slice(0, hitsKept);
  return { result: { ...result, hits }, hits, first: Math.min(linked.length, hitsShown), taught };
}

/** How many claims are shown at once, in their order: one at least. */
function asManyAsFit(hits: readonly Hit[]): number {
  let length = 0;
  const over = hits.findIndex(({ claim }) => (length += claim.text.length) > sectionLength);
  return Math.max(1, Math.min(over < 0 ? hits.length : over, hitsKept));
}

/** As the question found it, with what is marked in it; a refusal marks nothing. */
function asHit(place: ClaimPlace, own: SearchResult): Hit {
  const found = own.hits.find((hit) => isSamePlace(hit, place));
  return found ?? { ...place, score: own.hits[0]?.score ?? 0, matched: [] };
}

function isSamePlace(one: ClaimPlace, other: ClaimPlace): boolean {
  return one.article.id === other.article.id && one.claim.id === other.claim.id;
}
