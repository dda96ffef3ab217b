import { detectIntent } from '../../../src/search/question/intent.ts';

/** What a question is about, in a word: "summary", "greeting", "claims" …; "author+date" where it asks for two things. */
export const said = (question: string, language = 'en', isWord?: (word: string) => boolean): string => {
  const intent = detectIntent(question, language, isWord);
  const about = 'about' in intent ? intent.about : intent.kind;
  return 'also' in intent ? `${about}+${intent.also}` : about;
};
