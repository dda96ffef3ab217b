import { UNSPACED_SCRIPT } from '../language/tokens.ts';
import { type LexiconWord, lexiconWordsOf, lookUp } from '../recognise/lexicon.ts';
import type { Lexicon } from '../recognise/word-lists.ts';
import { leftMark, rightMark } from './answer-span-context.ts';
import { roleOf } from './answer-span-roles.ts';
import { endingOf, wordIdOf } from './answer-span-words.ts';

/** A claim as the search for an answer sees it, whatever the question. Lists have one entry a word. */
export type ClaimWords = {
  readonly words: readonly LexiconWord[];
  /** What each word is that the question does not have. */
  readonly roles: readonly number[];
  readonly endings: readonly number[];
  /** See `wordIdOf`. */
  readonly ids: readonly number[];
  /** The mark or edge that stands left and right of each; −1 where the next word does. */
  readonly leftMarks: readonly number[];
  readonly rightMarks: readonly number[];
};

/** Claims are paragraphs in some languages; further words are not looked at. */
const MOST_WORDS = 400;

const segmenters = new Map<string, Intl.Segmenter>();

/** Known words of unspaced text are not enough here: an answer is one of the others. */
const segmentedWords = (text: string, lexicon: Lexicon): LexiconWord[] => {
  const segmenter = segmenters.get(lexicon.language) ?? new Intl.Segmenter(lexicon.language, { granularity: 'word' });
  segmenters.set(lexicon.language, segmenter);
  const known = lexiconWordsOf(text, lexicon);
  const words: LexiconWord[] = [];
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

const read = (text: string, lexicon: Lexicon): ClaimWords => {
  const all = UNSPACED_SCRIPT.test(text) ? segmentedWords(text, lexicon) : lexiconWordsOf(text, lexicon);
  const words = all.slice(0, MOST_WORDS);
  return {
    words,
    roles: words.map(roleOf),
    endings: words.map(endingOf),
    ids: words.map(({ lower }) => wordIdOf(lower, lexicon.language)),
    leftMarks: words.map((_, at) => leftMark(words, at, text)),
    rightMarks: words.map((_, at) => rightMark(words, at, text)),
  };
};

/** Claims that are remembered, some five kilobytes each: those that come first come first again. */
const REMEMBERED = 256;

const remembered = new Map<string, { readonly lexicon: Lexicon; readonly claim: ClaimWords }>();

/** The words of a claim; worked out anew where it is not among the last that were asked for. */
export const claimWordsOf = (text: string, lexicon: Lexicon): ClaimWords => {
  const known = remembered.get(text);
  if (known?.lexicon === lexicon) return known.claim;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const claim = read(text, lexicon);
  remembered.set(text, { lexicon, claim });
  return claim;
};
