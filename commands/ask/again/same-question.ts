import { fold, subjectStems } from '../../../src/search/for-features.ts';

/** Whether two questions ask the same: in the same words, or with the same words but those that carry no subject. */
export function isSameQuestion(one: string, other: string, language: string): boolean {
  return wordsOf(one) === wordsOf(other) || stemsOf(one, language) === stemsOf(other, language);
}

function wordsOf(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

/** In their order: "does A pay B" is not "does B pay A". */
function stemsOf(text: string, language: string): string {
  return subjectStems(text, language).join(' ');
}
