import { readFileSync } from 'node:fs';

/**
 * Tells languages by the pieces of their words, as the npm package `eld` does with its small set: the same answers from the same
 * n-grams, which are kept as bytes, since as JavaScript objects they take 145 MB. `data/languages/README.md` says where they come from.
 */
type Grams = {
  /** For each n-gram, in rising order, its characters as one number of six bytes. */
  readonly keys: Buffer;
  readonly count: number;
  /** Where in `scores` each n-gram's begin, and where the last one's end. */
  readonly starts: Uint32Array;
  /** For each language that has the n-gram: the language's place, and how much the n-gram tells of it. */
  readonly scores: Buffer;
  readonly languages: readonly string[];
  /** How sure eld is of each language on average where it is right. */
  readonly means: readonly number[];
  /** How the bytes from 128 on are written in n-grams. */
  readonly bytes: string;
};

const KEY = 6;

/** Subtracted from each score in the file, so that it fits a byte. */
const LEAST_SCORE = 53;

/** Brings scores between 0 and 1. */
const SCALE = 25;

/** A result is sure with so much of the mean for its language, and at least so many n-grams. */
const SURE = 0.75;
const FEWEST = 3;

/** Bytes after which the text ends with the word, and at once; bytes of a word that are looked at. */
const END_WITH_WORD = 350;
const END = 380;
const LONGEST_WORD = 70;

let loaded: Grams | undefined;

function load(): Grams {
  const folder = new URL('../../data/languages/', import.meta.url);
  const about = JSON.parse(readFileSync(new URL('languages.json', folder), 'utf8')) as Omit<
    Grams,
    'keys' | 'starts' | 'scores'
  >;
  const file = readFileSync(new URL('ngrams.bin', folder));
  const { count } = about;
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < count; at++) starts[at + 1] = (starts[at] ?? 0) + 2 * (file[count * KEY + at] ?? 0);
  return { ...about, keys: file.subarray(0, count * KEY), starts, scores: file.subarray(count * (KEY + 1)) };
}

export type LikeliestLanguage = { readonly language: string; readonly isSure: boolean; readonly score: number };

/**
 * The likeliest of 60 languages for the first 350 bytes of a text, as an ISO 639-1 code, and whether that is sure; undefined where no
 * piece of it is known. It names the nearest that it knows for a text in one that it does not, but is not sure then. Of two readings of
 * one text the righter has the higher score, from 0 to 1.
 *
 * @example likeliestLanguage('Die alte Brücke wurde eröffnet.') // { language: 'de', isSure: true, score: 0.829 }
 */
export function likeliestLanguage(text: string): LikeliestLanguage | undefined {
  const grams = (loaded ??= load());
  const pieces = piecesOf(wordsOf(text, grams.bytes));
  const totals = new Float64Array(grams.languages.length);
  for (const piece of pieces) count(piece, grams, totals);
  const highest = Math.max(...totals);
  if (highest === 0) return undefined;
  const at = totals.indexOf(highest);
  const each = highest / pieces.size;
  const score = each / (each + SCALE);
  const isSure = pieces.size >= FEWEST && score >= (grams.means[at] ?? 0) * SURE;
  return { language: grams.languages[at] ?? '', isSure, score };
}

/** Whatever is no letter or apostrophe; an apostrophe at the end of such a stretch stays with the next word. */
const BETWEEN = /[\P{L}\u{10000}-\u{10FFFF}]+(?<!['`’])/gu;

/** The words of a text's beginning in lower case, as UTF-8, each byte one character. */
function wordsOf(text: string, bytes: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let length = 0;
  for (const byte of Buffer.from(text.slice(0, 1000).replace(BETWEEN, ' ').trim().toLowerCase())) {
    const isInside = (byte & 0xc0) === 0x80;
    if (!isInside && length > END) break;
    if (byte === 0x20) {
      if (word !== '') words.push(word);
      word = '';
      if (length > END_WITH_WORD) return words;
    } else word += byte < 0x80 ? String.fromCharCode(byte) : (bytes[byte - 0x80] ?? '');
    length++;
  }
  return word === '' ? words : [...words, word];
}

/** Pieces of four bytes, each beginning with the last of the one before, and of the word's end; a space stands for either end. */
function piecesOf(words: readonly string[]): ReadonlySet<string> {
  const pieces = new Set<string>();
  for (const word of words) {
    const length = Math.min(word.length, LONGEST_WORD);
    let at = 0;
    for (; at + 4 < length; at += 3) pieces.add((at === 0 ? ' ' : '') + word.slice(at, at + 4));
    pieces.add(`${at === 0 ? ' ' : ''}${word.slice(length === 3 ? 0 : Math.max(0, length - 4))} `);
  }
  return pieces;
}

function count(piece: string, { keys, count, starts, scores }: Grams, totals: Float64Array): void {
  if (piece.length > KEY) return;
  const wanted = keyOf(piece);
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (keys.readUIntBE(middle * KEY, KEY) < wanted) low = middle + 1;
    else high = middle;
  }
  if (keys.readUIntBE(low * KEY, KEY) !== wanted) return;
  for (let at = starts[low] ?? 0; at < (starts[low + 1] ?? 0); at += 2) {
    const language = scores[at] ?? 0;
    totals[language] = (totals[language] ?? 0) + (scores[at + 1] ?? 0) + LEAST_SCORE;
  }
}

/** The characters of an n-gram, at most six below 256, as one number. */
export function keyOf(piece: string): number {
  let key = 0;
  for (let at = 0; at < piece.length; at++) key = key * 256 + piece.charCodeAt(at);
  return key;
}
