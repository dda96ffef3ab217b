import { LISTS, type ListName, type WordList } from './recognise-lists.ts';

/** Bit marks of a word, one for each list. */
export type Mark = ListName | 'month' | 'number' | 'scale' | 'ordinal' | 'currency' | 'place';
const MARKS: readonly Mark[] = [...LISTS, 'month', 'number', 'scale', 'ordinal', 'currency', 'place'];
export const BIT = Object.fromEntries(MARKS.map((mark, bit) => [mark, 1 << bit])) as Readonly<Record<Mark, number>>;

export type Entry = {
  readonly marks: number;
  /** Of a number word, a scale, an ordinal; of a month, 1 to 12. */
  readonly value: number;
  readonly currency: string;
  /** Phrases that begin with this word, longest first: the words that follow, and the marks of the whole. */
  readonly phrases: readonly Phrase[];
};
export type Phrase = { readonly rest: readonly string[]; readonly marks: number; readonly currency: string };

export type Lexicon = {
  readonly language: string;
  readonly list: WordList;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Entries written with a final `*`: beginnings of words. */
  readonly beginnings: ReadonlyMap<string, Entry>;
  /** Lengths of the entries that begin with a pair of characters, longest first. */
  readonly lengths: ReadonlyMap<string, readonly number[]>;
  readonly seen: Map<string, Entry>;
};

export const NO_ENTRY: Entry = { marks: 0, value: Number.NaN, currency: '', phrases: [] };
