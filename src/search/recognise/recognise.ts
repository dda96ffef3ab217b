import type { AnswerKind, Span } from '../basics/search-types.ts';
import { lexiconOf, lexiconWordsOf } from './lexicon.ts';
import { readNumbers } from './numbers.ts';
import { readClauses } from './recognise-clauses.ts';
import { readDates } from './recognise-dates.ts';
import { readNames } from './recognise-names.ts';
import { readQuantities } from './recognise-quantities.ts';

/** A stretch of a claim that could answer a question of its kind; `thing` marks any proper name. */
export type TypedSpan = Span & {
  readonly kind: AnswerKind;
  /** Of numbers and money: one spelling for one value ("289000000", "289000000 USD"). */
  readonly value?: string;
};

/**
 * What a claim holds that could answer: dates, numbers, sums, shares, durations, names, reasons, manners, definitions.
 * Sorted by start, in UTF-16 offsets; two spans of one kind never overlap, spans of different kinds may. Linear in the text's length.
 *
 * @example recognise('Trade was $289 million.', 'en') // number "289 million" and money "$289 million", value "289000000 USD"
 */
export const recognise = (text: string, language: string): readonly TypedSpan[] => {
  const lexicon = lexiconOf(language);
  const words = lexiconWordsOf(text, lexicon);
  const spans: TypedSpan[] = [];
  const add = (kind: AnswerKind, from: number, to: number): void => {
    const [first, last] = [words[from], words[to]];
    if (first !== undefined && last !== undefined) spans.push({ start: first.start, end: last.end, kind });
  };
  const dates = readDates(text, words, lexicon);
  for (const { from, to } of dates) add('date', from, to);
  const isDated = (at: number): boolean => dates.some(({ from, to }) => from <= at && at <= to);
  const numbers = readNumbers(text, words, lexicon.language).filter((read) => !isDated(read.from));
  for (const { kind, start, end, value } of readQuantities(text, words, numbers))
    spans.push({ start, end, kind, value });
  for (const { from, to, kinds } of readNames(text, words, lexicon)) {
    add('thing', from, to);
    for (const kind of kinds) add(kind, from, to);
  }
  for (const { kind, from, to } of readClauses(words, lexicon.language)) add(kind, from, to);
  return apart(spans.sort((a, b) => a.start - b.start || a.end - b.end));
};

/** Of spans of one kind that overlap, the first: "5 $ 5" holds one sum of the two that it could. */
const apart = (sorted: readonly TypedSpan[]): TypedSpan[] => {
  const ends = new Map<AnswerKind, number>();
  return sorted.filter(({ kind, start, end }) => {
    if (start < (ends.get(kind) ?? 0)) return false;
    ends.set(kind, end);
    return true;
  });
};
