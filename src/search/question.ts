import { nearestWords } from './fuzzy-words.ts';
import { claimsWith, type Scope } from './scope.ts';
import { tokenise } from './tokens.ts';
import type { Span } from './types.ts';

/** A term of the articles that a word of the question may stand for, and how well: 1 for the same stem. */
export type Alternative = { readonly term: number; readonly weight: number };

/** A word of the question. */
export type Word = Span & {
  readonly word: string;
  readonly stop: boolean;
  /** Empty where no article has anything like it. */
  readonly alternatives: readonly Alternative[];
  /** Rarity in the scope, `ln(1 + (N - n + 0.5) / (n + 0.5))`. */
  readonly idf: number;
  /** What it was taken for, where no article has the word itself. */
  readonly correction: string | undefined;
};

/** A corrected word counts a little less than one that was typed right. */
const CORRECTED = 0.9;

/** The words of a question, in order, as the scope's articles know them. */
export function readWords(question: string, scope: Scope): Word[] {
  const { vocabulary } = scope.shard;
  const { language } = vocabulary;
  return tokenise(question).map(({ word, start, end }) => {
    const folded = language.fold(word);
    const stop = language.stopWords.has(folded);
    const term = vocabulary.find(word);
    let alternatives: Alternative[] = term === undefined ? [] : [{ term, weight: 1 }];
    let correction: string | undefined;
    if (term === undefined && !stop) {
      const [nearest] = nearestWords(folded, vocabulary);
      if (nearest !== undefined) {
        alternatives = [{ term: nearest.term, weight: CORRECTED ** nearest.edits }];
        correction = nearest.word;
      }
    }
    return { word, start, end, stop, alternatives, idf: rarity(alternatives, scope), correction };
  });
}

function rarity(alternatives: readonly Alternative[], scope: Scope): number {
  const claims = Math.max(0, ...alternatives.map(({ term }) => claimsWith(term, scope)));
  return Math.log(1 + (scope.claims - claims + 0.5) / (claims + 0.5));
}
