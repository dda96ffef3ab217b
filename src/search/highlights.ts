import { factsOf } from './claim-facts.ts';
import type { Question } from './question.ts';
import type { Entry } from './shard.ts';
import type { Span } from './types.ts';

/** Where claim `at` has the question's words, in order and not overlapping. Stop words are left out. */
export function matchedSpans({ index }: Entry, at: number, { words, content }: Question, language: string): Span[] {
  const claim = index.claims[at];
  if (claim === undefined) return [];
  const asked = new Set(content.flatMap((place) => words[place]?.alternatives.map(({ term }) => term) ?? []));
  const { starts, ends } = factsOf(claim, language);
  const from = index.offsets[at] ?? 0;
  const spans: Span[] = [];
  for (const [place, start] of starts.entries()) {
    if (asked.has(index.terms[from + place] ?? -1)) spans.push({ start, end: ends[place] ?? start });
  }
  return spans;
}
