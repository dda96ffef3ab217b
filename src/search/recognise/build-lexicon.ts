import { LRUCache } from 'lru-cache';
import { BIT, type Lexicon, LISTS, NO_ENTRY, type Phrase, type WordList, type WordMark } from './word-lists.ts';

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

  /** A word without marks: where words are not spaced, only what is known can be told apart. */
  know(word: string): void {
    this.#draft(word);
  }

  add(text: string, mark: WordMark, value = Number.NaN, currency = ''): void {
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

/** Words of texts whose beginnings were looked for that are remembered. */
const SEEN = 20_000;

/** Places added before other work may have its turn. */
const STEP = 100;

/** Languages that do not space their words. */
const UNSPACED = new Set(['zh', 'ja', 'th']);

const splitPhrase = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[\s'’\-.,()]+/u)
    .filter((word) => word !== '');

/** For each month its names, stand-alone and as written in a date. */
const monthNames = (language: string): string[][] => {
  // A formatter takes half a millisecond to make.
  const formats = [{}, { day: 'numeric' } as const].map(
    (day) => new Intl.DateTimeFormat(language, { month: 'long', ...day, timeZone: 'UTC' }),
  );
  return Array.from({ length: 12 }, (_, month) =>
    formats.flatMap((format) =>
      format
        .formatToParts(new Date(Date.UTC(2001, month, 15)))
        .filter((part) => part.type === 'month' && !/\d/u.test(part.value))
        .map((part) => part.value),
    ),
  );
};

const dayNames = (language: string): string[] => {
  const format = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => format.format(new Date(Date.UTC(2001, 0, day + 1))));
};

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

/** Lengths of the words that begin with each pair of characters, longest first. */
const lengthsOf = (words: Iterable<string>): Map<string, number[]> => {
  const lengths = new Map<string, number[]>();
  for (const word of words) {
    const key = word.slice(0, 2);
    const known = lengths.get(key) ?? [];
    if (!known.includes(word.length)) lengths.set(key, [...known, word.length]);
  }
  for (const known of lengths.values()) known.sort((a, b) => b - a);
  return lengths;
};

/** Builds a language's lexicon. Yields between steps of a few milliseconds: each of ICU's tables takes some to load. */
export function* buildLexicon(language: string, list: WordList): Generator<undefined, Lexicon, undefined> {
  const builder = new Builder();
  for (const name of LISTS) for (const word of list[name] ?? []) builder.add(word, name);
  yield;
  for (const [index, place] of placeNames(language).entries()) {
    builder.add(place, 'place');
    if (index % STEP === 0) yield;
  }
  for (const day of dayNames(language)) builder.add(day, 'days');
  yield;
  for (const [month, names] of monthNames(language).entries()) {
    for (const name of [...names, ...(list.months?.[month] ?? [])]) builder.add(name, 'month', month + 1);
  }
  yield;
  for (const [word, value] of Object.entries(list.ordinals ?? {})) builder.add(word, 'ordinal', value);
  for (const [word, value] of Object.entries(list.scales ?? {})) builder.add(word, 'scale', value);
  for (const [word, value] of Object.entries(list.numbers ?? {})) builder.add(word, 'number', value);
  for (const [word, code] of Object.entries(list.currencies ?? {})) builder.add(word, 'currency', Number.NaN, code);
  if (UNSPACED.has(language)) {
    const asked = [list.ask ?? {}, list.nouns ?? {}].flatMap((lists) => Object.values(lists).flat());
    for (const word of [...asked, ...(list.what ?? []), ...(list.whatAfter ?? [])]) builder.know(word);
    for (const word of [...(list.and ?? []), ...(list.or ?? [])]) builder.know(word);
  }
  return {
    language,
    list,
    entries: builder.entries,
    beginnings: builder.beginnings,
    lengths: lengthsOf(builder.entries.keys()),
    seen: new LRUCache({ max: SEEN }),
  };
}
