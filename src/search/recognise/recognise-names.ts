import type { AnswerKind } from '../basics/search-types.ts';
import { gapBefore, has, type LexiconWord, phraseLength } from './lexicon.ts';
import { BIT, type Lexicon } from './word-lists.ts';

/** A stretch of words, both ends included, with what it may be. */
export type Name = { readonly from: number; readonly to: number; readonly kinds: readonly AnswerKind[] };

const NOT_NAMES = BIT.month | BIT.days | BIT.number | BIT.scale;

/** A first word of a sentence with such an ending is hardly a name. */
const COMMON_ENDING = /(?:ing|ly|ed|tion|tions|ments?|ness|ers|ists|ians)$/u;

/** Does a sentence begin at this word? */
const begins = (text: string, words: readonly LexiconWord[], at: number): boolean => {
  if (at === 0) return true;
  const gap = text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0);
  return /[.!?:;“"«•]/u.test(gap) && !isAbbreviated(words[at - 1], gap);
};

/** "J. R.", "St.": a point that ends no sentence. */
const isAbbreviated = (word: LexiconWord | undefined, gap: string): boolean =>
  word !== undefined &&
  gap.startsWith('.') &&
  gap.trim() === '.' &&
  word.capital &&
  (word.end - word.start === 1 || has(word, BIT.titles));

const isPart = (text: string, words: readonly LexiconWord[], at: number): boolean => {
  const [previous, word] = [words[at - 1], words[at]];
  if (previous === undefined || word === undefined || !word.capital || (word.entry.marks & NOT_NAMES) !== 0)
    return false;
  if (word.gap <= 2) return true;
  return word.gap === 4 && isAbbreviated(previous, text.slice(previous.end, word.start));
};

/** The last word of the capitalised run that begins at a word. */
const runEnd = (text: string, words: readonly LexiconWord[], at: number): number => {
  let to = at;
  for (;;) {
    if (isPart(text, words, to + 1)) {
      to++;
      continue;
    }
    let joins = 0;
    while (joins < 2 && has(words[to + 1 + joins], BIT.nameJoin) && gapBefore(words, to + 1 + joins) <= 2) joins++;
    if (joins > 0 && isPart(text, words, to + 1 + joins)) {
      to += joins + 1;
      continue;
    }
    const next = words[to + 1];
    if (
      next?.digits === true &&
      next.gap === 1 &&
      next.end - next.start <= 2 &&
      !has(words[to + 2], BIT.units | BIT.measures | BIT.percents | BIT.scale)
    )
      to++;
    return to;
  }
};

/** Longest phrase looked for before a name, in words. */
const LONGEST_BEFORE = 3;

/** Does a word or phrase with such marks end right before a word? */
const endsBefore = (words: readonly LexiconWord[], at: number, marks: number): boolean => {
  if (gapBefore(words, at) > 2) return false;
  for (let size = 1; size <= LONGEST_BEFORE && size <= at; size++) {
    if (phraseLength(words, at - size, marks) === size) return true;
  }
  return false;
};

const kindsOf = (words: readonly LexiconWord[], from: number, to: number, lexicon: Lexicon): AnswerKind[] => {
  const [first, last, before, after] = [words[from], words[to], words[from - 1], words[to + 1]];
  if (first === undefined || last === undefined) return [];
  if (phraseLength(words, from, BIT.place) === to - from + 1) return ['place'];
  if (phraseLength(words, from, BIT.titles) > 0 && to > from) return ['person'];
  if (endsBefore(words, from, BIT.titles)) return ['person'];
  if (has(last, BIT.groupNouns) || phraseLength(words, from, BIT.groupNouns) > 0) return ['group'];
  if (has(last, BIT.placeNouns) || phraseLength(words, from, BIT.placeNouns) > 0 || has(last, BIT.place))
    return ['place'];
  if (has(after, BIT.groupNouns) && after?.gap === 1) return ['group'];
  // In English such a noun follows its name; one before it is mostly of another phrase.
  if (lexicon.language !== 'en') {
    if (endsBefore(words, from, BIT.groupNouns)) return ['group'];
    if (endsBefore(words, from, BIT.placeNouns)) return ['place'];
  }
  if (has(after, BIT.personVerbs) && (after?.gap ?? 4) <= 3) return ['person'];
  if (first.shout && from === to) return ['group'];
  const inPlace = has(before, BIT.placeBefore) || (has(before, BIT.articles) && has(words[from - 2], BIT.placeBefore));
  if (inPlace && first.gap <= 2) return to > from ? ['place', 'group'] : ['place'];
  return to > from ? ['person'] : ['person', 'group'];
};

/** May a single capitalised word that begins a sentence be any word? Only English endings tell. */
const isCommon = (words: readonly LexiconWord[], at: number, lexicon: Lexicon): boolean => {
  const gap = words[at + 1]?.gap;
  return lexicon.language !== 'en' || COMMON_ENDING.test(words[at]?.lower ?? '') || (gap !== 1 && gap !== 3);
};

/** Proper names in order, each with the kinds that what stands in and about them speaks for. */
export const readNames = (text: string, words: readonly LexiconWord[], lexicon: Lexicon): Name[] => {
  const names: Name[] = [];
  const nounsCapital = lexicon.language === 'de';
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) continue;
    const place = phraseLength(words, at, BIT.place);
    if (!word.capital) {
      const caseless = word.lower === word.lower.toUpperCase();
      if (place > 0 && caseless) names.push({ from: at, to: at + place - 1, kinds: ['place'] });
      continue;
    }
    if ((word.entry.marks & NOT_NAMES) !== 0 && place === 0) continue;
    let from = at;
    const first = begins(text, words, at);
    if (first && has(word, BIT.stop | BIT.articles | BIT.placeBefore) && place === 0) {
      if (!isPart(text, words, at + 1)) continue;
      from = at + 1;
    }
    const to = Math.max(runEnd(text, words, from), at + place - 1);
    const single = from === to;
    const common = first && single && from === at && place === 0 && !word.shout && isCommon(words, at, lexicon);
    const noun = nounsCapital && single && place === 0 && !word.shout && !has(words[at - 1], BIT.titles);
    if (!common && !noun) names.push({ from, to, kinds: kindsOf(words, from, to, lexicon) });
    at = to;
  }
  return names;
};
