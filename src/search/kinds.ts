import type { AnswerKind } from './types.ts';
import { type AskPhrase, type Asks, asksOf, foldingOf } from './kinds-phrases.ts';
import { lexiconOf } from './recognise-lexicon.ts';
import { BIT } from './recognise-marks.ts';
import { type Word, wordsOf } from './recognise-words.ts';

export type QuestionKinds = {
  /** What may answer, most wanted first; never empty. */
  readonly kinds: readonly AnswerKind[];
  /** Words, in lower case, of the noun phrase after what, which or how many ("which country" → country). */
  readonly focus: readonly string[];
};

/** Words looked at after (or before) the question word for the noun it goes with. */
const FOCUS_WINDOW = 7;
const FOCUS_LENGTH = 4;

type Found = { readonly phrase: AskPhrase; readonly from: number; readonly to: number };

const askAt = (folded: readonly string[], asks: Asks, at: number): Found | undefined => {
  for (const phrase of asks.byFirst.get(folded[at] ?? '') ?? []) {
    if (phrase.words.every((word, index) => folded[at + index] === word)) {
      return { phrase, from: at, to: at + phrase.words.length - 1 };
    }
  }
  return undefined;
};

const isStop = (word: Word): boolean => (word.entry.marks & (BIT.stop | BIT.copulas | BIT.articles)) !== 0;

type Focus = { readonly kinds: readonly AnswerKind[]; readonly words: readonly string[]; readonly bare: boolean };

/** The noun phrase after the question word: "what is the name of the quarterback who …" → quarterback. */
const focusAfter = (words: readonly Word[], folded: readonly string[], { skips, nouns }: Asks, from: number): Focus => {
  const phrase: string[] = [];
  let copula = false;
  let kinds: readonly AnswerKind[] = [];
  for (let at = from; at < words.length && at < from + FOCUS_WINDOW; at++) {
    const [word, key] = [words[at], folded[at] ?? ''];
    if (word === undefined || (word.gap > 2 && at > from)) break;
    const isCopula = (word.entry.marks & BIT.copulas) !== 0;
    const skipped = skips.has(key) || (word.entry.marks & BIT.articles) !== 0;
    if (phrase.length === 0 && (isCopula || skipped)) {
      copula ||= isCopula;
      continue;
    }
    if (isStop(word) || isCopula || phrase.length === FOCUS_LENGTH) break;
    const known = nouns.get(key);
    if (kinds.length > 0 && known === undefined) break;
    phrase.push(word.lower);
    kinds = known ?? kinds;
  }
  return { kinds, words: phrase, bare: copula };
};

/** Where the noun stands before the question word ("nước nào"). */
const focusBefore = (words: readonly Word[], folded: readonly string[], { nouns }: Asks, to: number): Focus => {
  for (let at = to; at >= 0 && at > to - 3; at--) {
    const kinds = nouns.get(folded[at] ?? '') ?? nouns.get(`${folded[at - 1] ?? ''} ${folded[at] ?? ''}`);
    if (kinds !== undefined) return { kinds, words: [words[at]?.lower ?? ''], bare: false };
  }
  const word = words[to];
  return { kinds: [], words: word === undefined || isStop(word) ? [] : [word.lower], bare: false };
};

/** Without a question word: search-engine style, "soviet projects number". */
const kindsOfKeywords = (folded: readonly string[], { nouns }: Asks): readonly AnswerKind[] => {
  const ends = [folded.at(-1) ?? '', folded[0] ?? ''];
  for (const word of ends) {
    const kinds = nouns.get(word);
    if (kinds !== undefined && folded.length > 1) return kinds;
  }
  return [];
};

/**
 * What a question asks for, in the languages with question words in `data/words/`; elsewhere `thing`. Two questions in
 * one ("who founded it and when") give the kinds of both.
 */
export const analyseQuestion = (question: string, language: string): QuestionKinds => {
  const lexicon = lexiconOf(language);
  const words = wordsOf(question, lexicon);
  const fold = foldingOf(question, lexicon.language);
  const folded = words.map((word) => fold(word.lower));
  const asks = asksOf(lexicon, fold);
  const kinds: AnswerKind[] = [];
  const focus: string[] = [];
  let asked = false;
  let secondary = false;
  for (let at = 0; at < words.length; at++) {
    const found = askAt(folded, asks, at);
    if (found === undefined) continue;
    const again = asks.and.has(folded[at - 1] ?? '');
    const afterClause = words[found.from]?.gap === 3 && !secondary;
    if (asked && !again && !afterClause) continue;
    if (asked && afterClause && !again) {
      // "When many people are arrested, what is …": the first was no question.
      kinds.length = 0;
      focus.length = 0;
    }
    secondary = asked;
    asked = true;
    at = found.to;
    const { phrase } = found;
    if (!phrase.what) {
      kinds.push(...phrase.kinds);
      if (phrase.kinds.includes('number')) focus.push(...focusAfter(words, folded, asks, found.to + 1).words);
      continue;
    }
    const noun = phrase.after
      ? focusBefore(words, folded, asks, found.from - 1)
      : focusAfter(words, folded, asks, found.to + 1);
    focus.push(...noun.words);
    kinds.push(...(noun.kinds.length > 0 ? noun.kinds : ([noun.bare ? 'definition' : 'thing'] as const)));
  }
  if (!asked) kinds.push(...kindsOfKeywords(folded, asks));
  if (words.some((word) => asks.or.has(word.lower)) && /[?？]\s*$|^\s*\S+ (?:is|was)/u.test(question))
    kinds.push('choice');
  return { kinds: kinds.length > 0 ? [...new Set(kinds)] : ['thing'], focus: [...new Set(focus)] };
};
