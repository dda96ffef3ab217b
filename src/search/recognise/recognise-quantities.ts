import type { AnswerKind } from '../basics/search-types.ts';
import { gapBefore, has, type LexiconWord, phraseLength } from './lexicon.ts';
import { canonicalNumber, type ReadNumber } from './numbers.ts';
import { BIT } from './word-lists.ts';

/** Offsets into the text, for a currency sign is no word. */
type Quantity = {
  readonly kind: AnswerKind;
  readonly start: number;
  readonly end: number;
  readonly value: string;
};

const SIGNS: Readonly<Record<string, string>> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  '₹': 'INR',
  '₽': 'RUB',
  '₩': 'KRW',
};

/** A currency sign that touches the number, with an optional country's letters ("US$ 5"). */
const signBefore = (text: string, start: number): { start: number; currency: string } | undefined => {
  let at = start - 1;
  if (text[at] === ' ' || text[at] === '\u00a0') at--;
  const currency = SIGNS[text[at] ?? ''];
  if (currency === undefined) return undefined;
  while (at > 0 && /[A-Z]/u.test(text[at - 1] ?? '')) at--;
  return { start: at, currency };
};

const signAfter = (text: string, end: number): { end: number; currency: string } | undefined => {
  const at = text[end] === ' ' || text[end] === '\u00a0' || text[end] === '\u202f' ? end + 1 : end;
  const currency = SIGNS[text[at] ?? ''];
  return currency === undefined ? undefined : { end: at + 1, currency };
};

const percentEnd = (text: string, words: readonly LexiconWord[], to: number): number => {
  const end = words[to]?.end ?? 0;
  const at = text[end] === ' ' || text[end] === '\u00a0' || text[end] === '\u202f' ? end + 1 : end;
  if (text[at] === '%' || text[at] === '٪' || text[at] === '‰') return at + 1;
  const size = phraseLength(words, to + 1, BIT.percents);
  return size > 0 && gapBefore(words, to + 1) < 3 ? (words[to + size]?.end ?? -1) : -1;
};

/** What one number measures. `date` tells that its words are part of a date. */
const measure = (text: string, words: readonly LexiconWord[], read: ReadNumber): Quantity[] => {
  const [first, last] = [words[read.from], words[read.to]];
  if (first === undefined || last === undefined) return [];
  const value = canonicalNumber(read.value);
  const number: Quantity = { kind: 'number', start: first.start, end: last.end, value };
  const percent = percentEnd(text, words, read.to);
  if (percent > 0) return [number, { kind: 'percent', start: first.start, end: percent, value }];
  const before = first.digits ? signBefore(text, first.start) : undefined;
  const after = signAfter(text, last.end);
  const next = words[read.to + 1];
  const near = next !== undefined && next.gap < 3;
  if (before !== undefined || after !== undefined || (near && has(next, BIT.currency))) {
    const named = near && has(next, BIT.currency) ? next : undefined;
    const currency = before?.currency ?? after?.currency ?? named?.entry.currency ?? '';
    const end = Math.max(last.end, after?.end ?? 0, named?.end ?? 0);
    return [number, { kind: 'money', start: before?.start ?? first.start, end, value: `${value} ${currency}`.trim() }];
  }
  if (has(words[read.from - 1], BIT.currency) && first.gap < 2 && words[read.from - 1]?.shout === true) {
    const named = words[read.from - 1];
    return [
      number,
      {
        kind: 'money',
        start: named?.start ?? first.start,
        end: last.end,
        value: `${value} ${named?.entry.currency ?? ''}`,
      },
    ];
  }
  if (near && !read.ordinal && has(next, BIT.units))
    return [number, { kind: 'duration', start: first.start, end: next.end, value }];
  if (
    has(words[read.from - 1], BIT.ages) ||
    (has(words[read.from - 2], BIT.ages) && has(words[read.from - 1], BIT.stop))
  ) {
    return [number, { kind: 'duration', start: first.start, end: last.end, value }];
  }
  return [number];
};

/** Numbers with what they measure: sums of money, shares, durations and ages; each is also a number. */
export const readQuantities = (
  text: string,
  words: readonly LexiconWord[],
  numbers: readonly ReadNumber[],
): Quantity[] => numbers.flatMap((read) => measure(text, words, read));
