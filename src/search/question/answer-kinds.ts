import type { AnswerKind } from '../basics/search-types.ts';
import { isAscii } from '../language/tokens.ts';
import { gapBefore, has, lexiconOf, type LexiconWord, lexiconWordsOf } from '../recognise/lexicon.ts';
import { BIT, type Lexicon } from '../recognise/word-lists.ts';
import { type AskPhrase, type Asks, buildAsks } from './question-words.ts';

type QuestionKinds = {
  /** What may answer, most wanted first; never empty. */
  readonly kinds: readonly AnswerKind[];
  /** Words, in lower case, of the noun phrase after what, which or how many ("which country" → country). */
  readonly focus: readonly string[];
  /** What a second question in the same one asks for ("who founded it and when"). */
  readonly second: readonly AnswerKind[];
  /** Where the second question begins; undefined for a single one. */
  readonly secondAt: number | undefined;
};

/** Without accents: people leave them out of questions ("cuando", "ou"). */
const bare = (word: string): string =>
  isAscii(word)
    ? word
    : word
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/gu, '')
        .normalize('NFC');

/** Languages in which words differ by their accents alone: Vietnamese "đâu" asks where, "đầu" is a head. */
const ACCENTS_TELL = new Set(['vi']);

/** How the words of a question are compared. Where accents tell words apart, they are left out only if all of them were. */
const foldingOf = (question: string, language: string): ((word: string) => string) =>
  ACCENTS_TELL.has(language) && !isAscii(question) ? (word) => word.normalize('NFC') : bare;

const asksByLexicon = new WeakMap<Lexicon, Map<boolean, Asks>>();

/** A language's question words as they are compared, built once. */
const asksOf = (lexicon: Lexicon, fold: (word: string) => string): Asks => {
  let known = asksByLexicon.get(lexicon);
  if (known === undefined) asksByLexicon.set(lexicon, (known = new Map()));
  let asks = known.get(fold === bare);
  if (asks === undefined) known.set(fold === bare, (asks = buildAsks(lexicon, fold)));
  return asks;
};

/** Whether a word, folded or not, is one that questions of the language begin with. */
export const isQuestionWord = (word: string, language: string): boolean =>
  asksOf(lexiconOf(language), bare).byFirst.has(bare(word.toLowerCase()));

/** Words looked at after (or before) the question word for the noun it goes with. */
const FOCUS_WINDOW = 7;
const FOCUS_LENGTH = 4;

type Found = { readonly phrase: AskPhrase; readonly from: number; readonly to: number };

const askAt = (folded: readonly string[], asks: Asks, at: number): Found | undefined => {
  const phrases = asks.byFirst.get(folded[at] ?? '');
  if (phrases === undefined) return undefined;
  for (const phrase of phrases) {
    if (phrase.words.every((word, index) => folded[at + index] === word)) {
      return { phrase, from: at, to: at + phrase.words.length - 1 };
    }
  }
  return undefined;
};

const isStop = (word: LexiconWord): boolean => (word.entry.marks & (BIT.stop | BIT.copulas | BIT.articles)) !== 0;

/** What is asked for is not the owner: "China's trade volume". */
const isPossessive = (word: LexiconWord): boolean => word.lower === 's' && word.gap === 2;

type Focus = { readonly kinds: readonly AnswerKind[]; readonly words: readonly string[]; readonly bare: boolean };

/** Words of the longest known noun. */
const LONGEST_NOUN = 3;

type Noun = { readonly kinds: readonly AnswerKind[]; readonly size: number };

/** The longest known noun that begins, or with `step` −1 ends, at a word. */
const nounAt = (folded: readonly string[], nouns: Asks['nouns'], at: number, step: 1 | -1): Noun | undefined => {
  let key = '';
  let found: Noun | undefined;
  for (let size = 1; size <= LONGEST_NOUN; size++) {
    const word = folded[at + step * (size - 1)];
    if (word === undefined) break;
    key = size === 1 ? word : step === 1 ? `${key} ${word}` : `${word} ${key}`;
    const kinds = nouns.get(key);
    if (kinds !== undefined) found = { kinds, size };
  }
  return found;
};

/** The noun phrase after the question word: "what is the name of the quarterback who …" → quarterback. */
const focusAfter = (
  words: readonly LexiconWord[],
  folded: readonly string[],
  { skips, nouns }: Asks,
  from: number,
): Focus => {
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
    if (isPossessive(word) && phrase.length > 0) {
      phrase.length = 0;
      kinds = [];
      continue;
    }
    if (isStop(word) || isCopula || phrase.length === FOCUS_LENGTH) break;
    const known = nounAt(folded, nouns, at, 1);
    if (kinds.length > 0 && known === undefined) break;
    for (let size = known?.size ?? 1; size > 0; size--, at++) phrase.push(words[at]?.lower ?? '');
    at--;
    kinds = known?.kinds ?? kinds;
  }
  return { kinds, words: phrase, bare: copula };
};

/** Where the noun stands before the question word ("nước nào"), or the question tells what it asks of first ("… là gì"). */
const focusBefore = (
  words: readonly LexiconWord[],
  folded: readonly string[],
  asks: Asks,
  { phrase, from }: Found,
): Focus => {
  const to = from - 1;
  if (phrase.copula || has(words[to], BIT.copulas)) return { ...subject(words, folded, asks, to), bare: true };
  for (let at = to; at >= 0 && at > to - 3; at--) {
    const noun = nounAt(folded, asks.nouns, at, -1);
    if (noun !== undefined) {
      return {
        kinds: noun.kinds,
        words: words.slice(at - noun.size + 1, at + 1).map(({ lower }) => lower),
        bare: false,
      };
    }
  }
  return { kinds: [], words: lastWords(words, folded, asks, to), bare: false };
};

/** Words that an unknown noun before the question word is taken to have. */
const UNKNOWN_NOUN = 2;

const lastWords = (words: readonly LexiconWord[], folded: readonly string[], { skips }: Asks, to: number): string[] => {
  const phrase: string[] = [];
  for (let at = to; at >= 0 && phrase.length < UNKNOWN_NOUN; at--) {
    const word = words[at];
    if (word === undefined || isStop(word) || skips.has(folded[at] ?? '')) break;
    phrase.unshift(word.lower);
    if (word.gap !== 1) break;
  }
  return phrase;
};

/** The noun phrase that a question, or its clause, begins with. */
const subject = (words: readonly LexiconWord[], folded: readonly string[], asks: Asks, to: number): Focus => {
  let from = to;
  while (from > 0 && gapBefore(words, from) < 3) from--;
  return focusAfter(words, folded, asks, from);
};

/** Does "any" stand before the noun that goes with a question word ("bất kỳ số nào")? Then it asks nothing. */
const saysAny = (words: readonly LexiconWord[], folded: readonly string[], { any }: Asks, at: number): boolean => {
  for (let from = at - 1; from > 0 && from >= at - FOCUS_WINDOW && gapBefore(words, from) < 3; from--) {
    if (any.has(`${folded[from - 1] ?? ''} ${folded[from] ?? ''}`)) return true;
  }
  return false;
};

/** Without a question word: search-engine style, "soviet projects number", "number of projects". A yes or no is no kind. */
const kindsOfKeywords = (folded: readonly string[], asks: Asks): readonly AnswerKind[] => {
  const { nouns, prepositions, auxiliaries } = asks;
  if (auxiliaries.has(folded[0] ?? '')) return [];
  const end = folded.findIndex((word) => prepositions.has(word));
  const phrase = end <= 0 ? folded : folded.slice(0, end);
  for (const word of [phrase.at(-1) ?? '', folded[0] ?? '']) {
    const kinds = nouns.get(word);
    if (kinds !== undefined && folded.length > 1) return kinds;
  }
  return [];
};

const once = <T>(items: readonly T[]): readonly T[] => (items.length < 2 ? items : [...new Set(items)]);

/**
 * What a question asks for, in the languages with question words in `data/words/`; elsewhere `thing`. Two questions in
 * one ("who founded it and when") give the kinds of both.
 */
export const analyseQuestion = (question: string, language: string): QuestionKinds => {
  const lexicon = lexiconOf(language);
  const words = lexiconWordsOf(question, lexicon);
  const fold = foldingOf(question, lexicon.language);
  const folded = words.map((word) => fold(word.lower));
  const asks = asksOf(lexicon, fold);
  const kinds: AnswerKind[] = [];
  const focus: string[] = [];
  const second: AnswerKind[] = [];
  let secondAt: number | undefined;
  let asked = false;
  let secondary = false;
  for (let at = 0; at < words.length; at++) {
    const found = askAt(folded, asks, at);
    if (found === undefined || (found.phrase.after && saysAny(words, folded, asks, at))) continue;
    const again = asks.and.has(folded[at - 1] ?? '');
    const afterClause = words[found.from]?.gap === 3 && !secondary;
    if (asked && !again && !afterClause) continue;
    if (asked && afterClause && !again) {
      // "When many people are arrested, what is …": the first was no question.
      kinds.length = 0;
      focus.length = 0;
    }
    const isSecond = asked && again;
    if (isSecond) secondAt ??= words[found.from]?.start;
    secondary = asked;
    asked = true;
    at = found.to;
    const { phrase } = found;
    if (!phrase.what) {
      kinds.push(...phrase.kinds);
      if (isSecond) second.push(...phrase.kinds);
      if (phrase.kinds.includes('number')) focus.push(...focusAfter(words, folded, asks, found.to + 1).words);
      continue;
    }
    const noun = phrase.after ? focusBefore(words, folded, asks, found) : focusAfter(words, folded, asks, found.to + 1);
    focus.push(...noun.words);
    kinds.push(...(noun.kinds.length > 0 ? noun.kinds : ([noun.bare ? 'definition' : 'thing'] as const)));
  }
  if (!asked) kinds.push(...kindsOfKeywords(folded, asks));
  if (words.some((word) => asks.or.has(word.lower)) && /[?？]\s*$|^\s*\S+ (?:is|was)/u.test(question))
    kinds.push('choice');
  return { kinds: kinds.length > 0 ? once(kinds) : ['thing'], focus: once(focus), second, secondAt };
};
