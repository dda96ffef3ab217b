import { atOneGo, type Slices } from '../basics/slices.ts';
import { classOf, DIGIT, LETTER, MARK, NUMERAL, OTHER, UNSPACED, UPPER } from '../language/tokens.ts';
import { buildLexicon } from './build-lexicon.ts';
import { BIT, type Lexicon, type LexiconEntry, listOf, NO_ENTRY } from './word-lists.ts';

const lexicons = new Map<string, Lexicon>();

const codeOf = (language: string): string => {
  const base = language.toLowerCase().split(/[-_]/u)[0] ?? '';
  return /^[a-z]{2,3}$/u.test(base) ? base : 'en';
};

/** The lexicon of a language ("en", "pt-BR"); one without a list still knows months, days and countries. Built once. */
export const lexiconOf = (language: string): Lexicon => {
  // As a rule it is a code already.
  const known = lexicons.get(language) ?? lexicons.get(codeOf(language));
  if (known !== undefined) return known;
  const code = codeOf(language);
  const lexicon = atOneGo(buildLexicon(code, listOf(code)));
  lexicons.set(code, lexicon);
  return lexicon;
};

/** Builds a language's lexicon slice by slice, so that it is there when it is asked for. */
export const loadLexicon = async (language: string, slices: Slices): Promise<void> => {
  const code = codeOf(language);
  if (!lexicons.has(code)) lexicons.set(code, await slices.run(buildLexicon(code, listOf(code))));
};

const lookUpBeginning = (lexicon: Lexicon, lower: string): LexiconEntry => {
  for (let size = lower.length; size >= 2; size--) {
    const entry = lexicon.beginnings.get(lower.slice(0, size));
    if (entry !== undefined) return entry;
  }
  return NO_ENTRY;
};

/** What is known of a word in lower case. */
export const lookUp = (lexicon: Lexicon, lower: string): LexiconEntry => {
  const entry = lexicon.entries.get(lower);
  if (entry !== undefined || lexicon.beginnings.size === 0) return entry ?? NO_ENTRY;
  const seen = lexicon.seen.get(lower);
  if (seen !== undefined) return seen;
  const found = lookUpBeginning(lexicon, lower);
  lexicon.seen.set(lower, found);
  return found;
};

/** One word of a text: letters, or a number with its separators ("1,400"); a dotted abbreviation is one word ("us"). */
export type LexiconWord = {
  readonly start: number;
  readonly end: number;
  readonly lower: string;
  /** Begins with a capital letter, in a script that has them. */
  readonly capital: boolean;
  /** All capitals, at least two letters. */
  readonly shout: boolean;
  readonly digits: boolean;
  readonly entry: LexiconEntry;
  /** What stands before it. */
  readonly gap: Gap;
};

/** Whether a word has one of these marks. */
export const has = (word: LexiconWord | undefined, marks: number): boolean =>
  word !== undefined && (word.entry.marks & marks) !== 0;

/** Nothing, only white space, a hyphen or an apostrophe, a comma, any other mark; in rising order of separation. */
type Gap = 0 | 1 | 2 | 3 | 4;

/** What stands before a word; as much as can, past a text's ends. */
export const gapBefore = (words: readonly LexiconWord[], at: number): Gap => words[at]?.gap ?? 4;

const DOT = 46;
const COMMA = 44;

/** A separator that belongs to the number: one mark, a digit on either side. */
const isSeparator = (code: number): boolean => code === DOT || code === COMMA || code === 0x66b || code === 0x66c;

const isJoin = (code: number): boolean =>
  code === 45 || code === 39 || code === 0x2019 || code === 0x2010 || code === 0x2011;

const isSpace = (code: number): boolean =>
  code === 32 || code === 0xa0 || code === 0x202f || code === 0x2009 || code === 10 || code === 9 || code === 13;

const gapOf = (text: string, from: number, to: number): Gap => {
  if (from === to) return 0;
  let gap: Gap = 1;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) continue;
    const kind = isJoin(code) ? 2 : code === COMMA || code === 0x3001 || code === 0xff0c ? 3 : 4;
    if (kind > gap) gap = kind;
  }
  return gap;
};

/** End of a dotted abbreviation that begins here ("U.S.", "b.c."), or -1. */
const dottedEnd = (text: string, start: number): number => {
  let at = start;
  let letters = 0;
  while (classOf(text, at) === UPPER || classOf(text, at) === LETTER) {
    if (text.charCodeAt(at + 1) !== DOT) break;
    letters++;
    at += 2;
  }
  return letters >= 2 ? at : -1;
};

/** Characters of the longest known word that begins here, where words are not spaced; at least one. */
const knownLength = (text: string, at: number, lexicon: Lexicon): number => {
  for (const length of lexicon.lengths.get(text.slice(at, at + 2)) ?? []) {
    if (lexicon.entries.has(text.slice(at, at + length))) return length;
  }
  return 1;
};

/** The text read last: a question is asked for its words several times over. */
let last: { readonly text: string; readonly lexicon: Lexicon; readonly words: readonly LexiconWord[] } | undefined;

/** The words of a text, in order. Linear in its length. */
export const lexiconWordsOf = (text: string, lexicon: Lexicon): readonly LexiconWord[] => {
  if (last?.text !== text || last.lexicon !== lexicon) last = { text, lexicon, words: readWords(text, lexicon) };
  return last.words;
};

const readWords = (text: string, lexicon: Lexicon): LexiconWord[] => {
  const words: LexiconWord[] = [];
  let last = 0;
  let at = 0;
  const push = (start: number, end: number, lower: string, capital: boolean, shout: boolean, digits: boolean): void => {
    const gap = gapOf(text, last, start);
    words.push({ start, end, lower, capital, shout, digits, entry: lookUp(lexicon, lower), gap });
    last = end;
    at = end;
  };
  while (at < text.length) {
    const kind = classOf(text, at);
    if (kind === OTHER || kind === MARK || kind === NUMERAL) {
      at++;
    } else if (kind === DIGIT) {
      let end = at + 1;
      while (classOf(text, end) === DIGIT || (isSeparator(text.charCodeAt(end)) && classOf(text, end + 1) === DIGIT))
        end++;
      push(at, end, text.slice(at, end), false, false, true);
    } else if (kind === UNSPACED) {
      let end = at + knownLength(text, at, lexicon);
      while (classOf(text, end) === MARK) end++;
      push(at, end, text.slice(at, end), false, false, false);
    } else {
      const dotted = dottedEnd(text, at);
      if (dotted > 0) {
        push(
          at,
          dotted,
          text.slice(at, dotted).replaceAll('.', '').toLowerCase(),
          kind === UPPER,
          kind === UPPER,
          false,
        );
        continue;
      }
      let end = at + 1;
      let upper = kind === UPPER ? 1 : 0;
      let next = classOf(text, end);
      while (next === LETTER || next === UPPER || next === MARK) {
        if (next === UPPER) upper++;
        next = classOf(text, ++end);
      }
      const length = end - at;
      push(at, end, text.slice(at, end).toLowerCase(), kind === UPPER, length > 1 && upper === length, false);
    }
  }
  return words;
};

/** How many words from `at` on a phrase of the lexicon with one of these marks covers, or 0. */
export const phraseLength = (words: readonly LexiconWord[], at: number, marks: number): number => {
  const first = words[at];
  if (first === undefined) return 0;
  const { phrases } = first.entry;
  for (let index = 0; index < phrases.length; index++) {
    const phrase = phrases[index];
    if (phrase === undefined || (phrase.marks & marks) === 0) continue;
    const { rest } = phrase;
    let same = 0;
    while (same < rest.length && words[at + 1 + same]?.lower === rest[same]) same++;
    if (same === rest.length) return same + 1;
  }
  return (first.entry.marks & marks) === 0 ? 0 : 1;
};

export const NUMERIC = BIT.number | BIT.scale;

/** Less, in letters, is seldom a number that is asked for: "one", "half". */
export const LEAST_IN_WORDS = 2;

/** Whether a word of a text is, or in an unspaced script begins with, the name of a number that may be counted. */
export const isNumeral = (word: string, { entries }: Lexicon): boolean => {
  const entry =
    entries.get(word.toLowerCase()) ?? (classOf(word, 0) === UNSPACED ? entries.get(word.charAt(0)) : undefined);
  return entry !== undefined && (entry.marks & NUMERIC) !== 0 && entry.value >= LEAST_IN_WORDS;
};
