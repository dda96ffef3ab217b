import { isAscii, UNSPACED_SCRIPT } from './characters.ts';
import type { Intent } from './types.ts';
import { INTENT_LANGUAGES, patternsOf } from './intent-patterns.ts';
import { lexiconOf, lookUp } from './recognise-lexicon.ts';
import { BIT, type Entry, type Lexicon } from './recognise-marks.ts';
import { wordsOf } from './recognise-words.ts';

/** Longer questions are about claims: nobody greets or asks for a summary in so many words. */
const LONGEST = 110;

/** Lower case, without marks at the ends of words: what the patterns in `data/words/` are written for. */
const normalise = (question: string): string => {
  const lower = question.toLowerCase();
  if (isAscii(lower)) {
    return lower
      .replaceAll(/[^a-z0-9']+/g, ' ')
      .replaceAll(/(?:^| )'+|'+(?: |$)/g, ' ')
      .trim();
  }
  return lower
    .normalize('NFC')
    .replaceAll(/[’`´]/gu, "'")
    .replaceAll(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .replaceAll(/(?<!\p{L})'|'(?!\p{L})/gu, '')
    .trim();
};

const HOLLOW = BIT.stop | BIT.copulas | BIT.articles;

const isHollow = ({ marks }: Entry): boolean => (marks & HOLLOW) !== 0;

/** Only words that say nothing by themselves. */
const isEmpty = (text: string, words: readonly string[], lexicon: Lexicon): boolean => {
  if (words.every((word) => isHollow(lookUp(lexicon, word)))) return true;
  return UNSPACED_SCRIPT.test(text) && wordsOf(text, lexicon).every(({ entry }) => isHollow(entry));
};

const mayBeIntent = (words: readonly string[], language: string): boolean =>
  patternsOf(language)?.mayMatch(words) === true;

/** In plain letters, with a word that says something and, for each language, one that no pattern has: nearly all questions. */
const isPlainQuestion = (question: string, lexicon: Lexicon): boolean => {
  // A dotted abbreviation is one word here, and several for the patterns.
  if (!isAscii(question) || question.includes('.')) return false;
  const read = wordsOf(question, lexicon);
  if (read.every(({ entry }) => isHollow(entry))) return false;
  const words = read.map(({ lower }) => lower);
  return !mayBeIntent(words, lexicon.language) && !INTENT_LANGUAGES.some((code) => mayBeIntent(words, code));
};

/**
 * Whether a question is about a claim, about the article as a whole, small talk, or nothing at all. A pattern must cover
 * the whole question, so that "who wrote the constitution" and "hello kitty was created by whom" stay questions about
 * claims. Small talk is understood in every language that has patterns, whatever the article's.
 */
export const detectIntent = (question: string, language: string): Intent => {
  const lexicon = lexiconOf(language);
  if (question.length > LONGEST * 4 || isPlainQuestion(question, lexicon)) return { kind: 'claims' };
  const text = normalise(question);
  if (text === '') return { kind: 'empty' };
  const words = text.split(/[ ']+/u);
  if (text.length <= LONGEST) {
    const own = lexicon.language;
    for (const code of [own, ...INTENT_LANGUAGES.filter((other) => other !== own)]) {
      const intent = mayBeIntent(words, code) ? patternsOf(code)?.intentOf(text) : undefined;
      if (intent !== undefined) return intent;
    }
  }
  return isEmpty(text, words, lexicon) ? { kind: 'empty' } : { kind: 'claims' };
};
