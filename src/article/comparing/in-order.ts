import type { Pair } from './likeliest-pairs.ts';

/**
 * Which of these did not move, by their first numbers: the most that stand in one order on both sides (a longest increasing
 * subsequence). `pairs` in the order of the first numbers. Takes n log n, where a comparison by edits takes seconds for thousands of
 * claims in a new order.
 *
 * @example [...unmoved([[0, 1], [1, 2], [2, 0]])] // [0, 1]
 */
export function unmoved(pairs: readonly Pair[]): ReadonlySet<number> {
  /** Of each length the place of the pair with the least second number that an ordered run of that length ends with. */
  const ends: number[] = [];
  const before: number[] = [];
  const second = (place: number | undefined): number => pairs[place ?? -1]?.[1] ?? -1;
  for (const [place, [, other]] of pairs.entries()) {
    let [from, to] = [0, ends.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (second(ends[middle]) < other) from = middle + 1;
      else to = middle;
    }
    before[place] = ends[from - 1] ?? -1;
    ends[from] = place;
  }
  const kept = new Set<number>();
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) kept.add(pairs[place]?.[0] ?? -1);
  return kept;
}
