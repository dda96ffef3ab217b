import type { Claim } from '../article/model.ts';
import type { Scope } from './scope.ts';
import { TermSlots, TermTable } from './term-slots.ts';

/** What a word counts beside its share of claims when a heading or the title names it. */
const NAMED = 0.5;

const table = new TermTable();

/**
 * The claims of each section that share most with the rest of the article, in their order.
 *
 * A claim's weight is the sum over its words of the share of claims that hold the word, and `NAMED` where a heading or the
 * title does, divided by the root of their number: words that many claims share speak of the article's subject, as in
 * SumBasic (Nenkova & Vanderwende 2005), whose mean would favour short claims.
 */
export function central({ entry, shard }: Scope, perSection: number): (readonly Claim[])[] {
  if (entry === undefined) return [];
  const { index } = entry;
  const { claims, terms, offsets, distinct, claimCounts, sectionStarts } = index;
  const slots = new TermSlots(table);
  // By each term's place among the distinct ones: its share of claims, −1 for a stop word; and one more than the last claim
  // that has it, and than the last section that it names.
  const shares = new Float64Array(distinct.length);
  const inClaim = new Uint32Array(distinct.length);
  const namedIn = new Uint32Array(distinct.length);
  for (const term of distinct) {
    const slot = slots.take(term);
    shares[slot] = shard.vocabulary.isStop(term) ? -1 : (claimCounts[slot] ?? 0) / claims.length;
  }

  const weigh = (at: number, section: number): number => {
    let weight = 0;
    let counted = 0;
    const end = offsets[at + 1] ?? 0;
    for (let place = offsets[at] ?? 0; place < end; place++) {
      const slot = slots.find(terms[place] ?? 0);
      const share = shares[slot] ?? 0;
      if (share < 0 || inClaim[slot] === at + 1) continue;
      inClaim[slot] = at + 1;
      counted++;
      weight += share + (namedIn[slot] === section + 1 ? NAMED : 0);
    }
    return weight / Math.sqrt(Math.max(counted, 1));
  };
  return index.headings.map((heading, section) => {
    const first = sectionStarts[section] ?? 0;
    const last = sectionStarts[section + 1] ?? first;
    for (const names of [heading, index.title]) for (const term of names) namedIn[slots.find(term)] = section + 1;
    const weights = new Float64Array(last - first);
    for (let at = first; at < last; at++) weights[at - first] = weigh(at, section);
    return heaviest(weights, perSection)
      .map((offset) => claims[first + offset])
      .filter((claim) => claim !== undefined);
  });
}

/** Places of the greatest weights, at most so many, in their order; of equal ones the first. */
function heaviest(weights: Float64Array, most: number): number[] {
  const least = weights.toSorted().at(-most) ?? Number.NEGATIVE_INFINITY;
  let equals = most - weights.reduce((above, weight) => above + (weight > least ? 1 : 0), 0);
  const places: number[] = [];
  for (const [place, weight] of weights.entries()) {
    if (weight > least || (weight === least && equals-- > 0)) places.push(place);
  }
  return places;
}
