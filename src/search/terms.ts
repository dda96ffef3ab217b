import { tokenise } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * The terms of a text in their order. `known` remembers terms of words as they stand, so that
 * a word which comes again costs one look-up.
 */
export function termsOf(text: string, vocabulary: Vocabulary, known: Map<string, number>): number[] {
  const terms: number[] = [];
  for (const { word } of tokenise(text)) {
    let term = known.get(word);
    if (term === undefined) {
      term = vocabulary.intern(word);
      known.set(word, term);
    }
    terms.push(term);
  }
  return terms;
}
