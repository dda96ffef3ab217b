import { UNSPACED_SCRIPT } from './characters.ts';
import type { Intent } from './types.ts';
import { INTENT_LANGUAGES, patternsOf } from './intent-patterns.ts';
import { lexiconOf, lookUp } from './recognise-lexicon.ts';
import { BIT } from './recognise-marks.ts';
import { wordsOf } from './recognise-words.ts';

/** Longer questions are about claims: nobody greets or asks for a summary in so many words. */
const LONGEST = 110;

/** Lower case, without marks at the ends of words: what the patterns in `data/words/` are written for. */
const normalise = (question: string): string => {
  const lower = question.toLowerCase();
  if (/^[\u0000-\u007f]*$/.test(lower)) {
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

/** Only words that say nothing by themselves. */
const isEmpty = (text: string, words: readonly string[], language: string): boolean => {
  const lexicon = lexiconOf(language);
  const isHollow = (word: string): boolean => (lookUp(lexicon, word).marks & HOLLOW) !== 0;
  if (words.every((word) => isHollow(word))) return true;
  return UNSPACED_SCRIPT.test(text) && wordsOf(text, lexicon).every(({ entry }) => (entry.marks & HOLLOW) !== 0);
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
  const words = text.split(/[ ']+/u);
  if (text.length <= LONGEST) {
    const own = lexiconOf(language).language;
    for (const other of [own, ...INTENT_LANGUAGES.filter((code) => code !== own)]) {
      const patterns = patternsOf(other);
      const intent = patterns?.mayMatch(words) === true ? patterns.intentOf(text) : undefined;
      if (intent !== undefined) return intent;
    }
  }
  return isEmpty(text, words, language) ? { kind: 'empty' } : { kind: 'claims' };
};
