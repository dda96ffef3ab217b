/**
 * Two products come of one multiplication: a double holds both a word's number and, 2^26 times as large, another's. Sums of up
 * to 2,000 products of signed bytes stay within 2^25, and so apart. Three such pairs are worked on at a time.
 */
const HIGH = 2 ** 26;
const PAIRS = 3;
const BLOCK = 2 * PAIRS;

/** Words that one can be compared with, and the dimensions of a vector, at most. */
export const MOST_COMPARED = 36;
const MOST_DIMENSIONS = 64;

/** A few words by their places among the vectors, −1 for one without, and 1 / the length of each vector. */
export type PackedVectors = { readonly places: readonly number[]; readonly inverses: readonly number[] };

/** A vector's cosine to each of the packed ones; 1 / the vector's length is given. The list is used again by the next call. */
export type Comparer = (word: number, inverse: number, packed: PackedVectors) => Float32Array;

/** The packed vectors, in blocks: for each dimension the numbers of its pairs. V8 reads constants more quickly than members. */
const numbers = new Float64Array((MOST_COMPARED / 2) * MOST_DIMENSIONS);
const inverses = new Float64Array(MOST_COMPARED);
/** Whose they are. */
let owner: PackedVectors | undefined;

/** Sums of the products of each pair of the packed vectors with one more. */
const sums = new Float64Array(MOST_COMPARED / 2);
const cosines = new Float32Array(MOST_COMPARED);

/** Compares vectors of so many signed bytes, which lie one after another. */
export function comparerOf(vectors: Int8Array, dimensions: number): Comparer {
  if (dimensions > MOST_DIMENSIONS)
    throw new RangeError(`vectors of ${dimensions} dimensions, at most ${MOST_DIMENSIONS}`);
  const lay = (packed: PackedVectors): void => {
    owner = packed;
    inverses.fill(0);
    inverses.set(packed.inverses);
    numbers.fill(0, 0, Math.ceil(packed.places.length / BLOCK) * dimensions * PAIRS);
    for (const [index, place] of packed.places.entries()) {
      if (place < 0) continue;
      const factor = index % 2 === 0 ? 1 : HIGH;
      let at = Math.floor(index / BLOCK) * dimensions * PAIRS + Math.floor((index % BLOCK) / 2);
      for (let from = place * dimensions; from < (place + 1) * dimensions; from++, at += PAIRS) {
        numbers[at] = (numbers[at] ?? 0) + factor * (vectors[from] ?? 0);
      }
    }
  };

  const multiply = (word: number, block: number): void => {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    let e = 0;
    let f = 0;
    let at = word * dimensions;
    let from = block * dimensions * PAIRS;
    for (const end = at + dimensions - 1; at < end; at += 2, from += 2 * PAIRS) {
      const value = vectors[at] ?? 0;
      const next = vectors[at + 1] ?? 0;
      a += (numbers[from] ?? 0) * value;
      b += (numbers[from + 1] ?? 0) * value;
      c += (numbers[from + 2] ?? 0) * value;
      d += (numbers[from + 3] ?? 0) * next;
      e += (numbers[from + 4] ?? 0) * next;
      f += (numbers[from + 5] ?? 0) * next;
    }
    if (dimensions % 2 === 1) {
      const value = vectors[at] ?? 0;
      d += (numbers[from] ?? 0) * value;
      e += (numbers[from + 1] ?? 0) * value;
      f += (numbers[from + 2] ?? 0) * value;
    }
    sums[block * PAIRS] = a + d;
    sums[block * PAIRS + 1] = b + e;
    sums[block * PAIRS + 2] = c + f;
  };

  return (word, inverse, packed) => {
    if (owner !== packed) lay(packed);
    const { length } = packed.places;
    for (let first = 0, block = 0; first < length; first += BLOCK, block++) multiply(word, block);
    for (let at = 0; at < length; at += 2) {
      const both = sums[at >> 1] ?? 0;
      const high = Math.floor(both / HIGH + 0.5);
      cosines[at] = (both - high * HIGH) * inverse * (inverses[at] ?? 0);
      cosines[at + 1] = high * inverse * (inverses[at + 1] ?? 0);
    }
    return cosines;
  };
}
