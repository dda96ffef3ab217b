import { LRUCache } from 'lru-cache';
import type { AnswerKind, Span } from '../basics/search-types.ts';
import { lexiconOf, type LexiconWord, lexiconWordsOf } from '../recognise/lexicon.ts';
import type { TypedSpan } from '../recognise/recognise.ts';
import { BIT, type Lexicon } from '../recognise/word-lists.ts';
import { type ClaimWords, readClaimWords, Role } from './span-words.ts';

/** Claims that are remembered, some five kilobytes each: those that come first come first again. */
const REMEMBERED = 256;

const remembered = new LRUCache<string, { readonly lexicon: Lexicon; readonly claim: ClaimWords }>({ max: REMEMBERED });

/** The words of a claim; worked out anew where it is not among the last that were asked for. */
const claimWordsOf = (text: string, lexicon: Lexicon): ClaimWords => {
  const known = remembered.get(text);
  if (known?.lexicon === lexicon) return known.claim;
  const claim = readClaimWords(text, lexicon);
  remembered.set(text, { lexicon, claim });
  return claim;
};

/** A claim's text cut into its words, as a reader is asked for their ends: together they are the text. */
export function cutIntoWords(text: string, language: string): readonly string[] {
  const { words } = claimWordsOf(text, lexiconOf(language));
  return words.map(({ start }, at) => text.slice(at === 0 ? 0 : start, words[at + 1]?.start ?? text.length));
}

const INTERROGATIVE = /\b(?:what|which|who|whom|whose|where|when|why|how)\b(.*)/iu;
const AUXILIARY = /^\W*(?:\w+\W+){0,4}?(?:do|does|did)\b/iu;
const NEXT_AUXILIARY = /^\W*(?:has|have|had|can|could|will|would|should|may|might|must)\b/iu;
const NEXT_COPULA = /^\W*(?:is|are|was|were)\b/iu;
/** "(Does anyone know) how much Russia trades": whoever does it follows. */
const NEXT_SUBJECT = /^\s+much\s+(?:\p{Lu}|(?:[Ii]|you|he|she|it|we|they|the|an?|my|your|his|her|its|our|their)\b)/u;

/**
 * How an English question is built, for it tells on which side of the verb its answer stands: 0, the question word is the
 * subject ("who led the team"); 1, it is not ("what did they sing"); 2, neither is plain, and any other language.
 */
const formOf = (question: string, language: string): number => {
  if (language !== 'en') return 2;
  const rest = INTERROGATIVE.exec(question)?.[1];
  if (rest === undefined) return 2;
  if (AUXILIARY.test(rest) || NEXT_AUXILIARY.test(rest) || NEXT_SUBJECT.test(rest)) return 1;
  return NEXT_COPULA.test(rest) ? 2 : 0;
};

/** A question and the claim in which its answer is looked for. */
export type AnswerSpanInput = {
  readonly question: string;
  readonly kinds: readonly AnswerKind[];
  readonly focus: readonly string[];
  /** What a second question in the same one asks for. */
  readonly second: readonly AnswerKind[];
  readonly text: string;
  /** Where the text begins to tell something, behind the document's own number of the claim; 0 if not given. */
  readonly from?: number;
  readonly spans: readonly TypedSpan[];
  /** Words of the claim that the question's words met, in order. */
  readonly matched: readonly Span[];
  readonly language: string;
};

/** A claim read beside its question. Lists have one entry a word. */
export type Reading = {
  readonly input: AnswerSpanInput;
  readonly lexicon: Lexicon;
  readonly claim: ClaimWords;
  readonly roles: readonly number[];
  /** Whether a word is the noun that was asked for. */
  readonly focused: readonly boolean[];
  /** The nearest matched word at or before, at or after; -1 where there is none. */
  readonly lastMatched: readonly number[];
  readonly nextMatched: readonly number[];
  /** Where the question's first and last content words stand in the claim, or -1. */
  readonly firstAsked: number;
  readonly lastAsked: number;
  /** How the question is built; see `formOf`. */
  readonly form: number;
};

const commonPrefix = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length++;
  return length;
};

/** The same word, but for its ending. */
const alike = (one: string, other: string): boolean =>
  one === other ||
  (one.length > 3 && other.length > 3 && commonPrefix(one, other) >= Math.min(one.length, other.length) - 1);

/** Index of the question's word that a word of the claim looks most like, or -1. */
const nearestAsked = (word: LexiconWord, asked: readonly LexiconWord[]): number => {
  let best = 0;
  let nearest = -1;
  for (let index = 0; index < asked.length; index++) {
    const common = commonPrefix(word.lower, asked[index]?.lower ?? '');
    if (common <= best) continue;
    best = common;
    nearest = index;
  }
  return nearest;
};

type QuestionSide = {
  readonly question: string;
  readonly language: string;
  readonly asked: readonly LexiconWord[];
  readonly form: number;
};

let lastQuestion: QuestionSide | undefined;

/** The question's content words and form; remembered, for one question is put to several claims. */
const readQuestionSide = (question: string, lexicon: Lexicon): QuestionSide => {
  const { language } = lexicon;
  if (lastQuestion?.question === question && lastQuestion.language === language) return lastQuestion;
  const asked = lexiconWordsOf(question, lexicon).filter((word) => (word.entry.marks & BIT.stop) === 0);
  lastQuestion = { question, language, asked, form: formOf(question, language) };
  return lastQuestion;
};

/** Reads a claim beside its question. */
export const readClaim = (input: AnswerSpanInput): Reading => {
  const lexicon = lexiconOf(input.language);
  const claim = claimWordsOf(input.text, lexicon);
  const { words } = claim;
  const { asked, form } = readQuestionSide(input.question, lexicon);
  const roles = [...claim.roles];
  const focused: boolean[] = [];
  const lastMatched: number[] = [];
  const nextMatched: number[] = [];
  let firstAsked = -1;
  let lastAsked = -1;
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  let next = 0;
  let matchedBefore = -1;
  const { focus, matched } = input;
  for (let index = 0; index < words.length; index++) {
    const word = words[index];
    if (word === undefined) continue;
    focused.push(focus.some((noun) => alike(word.lower, noun)));
    while ((matched[next]?.end ?? word.end) <= word.start) next++;
    if ((matched[next]?.start ?? word.end) < word.end) {
      roles[index] = Role.matched;
      matchedBefore = index;
      const nearest = nearestAsked(word, asked);
      if (nearest >= 0 && nearest < first) {
        first = nearest;
        firstAsked = index;
      }
      if (nearest >= 0 && nearest >= last) {
        last = nearest;
        lastAsked = index;
      }
    }
    lastMatched.push(matchedBefore);
    nextMatched.push(-1);
  }
  for (let index = words.length - 1, nearest = -1; index >= 0; index--) {
    if (roles[index] === Role.matched) nearest = index;
    nextMatched[index] = nearest;
  }
  return { input, lexicon, claim, roles, focused, lastMatched, nextMatched, firstAsked, lastAsked, form };
};

const PAIRS: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '“': '”',
  '„': '“',
  '«': '»',
  '‘': '’',
  '《': '》',
  '「': '」',
};
const PAIRED = Object.entries(PAIRS);
const CLOSING = new Set([...Object.values(PAIRS), '"']);
const SIGNS = /^ ?[%‰٪€£$¥₽°]/u;
const LEADING_SIGN = /(?:US|A|C|HK|NZ)?[$€£¥₹₽₩]$/u;
const OPENING = /["“„«‘([《「]/u;

/**
 * A span grown by the marks that belong to it: a currency or percent sign that touches it, the mark that closes what it
 * opens, and both quotation marks or brackets where they enclose exactly it.
 */
export const withMarks = (span: Span, text: string): Span => {
  let { start, end } = span;
  const sign = SIGNS.exec(text.slice(end, end + 2))?.[0];
  if (sign !== undefined) end += sign.length;
  const leading = LEADING_SIGN.exec(text.slice(Math.max(0, start - 4), start))?.[0];
  if (leading !== undefined) start -= leading.length;
  const before = text[start - 1] ?? '';
  const after = text[end] ?? '';
  if (CLOSING.has(after) && OPENING.test(before) && (PAIRS[before] === after || before === after)) {
    return { start: start - 1, end: end + 1 };
  }
  const inside = text.slice(start, end);
  if (!OPENING.test(inside)) return { start, end };
  for (const [open, close] of PAIRED) {
    const opened = inside.lastIndexOf(open);
    if (opened < 0 || inside.indexOf(close, opened) >= 0) continue;
    const skip = text[end] === ' ' ? 1 : 0;
    if (text[end + skip] === close) return { start, end: end + skip + 1 };
  }
  return { start, end };
};
