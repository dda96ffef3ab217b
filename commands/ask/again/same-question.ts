import { compareQuestions, fold, questionFacts } from '../../../src/search/for-features.ts';

/** Whether two questions ask the same: in the same words, or with the same words but those that carry no subject. */
export function isSameQuestion(one: string, other: string, language: string): boolean {
  if (wordsOf(one) === wordsOf(other)) return true;
  return compareQuestions(questionFacts(one, language), questionFacts(other, language)).isSame;
}

function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
