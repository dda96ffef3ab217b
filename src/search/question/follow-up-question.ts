import { languageOf } from '../language/languages.ts';
import { pointsBack } from '../language/leans-on.ts';
import { tokenise } from '../language/tokens.ts';

/** Beginnings that carry a question on ("and China?", "what about wheat?"). */
const CARRIES_ON =
  /^(?:and|but|or|also|then|what about|how about|y|e|und|et|è|и|а|και|ve|và|ซึ่ง|و|और|那么?|还有|și|pero|aber|mais|но)(?=[^\p{L}]|$)/iu;

/** More words than these make a question of their own, even with a pronoun. */
const MOST_WORDS = 5;

/**
 * The question as it is to be searched: with the words of the one before, where it is a fragment ("why?"), carries on
 * ("and China?") or points back ("when was that?"); as it is where it names a subject of its own.
 */
export function followUp(question: string, previous: string | undefined, code: string): string {
  if (previous === undefined || previous.trim() === '') return question;
  const language = languageOf(code);
  const words = tokenise(question).map(({ word }) => language.fold(word));
  if (words.length === 0) return question;
  const content = words.filter((word) => !language.stopWords.has(word) && !pointsBack(word, code));
  const leans = CARRIES_ON.test(question.trim()) || words.some((word) => pointsBack(word, code));
  const joined = content.length === 0 || (leans && content.length <= MOST_WORDS);
  return joined ? `${question} ${previous}` : question;
}
