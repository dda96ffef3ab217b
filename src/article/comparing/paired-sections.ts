import type { Place } from '../article-places.ts';
import type { Pair } from './likeliest-pairs.ts';
import { pairInTurn, pairLike, type Pairs } from './pairs.ts';

/** Headings are short, and a section has only one. */
const LIKE_HEADINGS = { near: 0.5, far: 0.5 };

/** Sections that share most claims, then those of the same heading, then those of nearly the same. */
export async function pairedSections(old: readonly Place[], young: readonly Place[], claims: Pairs): Promise<Pairs> {
  const sectionsOf = (places: readonly Place[]) =>
    places.flatMap(({ section, index }) => section.claims.map(() => index));
  const [sectionOf, sectionAfter] = [sectionsOf(old), sectionsOf(young)];
  const shared = new Map<string, { readonly pair: Pair; count: number }>();
  for (const [one, other] of claims) {
    const pair: Pair = [sectionOf[one] ?? 0, sectionAfter[other] ?? 0];
    const known = shared.get(pair.join());
    if (known === undefined) shared.set(pair.join(), { pair, count: 1 });
    else known.count++;
  }
  const headingOf = (places: readonly Place[], at: number): string => places[at]?.section.heading ?? '';
  const isSame = ([one, other]: Pair): boolean => headingOf(old, one) === headingOf(young, other);
  const pairs: Pairs = new Map();
  const taken = new Set<number>();
  const ranked = [...shared.values()].toSorted(
    (one, other) =>
      Number(isSame(other.pair)) - Number(isSame(one.pair)) ||
      other.count - one.count ||
      one.pair[0] - other.pair[0] ||
      one.pair[1] - other.pair[1],
  );
  const pairBy = (fits: (pair: Pair, count: number) => boolean): void => {
    for (const { pair, count } of ranked) {
      const [one, other] = pair;
      if (pairs.has(one) || taken.has(other) || !fits(pair, count)) continue;
      pairs.set(one, other);
      taken.add(other);
    }
  };
  pairBy(isSame);
  pairInTurn(
    old.length,
    young.length,
    pairs,
    (at) => headingOf(old, at),
    (at) => headingOf(young, at),
  );
  for (const other of pairs.values()) taken.add(other);
  // At least half of the smaller one, or a single claim that moved would make it the same section.
  pairBy(
    ([one, other], count) =>
      count * 2 >= Math.min(old[one]?.section.claims.length ?? 0, young[other]?.section.claims.length ?? 0),
  );
  const headings = (places: readonly Place[]) => places.map(({ section }) => section.heading);
  await pairLike(headings(old), headings(young), pairs, { near: () => true, like: LIKE_HEADINGS });
  return pairs;
}
