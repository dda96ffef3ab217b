import type { AnswerKind, Span } from '../basics/search-types.ts';
import { lexiconOf, type LexiconWord, lexiconWordsOf } from '../recognise/lexicon.ts';
import type { TypedSpan } from '../recognise/recognise.ts';
import { BIT, type Lexicon } from '../recognise/word-lists.ts';
import { type ClaimWords, claimWordsOf } from './answer-span-claim.ts';
import { Role } from './answer-span-roles.ts';
import { formOf } from './answer-span-words.ts';

export type AnswerSpanInput = {
  readonly question: string;
  readonly kinds: readonly AnswerKind[];
  readonly focus: readonly string[];
  /** What a second question in the same one asks for. */
  readonly second: readonly AnswerKind[];
  readonly text: string;
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
