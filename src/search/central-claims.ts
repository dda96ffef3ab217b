import { claimStart, sectionStart } from './index/article-index.ts';
import type { Claim } from '../article/article-model.ts';
import type { Entry, Shard } from './index/shard.ts';

/** What a word counts beside its share of claims when a heading or the title names it. */
const NAMED = 0.5;

/** Of an article with more claims than this, only the first part of each section is looked at: it is done at one go. */
export const MOST_CLAIMS = 12_000;

/**
 * The claims of each section that share most with the rest of the article, in their order.
 *
 * A claim's weight is the sum over its words of the share of claims that hold the word, and `NAMED` where a heading or the
 * title does, divided by the root of their number: words that many claims share speak of the article's subject, as in
 * SumBasic (Nenkova & Vanderwende 2005), whose mean would favour short claims.
 */
export function central({ index }: Entry, { vocabulary }: Shard, perSection: number): (readonly Claim[])[] {
  const { claims, terms, distinct, claimCounts } = index;
  // By term: its share of claims, −1 for a stop word; one more than the last claim that has it, and than the last section named by it.
  const shares = new Float64Array(vocabulary.size);
  const inClaim = new Uint32Array(shares.length);
  const namedIn = new Uint32Array(shares.length);
  for (const [place, term] of distinct.entries()) {
    shares[term] = vocabulary.isStop(term) ? -1 : (claimCounts[place] ?? 0) / claims.length;
  }

  const weigh = (at: number, section: number): number => {
    let weight = 0;
    let counted = 0;
    const end = claimStart(index, at + 1);
    for (let place = claimStart(index, at); place < end; place++) {
      const term = terms[place] ?? 0;
      const share = shares[term] ?? 0;
      if (share < 0 || inClaim[term] === at + 1) continue;
      inClaim[term] = at + 1;
      counted++;
      weight += share + (namedIn[term] === section + 1 ? NAMED : 0);
    }
    return weight / Math.sqrt(Math.max(counted, 1));
  };
  return index.headings.map((heading, section) => {
    const first = sectionStart(index, section);
    const size = sectionStart(index, section + 1) - first;
    const last = first + Math.ceil(size * Math.min(1, MOST_CLAIMS / claims.length));
    for (const names of [heading, index.title]) for (const term of names) namedIn[term] = section + 1;
    const weights = new Float64Array(last - first);
    for (let at = first; at < last; at++) weights[at - first] = weigh(at, section);
    return heaviest(weights, perSection)
      .map((offset) => claims[first + offset])
      .filter((claim) => claim !== undefined);
  });
}

/** Places of the greatest weights, at most so many, in their order; of equal ones the first. */
function heaviest(weights: Float64Array, most: number): number[] {
  if (most >= weights.length) return [...weights.keys()];
  const least = weights.toSorted()[weights.length - most] ?? Number.POSITIVE_INFINITY;
  let equals = most - weights.reduce((above, weight) => above + (weight > least ? 1 : 0), 0);
  const places: number[] = [];
  for (const [place, weight] of weights.entries()) {
    if (weight > least || (weight === least && equals-- > 0)) places.push(place);
  }
  return places;
}
