import { likeliestLanguage } from '../../article/likeliest-language.ts';
import { languageOf } from '../language/languages.ts';
import { tokenise } from '../language/tokens.ts';
import type { SearchResult } from '../basics/search-types.ts';
import { entriesOf, type SearchScope } from '../index/shard.ts';
import { listOf } from '../recognise/word-lists.ts';

/** Scripts, and the languages that Docent knows which are written in each; all others are written in Latin letters. */
const SCRIPTS: readonly (readonly [RegExp, ReadonlySet<string>])[] = [
  [/\p{Script=Cyrillic}/u, new Set(['ru', 'uk', 'be', 'bg', 'sr', 'mk', 'kk', 'ky', 'mn', 'tg'])],
  [/\p{Script=Greek}/u, new Set(['el'])],
  [/\p{Script=Arabic}/u, new Set(['ar', 'fa', 'ur', 'ku', 'ps', 'ug'])],
  [/\p{Script=Hebrew}/u, new Set(['he', 'yi'])],
  [/\p{Script=Devanagari}/u, new Set(['hi', 'mr', 'ne'])],
  [/\p{Script=Thai}/u, new Set(['th'])],
  [/\p{Script=Hangul}/u, new Set(['ko'])],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, new Set(['zh', 'ja'])],
];

/** The script that most words of a text are in, as its place in the list; −1 for Latin and whatever else. */
function scriptOf(words: readonly string[]): number {
  const counts = SCRIPTS.map(([letters]) => words.filter((word) => letters.test(word)).length);
  const most = Math.max(...counts);
  return 2 * most > words.length ? counts.indexOf(most) : -1;
}

/** Whether a word is in a script that a language has for itself or with few others: Latin letters tell nothing. */
const isInScript = (word: string, code: string): boolean => SCRIPTS[scriptOfLanguage(code)]?.[0].test(word) === true;

const scriptOfLanguage = (code: string): number => SCRIPTS.findIndex(([, codes]) => codes.has(code));

/** Small words that a question in a language has, at least, and by how many more than of the articles' language. */
const LEAST_SMALL_WORDS = 2;
const MORE_SMALL_WORDS = 2;

/**
 * Whether a question is surely in none of some languages: in another script, or in what the detector takes for another language and
 * has small words of that one, which the others lack. A few names are in no language.
 *
 * @example isInOtherLanguage('Wann hat die Bücherei offen?', ['en']) // true
 */
function isInOtherLanguage(question: string, languages: readonly string[]): boolean {
  const words = tokenise(question, 64).map(({ word }) => word);
  const letters = words.filter((word) => /\p{L}/u.test(word));
  if (letters.length < LEAST_SMALL_WORDS || languages.length === 0 || languages.includes('und')) return false;
  if (languages.some((code) => letters.some((word) => isInScript(word, code)))) return false;
  const script = scriptOf(letters);
  if (!languages.some((code) => scriptOfLanguage(code) === script)) return script >= 0 || isSpoken(letters, question);
  const likeliest = likeliestLanguage(question);
  if (likeliest === undefined || languages.includes(likeliest.language)) return false;
  const own = smallWords(letters, likeliest.language);
  if (own >= LEAST_SMALL_WORDS && languages.every((code) => own - smallWords(letters, code) >= MORE_SMALL_WORDS))
    return true;
  // "Cuánto cuesta la gasolina" has one small word; what the detector is sure of, and no word of theirs is in, needs no more.
  const isPlain = likeliest.isSure && letters.length >= LEAST_WORDS;
  const asks = own + askWords(letters, likeliest.language) > 0 || SPANISH_MARK.test(question);
  return isPlain && asks && languages.every((code) => smallWords(letters, code) === 0);
}

/** Words of a question that needs but one small word. */
const LEAST_WORDS = 3;

const SPANISH_MARK = /[¿¡]/u;

function askWords(words: readonly string[], code: string): number {
  const { fold } = languageOf(code);
  const asks = new Set(Object.values(listOf(code).ask ?? {}).flatMap((phrases) => phrases.map(fold)));
  return words.filter((word) => asks.has(fold(word))).length;
}

/** Whether a text in Latin letters is more than names. */
function isSpoken(letters: readonly string[], question: string): boolean {
  const found = likeliestLanguage(question)?.language;
  return found !== undefined && smallWords(letters, found) >= LEAST_SMALL_WORDS;
}

function smallWords(words: readonly string[], code: string): number {
  const { fold, stopWords } = languageOf(code);
  return words.filter((word) => stopWords.has(fold(word))).length;
}

/** The languages of the articles, where a question is in none of them. */
export function languagesFor(question: string, scopes: readonly SearchScope[]): Pick<SearchResult, 'languages'> {
  const languages = scopes
    .filter((scope) => entriesOf(scope).length > 0)
    .map(({ shard }) => shard.vocabulary.language.code);
  return isInOtherLanguage(question, languages) ? { languages } : {};
}
