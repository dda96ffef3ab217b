import { claimOf, frequencyOf } from '../index/postings.ts';
import type { SearchScope } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';

/** Postings of headings that are looked at for one question. */
const BUDGET = 5_000;

type Met = { readonly claim: number; weight: number; words: number; readonly of: number };

/**
 * The first claims under the headings that are most like the question, best first: the words of these claims may be others. A heading
 * counts by what it has of the question, less the more it says beside.
 */
export function underHeadings(
  { words, content }: Question,
  { shard, from, to, entries }: SearchScope,
  importance: readonly number[],
  limit: number,
): number[] {
  const found = new Map<number, Met>();
  let budget = BUDGET;
  for (const word of content) {
    for (const { term, weight } of words[word]?.alternatives ?? []) {
      const first = shard.headings.seek(term, from);
      const last = shard.headings.seek(term, to);
      if (last - first > budget) continue;
      budget -= last - first;
      for (let at = first; at < last; at++) {
        const posting = shard.headings.pool[at] ?? 0;
        const claim = claimOf(posting);
        const met = found.get(claim) ?? { claim, weight: 0, words: 0, of: frequencyOf(posting) };
        met.weight += weight * (importance[word] ?? 0);
        met.words++;
        found.set(claim, met);
      }
    }
  }
  const likeness = ({ weight, words: met, of }: Met): number => weight * Math.sqrt(Math.min(1, met / of));
  return [...found.values()]
    .filter(({ claim }) => {
      const entry = shard.entryOf(claim);
      return entry !== undefined && (entries === undefined || entries.includes(entry));
    })
    .sort((a, b) => likeness(b) - likeness(a) || shard.inOrder(a.claim, b.claim))
    .slice(0, limit)
    .map(({ claim }) => claim);
}
