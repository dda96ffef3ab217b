import type { Claim } from '../article/model.ts';
import { claimsWith, type Scope } from './scope.ts';

/** What a word counts beside its share of claims when a heading or the title names it. */
const NAMED = 0.5;

/**
 * The claims of each section that share most with the rest of the article, in their order.
 *
 * A claim's weight is the sum over its words of the share of claims that hold the word, and `NAMED` where a heading or the
 * title does, divided by the root of their number: words that many claims share speak of the article's subject, as in
 * SumBasic (Nenkova & Vanderwende 2005), whose mean would favour short claims.
 */
export function central(scope: Scope, perSection: number): (readonly Claim[])[] {
  const { entry, shard } = scope;
  if (entry === undefined) return [];
  const { index } = entry;
  return index.headings.map((heading, section) => {
    const first = index.sectionStarts[section] ?? 0;
    const last = index.sectionStarts[section + 1] ?? first;
    const named = new Set([...heading, ...index.title]);
    const weighed = index.claims.slice(first, last).map((claim, offset) => {
      const at = first + offset;
      const terms = new Set(index.terms.subarray(index.offsets[at], index.offsets[at + 1]));
      let weight = 0;
      let counted = 0;
      for (const term of terms) {
        if (shard.vocabulary.isStop(term)) continue;
        counted++;
        weight += claimsWith(term, scope) / scope.claims + (named.has(term) ? NAMED : 0);
      }
      return { claim, offset, weight: weight / Math.sqrt(Math.max(counted, 1)) };
    });
    return weighed
      .sort((a, b) => b.weight - a.weight || a.offset - b.offset)
      .slice(0, perSection)
      .sort((a, b) => a.offset - b.offset)
      .map(({ claim }) => claim);
  });
}
