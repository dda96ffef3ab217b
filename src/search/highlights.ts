import type { Question } from './question.ts';
import type { Entry } from './shard.ts';
import { tokenise } from './tokens.ts';
import type { Span } from './types.ts';

/** Where claim `at` has the question's words, in order and not overlapping. Stop words are left out. */
export function matchedSpans({ index }: Entry, at: number, { words, content }: Question): Span[] {
  const claim = index.claims[at];
  if (claim === undefined) return [];
  const asked = content.flatMap((place) => words[place]?.alternatives.map(({ term }) => term) ?? []);
  const from = index.offsets[at] ?? 0;
  const spans: Span[] = [];
  let place = from;
  for (const { start, end } of tokenise(claim.text)) {
    if (asked.includes(index.terms[place++] ?? -1)) spans.push({ start, end });
  }
  return spans;
}
