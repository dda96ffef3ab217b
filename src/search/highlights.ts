import type { Question } from './question.ts';
import type { Entry } from './shard.ts';
import { tokenise } from './tokens.ts';
import type { Span } from './types.ts';

/** Where claim `at` has the question's words, in order and not overlapping. Stop words are left out. */
export function matchedSpans({ index }: Entry, at: number, { words, content }: Question): Span[] {
  const claim = index.claims[at];
  if (claim === undefined) return [];
  const asked = new Set(content.flatMap((place) => words[place]?.alternatives.map(({ term }) => term) ?? []));
  const from = index.offsets[at] ?? 0;
  return tokenise(claim.text).flatMap(({ start, end }, place) =>
    asked.has(index.terms[from + place] ?? -1) ? [{ start, end }] : [],
  );
}
