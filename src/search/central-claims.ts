import type { Claim } from '../article/article-model.ts';
import { claimWeights, heaviestOf, lastLookedAt } from './claim-weights.ts';
import { sectionStart } from './index/article-index.ts';
import type { Entry, Shard } from './index/shard.ts';

/** The claims of each section that say most of what the article says, at most so many, in their order. */
export function central(entry: Entry, shard: Shard, perSection: number): (readonly Claim[])[] {
  const { index } = entry;
  const weights = claimWeights(entry, shard);
  return index.headings.map((_, section) => {
    const first = sectionStart(index, section);
    return heaviestOf(weights.subarray(first, lastLookedAt(index, section)), perSection)
      .toSorted((a, b) => a - b)
      .map((offset) => index.claims[first + offset])
      .filter((claim) => claim !== undefined);
  });
}
