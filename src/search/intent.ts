import type { Intent } from './types.ts';
import { INTENT_LANGUAGES, patternsOf } from './intent-patterns.ts';
import { lexiconOf } from './recognise-lexicon.ts';
import { BIT } from './recognise-marks.ts';
import { wordsOf } from './recognise-words.ts';

/** Longer questions are about claims: nobody greets or asks for a summary in so many words. */
const LONGEST = 110;

/** Lower case, without marks at the ends of words: what the patterns in `data/words/` are written for. */
const normalise = (question: string): string =>
  question
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[’`´]/gu, "'")
    .replaceAll(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .replaceAll(/(?<!\p{L})'|'(?!\p{L})/gu, '')
    .trim();

/** Only words that say nothing by themselves. */
const isEmpty = (question: string, language: string): boolean => {
  const lexicon = lexiconOf(language);
  const hollow = BIT.stop | BIT.copulas | BIT.articles;
  return wordsOf(question, lexicon).every((word) => (word.entry.marks & hollow) !== 0);
};

const intentOf = (question: string, words: readonly string[], language: string): Intent | undefined => {
  const patterns = patternsOf(language);
  if (patterns === undefined || !patterns.mayMatch(words)) return undefined;
  const rest = question.replace(patterns.opening, '');
  for (const { intent, pattern } of patterns.intents) {
    if (pattern.test(question) || (rest !== question && rest !== '' && pattern.test(rest))) return intent;
  }
  return undefined;
};

/**
 * Whether a question is about a claim, about the article as a whole, small talk, or nothing at all. A pattern must cover
 * the whole question, so that "who wrote the constitution" and "hello kitty was created by whom" stay questions about
 * claims. Small talk is understood in every language that has patterns, whatever the article's.
 */
export const detectIntent = (question: string, language: string): Intent => {
  if (question.length > LONGEST * 4) return { kind: 'claims' };
  const text = normalise(question);
  if (text === '') return { kind: 'empty' };
  if (text.length <= LONGEST) {
    const own = lexiconOf(language).language;
    const words = text.split(/[ ']+/u);
    for (const other of [own, ...INTENT_LANGUAGES.filter((code) => code !== own)]) {
      const intent = intentOf(text, words, other);
      if (intent !== undefined) return intent;
    }
  }
  return isEmpty(question, language) ? { kind: 'empty' } : { kind: 'claims' };
};
