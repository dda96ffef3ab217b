import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LRUCache } from 'lru-cache';
import type { UserError } from '../../errors.ts';
import { invalidWeights } from '../basics/weights-check.ts';
import { SortedWords } from '../language/languages.ts';

/**
 * Two products come of one multiplication: a double holds both a word's number and, 2^26 times as large, another's. Sums of up
 * to 2,000 products of signed bytes stay within 2^25, and so apart. One word at a time takes twice as long, and a question in
 * a library a fifth longer.
 */
const HIGH = 2 ** 26;

/** Words that one can be compared with, and the dimensions of a vector, at most. */
const MOST_COMPARED = 36;
const MOST_DIMENSIONS = 64;

/** A few words by their places among the vectors, −1 for one without, and 1 / the length of each vector. */
export type PackedVectors = { readonly places: readonly number[]; readonly inverses: readonly number[] };

/** The numbers of the packed words, pair by pair, and whose they are. V8 reads constants more quickly than members. */
const pairs = new Float64Array((MOST_COMPARED / 2) * MOST_DIMENSIONS);
let owner: PackedVectors | undefined;

const cosines = new Float32Array(MOST_COMPARED);

/** Words whose places are remembered: looking one up takes some microseconds. */
const REMEMBERED = 5_000;

/**
 * English words as points: near ones are used alike ("funds" and "supports"). One sorted list of words and one signed byte a
 * number, kept as bytes so that 40,000 words cost no JavaScript objects. `data/vectors/README.md` says where they come from.
 */
export class WordVectors {
  readonly #words: SortedWords;
  readonly #numbers: Int8Array;
  /** 1 / the length of each vector, worked out when first asked for; 0 until then, and for one without length. */
  readonly #inverse: Float32Array;
  readonly #places = new LRUCache<string, number>({ max: REMEMBERED, memoMethod: (word) => this.#words.indexOf(word) });
  readonly dimensions: number;

  /**
   * `words`: UTF-8, one a line, sorted by bytes. `numbers`: as many for each, in the same order.
   * Throws a `RangeError` where they do not come out even.
   */
  constructor(words: Buffer, numbers: Int8Array) {
    this.#words = new SortedWords(words);
    this.#numbers = numbers;
    this.dimensions = numbers.length / this.size;
    if (!Number.isInteger(this.dimensions) || this.dimensions === 0)
      throw new RangeError(`${numbers.length} numbers for ${this.size} words`);
    if (this.dimensions > MOST_DIMENSIONS)
      throw new RangeError(`vectors of ${this.dimensions} dimensions, at most ${MOST_DIMENSIONS}`);
    this.#inverse = new Float32Array(this.size);
  }

  /** Reads both files of a folder. Throws `WEIGHTS_INVALID` where one is missing, or they do not go together. */
  static load(folder: URL = new URL('../../../data/vectors/', import.meta.url)): WordVectors {
    const numbers = read(new URL('vectors.bin', folder));
    const words = read(new URL('words.txt', folder));
    try {
      return new WordVectors(words, new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length));
    } catch (error) {
      throw invalid(new URL('vectors.bin', folder), 'does not go with the words.txt beside it', error);
    }
  }

  get size(): number {
    return this.#words.size;
  }

  /** The place of a word, in lower case and without accents; −1 where it is not known. Remembered for the words of late. */
  indexOf(word: string): number {
    return this.#places.memo(word);
  }

  /** Cosine of the angle between two words' vectors, −1 to 1. */
  similarity(left: number, right: number): number {
    return this.#product(left, right) * this.#inverseOf(left) * this.#inverseOf(right);
  }

  /** Words that others are to be compared with, at most `MOST_COMPARED`; a place of −1 stands for a word without a vector. */
  pack(places: readonly number[]): PackedVectors {
    if (places.length > MOST_COMPARED) throw new RangeError(`${places.length} words, at most ${MOST_COMPARED}`);
    return { places, inverses: places.map((place) => (place < 0 ? 0 : this.#inverseOf(place))) };
  }

  /** A word's cosine to each of the packed ones, 0 to a place of −1. The list is good until the next call. */
  compare(word: number, packed: PackedVectors): Float32Array {
    if (owner !== packed) this.#layPairs(packed);
    const [numbers, dimensions, inverse] = [this.#numbers, this.dimensions, this.#inverseOf(word)];
    const { inverses } = packed;
    for (let at = 0, pair = 0; at < inverses.length; at += 2) {
      let both = 0;
      for (let from = word * dimensions, end = from + dimensions; from < end; from++, pair++) {
        both += (pairs[pair] ?? 0) * (numbers[from] ?? 0);
      }
      const high = Math.floor(both / HIGH + 0.5);
      cosines[at] = (both - high * HIGH) * inverse * (inverses[at] ?? 0);
      cosines[at + 1] = high * inverse * (inverses[at + 1] ?? 0);
    }
    return cosines;
  }

  #layPairs(packed: PackedVectors): void {
    owner = packed;
    pairs.fill(0, 0, Math.ceil(packed.places.length / 2) * this.dimensions);
    for (const [index, place] of packed.places.entries()) {
      if (place < 0) continue;
      const factor = index % 2 === 0 ? 1 : HIGH;
      const first = (index >> 1) * this.dimensions;
      for (let at = 0; at < this.dimensions; at++) {
        pairs[first + at] = (pairs[first + at] ?? 0) + factor * (this.#numbers[place * this.dimensions + at] ?? 0);
      }
    }
  }

  #inverseOf(word: number): number {
    let inverse = this.#inverse[word] ?? 0;
    if (inverse === 0) {
      const square = this.#product(word, word);
      inverse = square > 0 ? Math.fround(1 / Math.sqrt(square)) : 0;
      this.#inverse[word] = inverse;
    }
    return inverse;
  }

  #product(left: number, right: number): number {
    const [numbers, dimensions] = [this.#numbers, this.dimensions];
    let sum = 0;
    for (let at = 0, l = left * dimensions, r = right * dimensions; at < dimensions; at++, l++, r++) {
      sum = (sum + Math.imul(numbers[l] ?? 0, numbers[r] ?? 0)) | 0;
    }
    return sum;
  }
}

function invalid(file: URL, what: string, cause?: unknown): UserError {
  return invalidWeights(fileURLToPath(file), what, {
    cause,
    remedy: 'make both files of the folder again with "npm run vectors"',
  });
}

function read(file: URL): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    throw invalid(file, 'cannot be read', error);
  }
}
