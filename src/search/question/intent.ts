import type { Intent } from '../basics/search-types.ts';
import { fold, isAscii, UNSPACED_SCRIPT } from '../language/tokens.ts';
import { lexiconOf, type LexiconWord, lexiconWordsOf, lookUp } from '../recognise/lexicon.ts';
import { BIT, type Lexicon, type LexiconEntry } from '../recognise/word-lists.ts';
import { languagesLike, patternsOf, wordsOfText } from './intent-patterns.ts';

/** Longer questions are about claims: nobody greets or asks for a summary in so many words. */
const LONGEST = 110;
const LONGEST_WITH_TYPOS = 60;

/** What parts one clause from the next. */
const CLAUSE_END = /[?!,;:？！，；。،؟؛]+/gu;

/** Lower case, clauses on lines of their own, without other marks: what the patterns in `data/words/` are written for. */
const normalise = (question: string): string => {
  const lower = question.toLowerCase().replaceAll(CLAUSE_END, '\n');
  const plain = isAscii(lower)
    ? lower.replaceAll(/[^a-z0-9'\n]+/g, ' ').replaceAll(/(?<![a-z0-9])'+|'+(?![a-z0-9])/g, ' ')
    : lower
        .normalize('NFC')
        .replaceAll(/[’`´]/gu, "'")
        .replaceAll(/[^\p{L}\p{M}\p{N}'\n]+/gu, ' ')
        .replaceAll(/(?<!\p{L})'|'(?!\p{L})/gu, '');
  return plain
    .trim()
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll(/ ?\n\s*/g, '\n');
};

const HOLLOW = BIT.stop | BIT.copulas | BIT.articles;

/** Only words that say nothing by themselves. */
const areHollow = (
  words: readonly { readonly lower: string; readonly entry: LexiconEntry }[],
  language: string,
): boolean => {
  const hollow = patternsOf(language)?.hollow;
  return words.every(({ lower, entry }) => (entry.marks & HOLLOW) !== 0 || hollow?.has(lower) === true);
};

const isEmpty = (text: string, words: readonly string[], lexicon: Lexicon): boolean => {
  const read = words.map((lower) => ({ lower, entry: lookUp(lexicon, lower) }));
  if (areHollow(read, lexicon.language)) return true;
  return UNSPACED_SCRIPT.test(text) && areHollow(lexiconWordsOf(text, lexicon), lexicon.language);
};

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;

/** With a word that says something and, for each language, one that no pattern of it has: nearly all questions. */
const isPlainQuestion = (question: string, read: readonly LexiconWord[], language: string): boolean => {
  // A dotted abbreviation is one word here, and several for the patterns.
  if (question.includes('.') || areHollow(read, language)) return false;
  const words = UNSPACED_SCRIPT.test(question)
    ? (question.toLowerCase().match(LETTERS) ?? [])
    : read.map(({ lower }) => lower);
  return languagesLike(words).length === 0;
};

/** What a question says that a pattern covers, in the article's language first. */
const patternIntent = (folded: string, language: string): Intent | undefined => {
  const codes = languagesLike(wordsOfText(folded));
  const inOrder = codes.includes(language) ? [language, ...codes.filter((code) => code !== language)] : codes;
  for (const code of inOrder) {
    const intent = patternsOf(code)?.intentOf(folded);
    if (intent !== undefined) return intent;
  }
  return undefined;
};

const NEVER = (): boolean => false;

/**
 * Whether a question is about a claim, about the article as a whole, small talk, or nothing at all. A pattern must cover
 * the whole question, so that "who wrote the constitution" and "hello kitty was created by whom" stay questions about
 * claims. Small talk is understood in every language that has patterns, whatever the article's; typos only in its own.
 * `isWord` tells which folded words are not typos.
 */
export const detectIntent = (question: string, language: string, isWord: (word: string) => boolean = NEVER): Intent => {
  const lexicon = lexiconOf(language);
  if (question.length > LONGEST * 4) return { kind: 'claims' };
  const read = lexiconWordsOf(question, lexicon);
  const withTypos = (): Intent => {
    const words = question.length > LONGEST_WITH_TYPOS ? [] : read.map(({ lower }) => lower);
    return patternsOf(lexicon.language)?.intentOfTypos(words, isWord) ?? { kind: 'claims' };
  };
  if (isPlainQuestion(question, read, lexicon.language)) return withTypos();
  const text = normalise(question);
  if (text === '') return { kind: 'empty' };
  const intent = text.length > LONGEST ? undefined : patternIntent(fold(text), lexicon.language);
  if (intent !== undefined) return intent;
  return isEmpty(text, wordsOfText(text), lexicon) ? { kind: 'empty' } : withTypos();
};
