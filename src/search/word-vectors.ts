import { readFileSync } from 'node:fs';
import { withRoom } from './growable.ts';

/**
 * Two products come of one multiplication: a double holds both a word's number and, 2^26 times as large, another's. Sums of up
 * to 2,000 products of signed bytes stay within 2^25, and so apart. Three such pairs are a block.
 */
const HIGH = 2 ** 26;
const PAIRS = 3;
const BLOCK = 2 * PAIRS;

/** The products of one block, used again for the next. */
const products = new Float64Array(BLOCK);
let cosines = new Float32Array(32);

/** Vectors of a few words, in blocks: for each dimension its three pairs of numbers. */
export type PackedVectors = { readonly numbers: Float64Array; readonly inverses: readonly number[] };

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

  /** `words`: UTF-8, one a line, sorted by bytes. `numbers`: as many for each, in the same order. */
  constructor(words: Buffer, numbers: Int8Array) {
    const starts = [0];
    for (let at = words.indexOf(10); at !== -1; at = words.indexOf(10, at + 1)) starts.push(at + 1);
    this.#words = words;
    this.#starts = Uint32Array.from(starts);
    this.#numbers = numbers;
    this.dimensions = numbers.length / this.size;
    this.#inverse = new Float32Array(this.size);
  }

  static load(folder: URL = new URL('../../data/vectors/', import.meta.url)): WordVectors {
    const numbers = readFileSync(new URL('vectors.bin', folder));
    const words = readFileSync(new URL('words.txt', folder));
    return new WordVectors(words, new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length));
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

  /** Lays words' vectors side by side for `compare`; a place of −1 stands for a word without one. */
  pack(places: readonly number[]): PackedVectors {
    const blocks = Math.ceil(places.length / BLOCK);
    const numbers = new Float64Array(blocks * this.dimensions * PAIRS);
    for (let index = 0; index < places.length; index++) {
      const place = places[index] ?? -1;
      if (place < 0) continue;
      const block = Math.floor(index / BLOCK) * this.dimensions * PAIRS;
      this.#lay(place, index % 2 === 0 ? 1 : HIGH, numbers, block + Math.floor((index % BLOCK) / 2));
    }
    return { numbers, inverses: places.map((place) => (place < 0 ? 0 : this.#inverseOf(place))) };
  }

  #lay(place: number, factor: number, numbers: Float64Array, first: number): void {
    const vectors = this.#numbers;
    const last = (place + 1) * this.dimensions;
    for (let from = place * this.dimensions, at = first; from < last; from++, at += PAIRS) {
      numbers[at] = (numbers[at] ?? 0) + factor * (vectors[from] ?? 0);
    }
  }

  /** A word's cosine to each of the packed ones. The array is used again, and may be longer than they are many. */
  compare(word: number, { numbers, inverses }: PackedVectors): Float32Array {
    const inverse = this.#inverseOf(word);
    if (inverses.length > cosines.length) cosines = withRoom(cosines, inverses.length);
    for (let index = 0; index < inverses.length; index += BLOCK) {
      this.#products(word, numbers, (index / BLOCK) * this.dimensions * PAIRS);
      for (let at = 0; at < BLOCK && index + at < inverses.length; at++) {
        cosines[index + at] = (products[at] ?? 0) * inverse * (inverses[index + at] ?? 0);
      }
    }
    return cosines;
  }

  /** The products of a word's vector with those of a block, into `products`. */
  #products(word: number, packed: Float64Array, block: number): void {
    const [numbers, dimensions] = [this.#numbers, this.dimensions];
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let at = word * dimensions;
    let from = block;
    for (const end = at + dimensions - 1; at < end; at += 2, from += 2 * PAIRS) {
      const value = numbers[at] ?? 0;
      const next = numbers[at + 1] ?? 0;
      a += (packed[from] ?? 0) * value;
      b += (packed[from + 1] ?? 0) * value;
      c += (packed[from + 2] ?? 0) * value;
      d += (packed[from + 3] ?? 0) * next;
      e += (packed[from + 4] ?? 0) * next;
      f += (packed[from + 5] ?? 0) * next;
    }
    if (dimensions % 2 === 1) {
      const value = numbers[at] ?? 0;
      d += (packed[from] ?? 0) * value;
      e += (packed[from + 1] ?? 0) * value;
      f += (packed[from + 2] ?? 0) * value;
    }
    products[0] = a + d;
    products[2] = b + e;
    products[4] = c + f;
    for (let pair = 0; pair < BLOCK; pair += 2) {
      const both = products[pair] ?? 0;
      const high = Math.floor(both / HIGH + 0.5);
      products[pair] = both - high * HIGH;
      products[pair + 1] = high;
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

  #compare(word: number, wanted: Buffer): number {
    const start = this.#starts[word] ?? 0;
    const end = (this.#starts[word + 1] ?? 1) - 1;
    return this.#words.compare(wanted, 0, wanted.length, start, end);
  }
}
