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
