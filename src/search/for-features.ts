/**
 * What features need of the search's knowledge of language, beside `index.ts`: what a text holds that a question could be asked about, and how words
 * are compared. A feature that needs more adds it here.
 */
export type { AnswerKind } from './basics/search-types.ts';
import { languageOf } from './language/languages.ts';

export { type QuestionFacts, questionFacts } from './alike/question-facts.ts';
export { compareQuestions, type QuestionLikeness } from './alike/question-likeness.ts';
export { isCommonWord, loadCommonWords, subjectStems } from './language/common-words.ts';
export { fold, tokenise } from './language/tokens.ts';
export { recognise } from './recognise/recognise.ts';
export { type NameKeys, nameKeys, sharesName } from './recognise/same-names.ts';

/** A language's words that only join others, folded; none where it is not known. */
export function stopWordsOf(language: string): { readonly has: (word: string) => boolean } {
  return languageOf(language).stopWords;
}
