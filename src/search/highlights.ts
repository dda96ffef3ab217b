import type { Question } from './question.ts';
import { tokenise } from './tokens.ts';
import type { Span } from './types.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Where a claim has the question's words, in order and not overlapping. Stop words are left out. */
export function matchedSpans(text: string, { words, content }: Question, vocabulary: Vocabulary): Span[] {
  const asked = new Set(content.flatMap((place) => words[place]?.alternatives.map(({ term }) => term) ?? []));
  return tokenise(text)
    .filter(({ word }) => {
      const term = vocabulary.find(word);
      return term !== undefined && asked.has(term);
    })
    .map(({ start, end }) => ({ start, end }));
}
