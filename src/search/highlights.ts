import type { ClaimFacts } from './claim-facts.ts';
import type { Question } from './question.ts';
import type { Entry } from './shard.ts';
import type { Span } from './types.ts';

/** Where claim `at` has the question's words, in order and not overlapping. Stop words are left out. */
export function matchedSpans({ index }: Entry, at: number, { terms }: Question, { starts, ends }: ClaimFacts): Span[] {
  const from = index.offsets[at] ?? 0;
  const spans: Span[] = [];
  for (let place = 0; place < starts.length; place++) {
    if (!terms.includes(index.terms[from + place] ?? -1)) continue;
    spans.push({ start: starts[place] ?? 0, end: ends[place] ?? 0 });
  }
  return spans;
}
