import { readFileSync } from 'node:fs';

/**
 * English words as points: near ones are used alike ("funds" and "supports"). One sorted list of words and one signed byte a
 * number, kept as bytes so that 40,000 words cost no JavaScript objects. `data/vectors/README.md` says where they come from.
 */
export class WordVectors {
  readonly #words: Buffer;
  /** Start of each word in `#words`, and the end of the last. */
  readonly #starts: Uint32Array;
  readonly #numbers: Int8Array;
  readonly #lengths: Float32Array;
  readonly dimensions: number;

  /** `words`: UTF-8, one a line, sorted by bytes. `numbers`: as many for each, in the same order. */
  constructor(words: Buffer, numbers: Int8Array) {
    const starts = [0];
    for (let at = words.indexOf(10); at !== -1; at = words.indexOf(10, at + 1)) starts.push(at + 1);
    this.#words = words;
    this.#starts = Uint32Array.from(starts);
    this.#numbers = numbers;
    this.dimensions = numbers.length / this.size;
    this.#lengths = Float32Array.from({ length: this.size }, (_, word) => Math.sqrt(this.#product(word, word)));
  }

  static load(folder: URL = new URL('../../data/vectors/', import.meta.url)): WordVectors {
    const numbers = readFileSync(new URL('vectors.bin', folder));
    const words = readFileSync(new URL('words.txt', folder));
    return new WordVectors(words, new Int8Array(numbers.buffer, numbers.byteOffset, numbers.length));
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  /** The place of a word, in lower case and without accents; −1 where it is not known. */
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

  /** Cosine of the angle between two words' vectors, −1 to 1. */
  similarity(left: number, right: number): number {
    const length = (this.#lengths[left] ?? 0) * (this.#lengths[right] ?? 0);
    return length === 0 ? 0 : this.#product(left, right) / length;
  }

  /** Cosine of the angle between a word's vector and another of length 1. */
  likeness(word: number, unit: Float64Array): number {
    let sum = 0;
    for (let at = 0, from = word * this.dimensions; at < this.dimensions; at++, from++) {
      sum += (this.#numbers[from] ?? 0) * (unit[at] ?? 0);
    }
    return sum / (this.#lengths[word] || 1);
  }

  /** Adds a word's vector, brought to length `weight`, to `sum`. */
  addTo(sum: Float64Array, word: number, weight: number): void {
    const factor = weight / (this.#lengths[word] || 1);
    for (let at = 0, from = word * this.dimensions; at < this.dimensions; at++, from++) {
      sum[at] = (sum[at] ?? 0) + factor * (this.#numbers[from] ?? 0);
    }
  }

  #product(left: number, right: number): number {
    const [numbers, dimensions] = [this.#numbers, this.dimensions];
    let sum = 0;
    for (let at = 0, l = left * dimensions, r = right * dimensions; at < dimensions; at++, l++, r++)
      sum += (numbers[l] ?? 0) * (numbers[r] ?? 0);
    return sum;
  }

  #compare(word: number, wanted: Buffer): number {
    const start = this.#starts[word] ?? 0;
    const end = (this.#starts[word + 1] ?? 1) - 1;
    return this.#words.compare(wanted, 0, wanted.length, start, end);
  }
}
