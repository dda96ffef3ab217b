import { cut, plain } from '../../src/bot/markdown.ts';
import { fold, stopWordsOf } from '../../src/search/for-features.ts';

/** A phrase with fewer characters says nothing. */
const leastLength = 12;

/** A word, and where it begins and ends. */
type Word = { readonly start: number; readonly end: number; readonly isSmall: boolean };

/**
 * A text whole where it fits, else the longest beginning of it that is a sentence's part of its own: up to a mark, or between a word that
 * says something and one that only joins ("Russia’s trade volume with Afghanistan | is only …"). No phrase ends in an ellipsis, but
 * where the text has none.
 */
export function phraseWithin(text: string, language: string, max: number): string {
  const whole = plain(text).replace(/[\s.。．]+$/u, '');
  if (whole.length <= max) return whole;
  const small = stopWordsOf(language);
  const words = [...whole.matchAll(/[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’.,%-]*(?<![.,'’-])/gu)].map(
    ({ 0: word, index }): Word => ({ start: index, end: index + word.length, isSmall: small.has(fold(word)) }),
  );
  let atMark: number | undefined;
  let atJoint: number | undefined;
  for (const [at, { end, isSmall }] of words.entries()) {
    const next = words[at + 1];
    if (end > max || next === undefined) break;
    if (end < leastLength || isSmall) continue;
    // What is in brackets or quotes is not cut in the middle.
    if (isOpen(whole.slice(0, end))) continue;
    const between = whole.slice(end, next.start);
    if (/[;:–—()]|,\s|[.!?]\s/u.test(between)) atMark = end;
    else if (next.isSmall) atJoint = end;
  }
  const found = Math.max(atMark ?? 0, atJoint ?? 0);
  return found === 0 ? cut(whole, max) : whole.slice(0, found);
}

function isOpen(text: string): boolean {
  const count = (form: RegExp) => text.match(form)?.length ?? 0;
  return count(/[([{«“„]/gu) > count(/[)\]}»”]/gu);
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
