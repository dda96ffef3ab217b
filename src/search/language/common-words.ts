import { readFileSync } from 'node:fs';
import { Slices } from '../basics/slices.ts';
import { languageOf, SortedWords } from './languages.ts';
import { tokenise } from './tokens.ts';

/** As rare as this a word is no longer everybody's: of English some 10,000 words are more common, of other languages 3,000. */
const COMMON = 0.8;

let names: SortedWords | undefined;

/** Reads what is known of a language's words, slice by slice: without it, the first word waits for that at one go. */
export async function loadCommonWords(language: string): Promise<void> {
  await languageOf(language).load(new Slices());
}

/** Whether everybody uses a word: it is among the common ones of the language, has no digit, and is not written as a name in English. */
export function isCommonWord(word: string, language: string): boolean {
  const { fold, stopWords, everyday } = languageOf(language);
  const folded = fold(word);
  if (/\p{N}/u.test(word)) return false;
  if (stopWords.has(folded)) return true;
  names ??= new SortedWords(readFileSync(new URL('../../../data/everyday/names.txt', import.meta.url)));
  const { listed, rarity } = everyday()(folded);
  return listed && rarity <= COMMON && names.indexOf(languageOf('en').fold(word)) < 0;
}

/** The stems of a text's words but those that carry no subject, each once; of nothing but such, of all. */
export function subjectStems(text: string, language: string): readonly string[] {
  const { fold, stem, stopWords } = languageOf(language);
  const words = tokenise(text).map(({ word }) => word);
  const telling = words.filter((word) => !stopWords.has(fold(word)));
  return [...new Set((telling.length === 0 ? words : telling).map((word) => stem(word)))];
}
