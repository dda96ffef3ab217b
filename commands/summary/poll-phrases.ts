import { cut, plain } from '../../src/bot/markdown.ts';
import { fold, stopWordsOf } from '../../src/search/for-features.ts';

/** Phrases with fewer characters say nothing; with fewer than the other, what a comma ends is a word before what matters. */
const leastLength = 16;
const leastAtComma = 20;

/** A word, and where it begins and ends. */
type Word = { readonly start: number; readonly end: number; readonly text: string; readonly isSmall: boolean };

/** What makes its neighbours one: "education | or humanitarian aid" is torn apart, "a diplomat | and its …" is not. */
const JOINING = /^(?:and|or|nor|und|oder|sowie|y|e|o|u|et|ou|и|или)$/iu;

/** What a verb before it waits for: "are driven by", "gets the", "run out", "bringt einen", "cuesta un". */
const AWAITED =
  /^(?:by|an?|the|it|its|them|their|his|her|our|your|my|each|every|this|these|those|me|him|us|you|up|out|off|down|away|eine?|eine[mnr]|das|den|dem|es|sich|el|los|las|un|una|lo|le|les|une)$/iu;

const ARTICLE = /^(?:an?|the|der|die|das|den|dem|eine?|el|la|los|las|una?|le|les|une)$/iu;

const MARK = /[;:–—()]|,\s|[.!?]\s/u;

/** What ends a part that can stand alone, unlike "Refunds: …" and "e.g. …". */
const STOP = /[;–—]|,\s|[.!?]\s+\p{Lu}/u;
const SHORTENED = /^\p{L}{1,2}$|\./u;

/**
 * A text whole where it fits, else the longest beginning of it that is a sentence's part of its own: up to a mark, or, where there is none,
 * between a word that says something and one that only joins ("Russia’s trade volume with Afghanistan | is only …"). Where it begins with
 * none, it is the longest such part further in. No phrase ends in an ellipsis, but where the text has none.
 */
export function phraseWithin(text: string, language: string, max: number): string {
  const whole = plain(text).replace(/[\s.。．]+$/u, '');
  if (whole.length <= max) return whole;
  const words = wordsIn(whole, language);
  const ends = words.filter((_, at) => isLast(at, words, whole)).map(({ end }) => end);
  const stops = words.filter((_, at) => isBeforeStop(at, words, whole)).map(({ end }) => end);
  const longestFrom = (start: number, among = ends, least = leastLength): string => {
    const fits = (end: number) => end - start <= max && end - start >= least;
    const end = among.findLast((each) => fits(each) && isClosed(whole.slice(start, each), start));
    return end === undefined ? '' : whole.slice(start, end);
  };
  const beginning = longestFrom(0, stops, leastAtComma) || longestFrom(0);
  if (beginning !== '') return beginning;
  const further = startsIn(whole, words).map((start) => longestFrom(start));
  const longest = further.reduce((one, other) => (other.length > one.length ? other : one), '');
  return longest === '' ? cut(whole, max) : longest;
}

function wordsIn(text: string, language: string): readonly Word[] {
  const small = stopWordsOf(language);
  return [...text.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,%-]*(?<![.,'’-])/gu)].map(
    ({ 0: word, index }): Word => ({
      start: index,
      end: index + word.length,
      text: word,
      isSmall: small.has(fold(word)),
    }),
  );
}

/** Whether a phrase may end with this word. */
function isLast(at: number, words: readonly Word[], text: string): boolean {
  const [word, next, second] = [words[at], words[at + 1], words[at + 2]];
  if (word === undefined || word.isSmall) return false;
  if (next === undefined) return true;
  const between = text.slice(word.end, next.start);
  if (MARK.test(between)) return !isShortened(word, between);
  if (JOINING.test(next.text)) return second !== undefined && (second.isSmall || AWAITED.test(second.text));
  return next.isSmall && !AWAITED.test(next.text);
}

function isBeforeStop(at: number, words: readonly Word[], text: string): boolean {
  const [word, next] = [words[at], words[at + 1]];
  if (word === undefined || next === undefined || word.isSmall) return false;
  const between = text.slice(word.end, next.start + 1);
  return STOP.test(between) && !isShortened(word, between);
}

const isShortened = ({ text }: Word, after: string): boolean => /[.!?]/u.test(after) && SHORTENED.test(text);

/** Where phrases may begin within the text: with what is told of, and the article before it. */
function startsIn(text: string, words: readonly Word[]): readonly number[] {
  return words.flatMap((word, at) => {
    const before = words[at - 1];
    if (before === undefined || word.isSmall) return [];
    if (ARTICLE.test(before.text)) return [before.start];
    return before.isSmall || MARK.test(text.slice(before.end, word.start)) ? [word.start] : [];
  });
}

/** What is in brackets or quotes is not cut in the middle; a text may begin with "a)". */
function isClosed(part: string, start: number): boolean {
  const count = (form: RegExp) => part.match(form)?.length ?? 0;
  const open = count(/[([{«“„]/gu) - count(/[)\]}»”]/gu);
  return open === 0 || (open < 0 && start === 0);
}

/** Of several texts a phrase each, no two alike. */
export function phrasesWithin(
  texts: readonly { readonly id: string; readonly text: string }[],
  language: string,
  max: number,
): readonly string[] {
  const phrases = texts.map(({ text }) => phraseWithin(text, language, max));
  return phrases.map((phrase, at) => {
    const isAlone = phrases.every((other, place) => place === at || fold(other) !== fold(phrase));
    const { id = '', text = '' } = texts[at] ?? {};
    return isAlone ? phrase : `${id} ${phraseWithin(text, language, max - id.length - 1)}`;
  });
}
