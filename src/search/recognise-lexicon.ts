import type { Intent } from './types.ts';
import en from '../../data/words/en.json' with { type: 'json' };

/** What a language's list in `data/words/` holds; a missing list means that nothing of it is recognised. */
export type WordList = {
  readonly ask?: Readonly<Record<string, readonly string[]>>;
  readonly what?: readonly string[];
  readonly whatAfter?: readonly string[];
  readonly and?: readonly string[];
  readonly or?: readonly string[];
  readonly skip?: readonly string[];
  readonly nouns?: Readonly<Record<string, readonly string[]>>;
  readonly stop?: readonly string[];
  readonly months?: readonly (readonly string[])[];
  readonly numbers?: Readonly<Record<string, number>>;
  readonly scales?: Readonly<Record<string, number>>;
  readonly ordinals?: Readonly<Record<string, number>>;
  readonly currencies?: Readonly<Record<string, string>>;
  readonly intents?: IntentList;
} & { readonly [list in ListName]?: readonly string[] };

/** Regular expressions, each for a whole question; `<name>` stands for the part of that name. */
export type IntentList = { readonly parts?: Readonly<Record<string, string>> } & {
  readonly [about in Exclude<Intent, { kind: 'claims' } | { kind: 'empty' }>['about']]?: readonly string[];
};

/** Plain lists: each word of one carries the list's mark. */
const LISTS = [
  'stop',
  'days',
  'seasons',
  'eras',
  'centuries',
  'dateBefore',
  'yearBefore',
  'dateAfter',
  'ofDate',
  'numberJoin',
  'ordinalEnds',
  'percents',
  'units',
  'measures',
  'ages',
  'titles',
  'personVerbs',
  'placeBefore',
  'placeNouns',
  'groupNouns',
  'nameJoin',
  'copulas',
  'articles',
  'reasons',
  'manners',
] as const;
type ListName = (typeof LISTS)[number];

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
type Phrase = { readonly rest: readonly string[]; readonly marks: number; readonly currency: string };

export type Lexicon = {
  readonly language: string;
  readonly list: WordList;
  readonly entries: ReadonlyMap<string, Entry>;
  /** Entries written with a final `*`: beginnings of words. */
  readonly beginnings: ReadonlyMap<string, Entry>;
  /** Characters of the longest entry. */
  readonly longest: number;
  readonly seen: Map<string, Entry>;
};

const NO_ENTRY: Entry = { marks: 0, value: Number.NaN, currency: '', phrases: [] };
const SEEN_LIMIT = 20_000;

type Draft = { marks: number; value: number; currency: string; phrases: Phrase[] };

class Builder {
  readonly entries = new Map<string, Draft>();
  readonly beginnings = new Map<string, Draft>();

  #draft(word: string): Draft {
    const beginning = word.endsWith('*');
    const key = beginning ? word.slice(0, -1) : word;
    const map = beginning ? this.beginnings : this.entries;
    const draft = map.get(key) ?? { ...NO_ENTRY, phrases: [] };
    map.set(key, draft);
    return draft;
  }

  add(text: string, mark: Mark, value = Number.NaN, currency = ''): void {
    const words = splitPhrase(text);
    const first = words[0];
    if (first === undefined) return;
    const draft = this.#draft(first);
    if (words.length > 1) {
      const rest = words.slice(1);
      const same = draft.phrases.find((phrase) => phrase.rest.join(' ') === rest.join(' '));
      const marks = BIT[mark] | (same?.marks ?? 0);
      draft.phrases = draft.phrases.filter((phrase) => phrase !== same);
      draft.phrases.push({ rest, marks, currency: currency || (same?.currency ?? '') });
      draft.phrases.sort((a, b) => b.rest.length - a.rest.length);
      return;
    }
    draft.marks |= BIT[mark];
    if (!Number.isNaN(value)) draft.value = value;
    if (currency !== '') draft.currency = currency;
  }
}

const splitPhrase = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s'’\-.,()]+/u)
    .filter((word) => word !== '');

/** Names of months, stand-alone and as written in a date. */
const monthNames = (language: string, month: number): string[] => {
  const date = new Date(Date.UTC(2001, month - 1, 15));
  const forms: Intl.DateTimeFormatOptions[] = [{ month: 'long' }, { month: 'long', day: 'numeric' }];
  return forms.flatMap((form) =>
    new Intl.DateTimeFormat(language, { ...form, timeZone: 'UTC' })
      .formatToParts(date)
      .filter((part) => part.type === 'month' && !/\d/u.test(part.value))
      .map((part) => part.value),
  );
};

const dayNames = (language: string): string[] =>
  Array.from({ length: 7 }, (_, day) =>
    new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
      new Date(Date.UTC(2001, 0, day + 1)),
    ),
  );

/** Countries by their names in the language, and the cities that time zones are named after. */
const placeNames = (language: string): string[] => {
  const regions = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const places: string[] = [];
  for (let first = 65; first <= 90; first++) {
    for (let second = 65; second <= 90; second++) {
      const name = regions.of(String.fromCharCode(first, second));
      if (name !== undefined) places.push(name);
    }
  }
  for (const zone of Intl.supportedValuesOf('timeZone')) {
    const city = /^(?:Africa|America|Asia|Australia|Europe)\/([A-Z][A-Za-z_]+)$/u.exec(zone)?.[1];
    if (city !== undefined) places.push(city.replaceAll('_', ' '));
  }
  return places;
};

const build = (language: string, list: WordList): Lexicon => {
  const builder = new Builder();
  for (const name of LISTS) for (const word of list[name] ?? []) builder.add(word, name);
  for (const place of placeNames(language)) builder.add(place, 'place');
  for (const day of dayNames(language)) builder.add(day, 'days');
  for (let month = 1; month <= 12; month++) {
    for (const name of [...monthNames(language, month), ...(list.months?.[month - 1] ?? [])]) {
      builder.add(name, 'month', month);
    }
  }
  for (const [word, value] of Object.entries(list.ordinals ?? {})) builder.add(word, 'ordinal', value);
  for (const [word, value] of Object.entries(list.scales ?? {})) builder.add(word, 'scale', value);
  for (const [word, value] of Object.entries(list.numbers ?? {})) builder.add(word, 'number', value);
  for (const [word, code] of Object.entries(list.currencies ?? {})) builder.add(word, 'currency', Number.NaN, code);
  let longest = 1;
  for (const word of builder.entries.keys()) longest = Math.max(longest, word.length);
  return { language, list, entries: builder.entries, beginnings: builder.beginnings, longest, seen: new Map() };
};

const LISTS_BY_LANGUAGE: Readonly<Record<string, WordList>> = { en };
/** Languages with a list of their own. */
export const LANGUAGES: readonly string[] = Object.keys(LISTS_BY_LANGUAGE);

export const listOf = (language: string): WordList => LISTS_BY_LANGUAGE[language] ?? {};

const lexicons = new Map<string, Lexicon>();

/** The lexicon of a language ("en", "pt-BR"); one without a list still knows months, days and countries. Built once. */
export const lexiconOf = (language: string): Lexicon => {
  const base = language.toLowerCase().split(/[-_]/u)[0] ?? '';
  const code = /^[a-z]{2,3}$/u.test(base) ? base : 'en';
  const known = lexicons.get(code);
  if (known !== undefined) return known;
  const lexicon = build(code, listOf(code));
  lexicons.set(code, lexicon);
  return lexicon;
};

const lookUpBeginning = (lexicon: Lexicon, lower: string): Entry => {
  for (let size = lower.length; size >= 2; size--) {
    const entry = lexicon.beginnings.get(lower.slice(0, size));
    if (entry !== undefined) return entry;
  }
  return NO_ENTRY;
};

/** What is known of a word in lower case. */
export const lookUp = (lexicon: Lexicon, lower: string): Entry => {
  const entry = lexicon.entries.get(lower);
  if (entry !== undefined || lexicon.beginnings.size === 0) return entry ?? NO_ENTRY;
  const seen = lexicon.seen.get(lower);
  if (seen !== undefined) return seen;
  const found = lookUpBeginning(lexicon, lower);
  if (lexicon.seen.size >= SEEN_LIMIT) lexicon.seen.clear();
  lexicon.seen.set(lower, found);
  return found;
};
