import { UNSPACED_SCRIPT } from './characters.ts';
import type { AnswerKind, Span } from './types.ts';
import { Role, roleOf } from './answer-span-roles.ts';
import { endingOf, formOf } from './answer-span-words.ts';
import type { TypedSpan } from './recognise.ts';
import { lexiconOf, lookUp } from './recognise-lexicon.ts';
import { BIT, type Lexicon } from './recognise-marks.ts';
import { type Word, wordsOf } from './recognise-words.ts';

export type AnswerSpanInput = {
  readonly question: string;
  readonly kinds: readonly AnswerKind[];
  readonly focus: readonly string[];
  readonly text: string;
  readonly spans: readonly TypedSpan[];
  /** Words of the claim that the question's words met, in order. */
  readonly matched: readonly Span[];
  readonly language: string;
};

/** A claim read beside its question. Arrays have one entry a word. */
export type Reading = {
  readonly input: AnswerSpanInput;
  readonly lexicon: Lexicon;
  readonly words: readonly Word[];
  readonly roles: Uint8Array;
  readonly endings: Uint8Array;
  readonly focused: Uint8Array;
  /** The nearest matched word at or before, at or after; -1 where there is none. */
  readonly lastMatched: Int16Array;
  readonly nextMatched: Int16Array;
  /** Where the question's first and last content words stand in the claim, or -1. */
  readonly firstAsked: number;
  readonly lastAsked: number;
  /** How the question is built; see `formOf`. */
  readonly form: number;
};

/** Claims are paragraphs in some languages; further words are not looked at. */
const MOST_WORDS = 400;

const segmenters = new Map<string, Intl.Segmenter>();

/** Known words of unspaced text are not enough here: an answer is one of the others. */
const segmentedWords = (text: string, lexicon: Lexicon): Word[] => {
  const segmenter = segmenters.get(lexicon.language) ?? new Intl.Segmenter(lexicon.language, { granularity: 'word' });
  segmenters.set(lexicon.language, segmenter);
  const known = wordsOf(text, lexicon);
  const words: Word[] = [];
  let at = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    if (isWordLike !== true) continue;
    const end = index + segment.length;
    while ((known[at]?.start ?? end) < index) at++;
    const same = known[at];
    if (same === undefined) break;
    const whole = same.start === index && same.end === end;
    words.push(
      whole
        ? same
        : { ...same, start: index, end, lower: segment, entry: lookUp(lexicon, segment), digits: same.digits },
    );
  }
  return words;
};

const commonPrefix = (one: string, other: string): number => {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
};

/** The same word, but for its ending. */
const alike = (one: string, other: string): boolean =>
  one === other ||
  (one.length > 3 && other.length > 3 && commonPrefix(one, other) >= Math.min(one.length, other.length) - 1);

/** Index of the question's word that a word of the claim looks most like, or -1. */
const nearestAsked = (word: Word, asked: readonly Word[]): number => {
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
  readonly asked: readonly Word[];
  readonly form: number;
};

let lastQuestion: QuestionSide | undefined;

/** The question's content words and form; remembered, for one question is put to several claims. */
const readQuestionSide = (question: string, lexicon: Lexicon): QuestionSide => {
  const { language } = lexicon;
  if (lastQuestion?.question === question && lastQuestion.language === language) return lastQuestion;
  const asked = wordsOf(question, lexicon).filter((word) => (word.entry.marks & BIT.stop) === 0);
  lastQuestion = { question, language, asked, form: formOf(question, language) };
  return lastQuestion;
};

export const readClaim = (input: AnswerSpanInput): Reading => {
  const lexicon = lexiconOf(input.language);
  const read = UNSPACED_SCRIPT.test(input.text) ? segmentedWords(input.text, lexicon) : wordsOf(input.text, lexicon);
  const words = read.length > MOST_WORDS ? read.slice(0, MOST_WORDS) : read;
  const { asked, form } = readQuestionSide(input.question, lexicon);
  const count = words.length;
  const [roles, endings, focused] = [new Uint8Array(count), new Uint8Array(count), new Uint8Array(count)];
  const [lastMatched, nextMatched] = [new Int16Array(count), new Int16Array(count)];
  let firstAsked = -1;
  let lastAsked = -1;
  let first = Number.POSITIVE_INFINITY;
  let last = -1;
  let next = 0;
  for (let index = 0; index < count; index++) {
    const word = words[index];
    if (word === undefined) continue;
    while ((input.matched[next]?.end ?? word.end) <= word.start) next++;
    const matched = (input.matched[next]?.start ?? word.end) < word.end;
    roles[index] = matched ? Role.matched : roleOf(word);
    endings[index] = endingOf(word);
    lastMatched[index] = matched ? index : index > 0 ? (lastMatched[index - 1] ?? -1) : -1;
    for (let noun = 0; noun < input.focus.length; noun++) {
      if (alike(word.lower, input.focus[noun] ?? '')) focused[index] = 1;
    }
    if (!matched) continue;
    const nearest = nearestAsked(word, asked);
    if (nearest < 0) continue;
    if (nearest < first) {
      first = nearest;
      firstAsked = index;
    }
    if (nearest >= last) {
      last = nearest;
      lastAsked = index;
    }
  }
  for (let index = count - 1, nearest = -1; index >= 0; index--) {
    if (roles[index] === Role.matched) nearest = index;
    nextMatched[index] = nearest;
  }
  return { input, lexicon, words, roles, endings, focused, lastMatched, nextMatched, firstAsked, lastAsked, form };
};
