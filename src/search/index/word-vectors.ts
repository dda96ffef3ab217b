import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { UserError } from '../../errors.ts';
import { type Comparer, comparerOf, MOST_COMPARED, type PackedVectors } from './cosines.ts';
import { invalidWeights } from '../basics/weights-check.ts';

/** Words whose places are remembered: looking one up takes some microseconds. */
const REMEMBERED = 5_000;

/**
 * English words as points: near ones are used alike ("funds" and "supports"). One sorted list of words and one signed byte a
 * number, kept as bytes so that 40,000 words cost no JavaScript objects. `data/vectors/README.md` says where they come from.
 */
export class WordVectors {
  readonly #words: Buffer;
  /** Start of each word in `#words`, and the end of the last. */
  readonly #starts: Uint32Array;
  readonly #numbers: Int8Array;
  /** 1 / the length of each vector, worked out when first asked for; 0 until then, and for one without length. */
  readonly #inverse: Float32Array;
  readonly #places = new Map<string, number>();
  readonly dimensions: number;
  readonly #compareAll: Comparer;

  /**
   * `words`: UTF-8, one a line, sorted by bytes. `numbers`: as many for each, in the same order.
   * Throws a `RangeError` where they do not come out even.
   */
  constructor(words: Buffer, numbers: Int8Array) {
    const starts = [0];
    for (let at = words.indexOf(10); at !== -1; at = words.indexOf(10, at + 1)) starts.push(at + 1);
    this.#words = words;
    this.#starts = Uint32Array.from(starts);
    this.#numbers = numbers;
    this.dimensions = numbers.length / this.size;
    if (!Number.isInteger(this.dimensions) || this.dimensions === 0)
      throw new RangeError(`${numbers.length} numbers for ${this.size} words`);
    this.#inverse = new Float32Array(this.size);
    this.#compareAll = comparerOf(numbers, this.dimensions);
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
    return this.#starts.length - 1;
  }

  /** The place of a word, in lower case and without accents; −1 where it is not known. Remembered for the words of late. */
  indexOf(word: string): number {
    let place = this.#places.get(word);
    if (place === undefined) {
      if (this.#places.size >= REMEMBERED) this.#places.clear();
      place = this.#lookUp(word);
      this.#places.set(word, place);
    }
    return place;
  }

  #lookUp(word: string): number {
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

  /** Cosine of the angle between two words' vectors, −1 to 1. */
  similarity(left: number, right: number): number {
    return this.#product(left, right) * this.#inverseOf(left) * this.#inverseOf(right);
  }

  /** Words that others are to be compared with, at most `MOST_COMPARED`; a place of −1 stands for a word without a vector. */
  pack(places: readonly number[]): PackedVectors {
    if (places.length > MOST_COMPARED) throw new RangeError(`${places.length} words, at most ${MOST_COMPARED}`);
    return { places, inverses: places.map((place) => (place < 0 ? 0 : this.#inverseOf(place))) };
  }

  /** A word's cosine to each of the packed ones. The list is good until the next call. */
  compare(word: number, packed: PackedVectors): Float32Array {
    return this.#compareAll(word, this.#inverseOf(word), packed);
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

  #compare(word: number, wanted: Buffer): number {
    const start = this.#starts[word] ?? 0;
    const end = (this.#starts[word + 1] ?? 1) - 1;
    return this.#words.compare(wanted, 0, wanted.length, start, end);
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
