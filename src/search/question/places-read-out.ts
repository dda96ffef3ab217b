import type { Place } from '../../article/article-places.ts';
import type { Hit, SearchResult } from '../basics/search-types.ts';

/** A score as high as sure answers have: what was asked for by its number is all as good. */
const ASKED_FOR = 10;
/** How sure it is that one of several places of the same number is meant. */
const ONE_OF_SEVERAL = 0.5;

/** The claims of the places that were asked for by their numbers. */
export function placesReadOut(question: string, places: readonly Place[], limit: number): SearchResult {
  const all = places.map(({ claim, ...place }): Hit[] =>
    (claim === undefined ? place.section.claims : [claim]).map((each) => ({
      ...place,
      claim: each,
      score: ASKED_FOR,
      matched: [],
    })),
  );
  // Several articles are offered by how each begins there.
  const isOffer = new Set(places.map(({ article }) => article)).size > 1;
  const hits = isOffer ? all.flatMap(([first]) => first ?? []) : all.flat();
  const isOne = new Set(places.map(({ section }) => section)).size === 1;
  const confidence = places.length === 0 ? 0 : isOne ? 1 : ONE_OF_SEVERAL;
  return {
    question,
    status: places.length === 0 ? 'refused' : isOne ? 'answered' : 'unsure',
    confidence,
    hits: hits.slice(0, limit),
    intent: { kind: 'claims' },
    corrections: [],
  };
}
