import type { SearchResult } from '../../src/search/basics/search-types.ts';
import { hitsShown } from '../../src/reply/reply-parts.ts';

/** One in twenty. */
const closeBehind = Math.log(20);

/**
 * How many hits to show at once, 1 to `hitsShown`. Scores are logarithms of odds: what is far behind a sure answer is no answer, and
 * would only stand in the way.
 */
export function worthShowing({ status, hits }: SearchResult): number {
  const best = hits[0]?.score ?? 0;
  const close = status === 'answered' ? hits.filter(({ score }) => best - score <= closeBehind).length : hits.length;
  return Math.max(1, Math.min(close, hitsShown));
}
