/** What all that is made for training and measuring begins with. */
export const SEED = 20_240_501;

/** Numbers from 0 up to 1 that are the same for the same seed, on every machine (xorshift, Marsaglia 2003). */
export class SeededRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  }

  next(): number {
    this.#state ^= this.#state << 13;
    this.#state ^= this.#state >>> 17;
    this.#state ^= this.#state << 5;
    return (this.#state >>> 0) / 2 ** 32;
  }

  /** True in so many of all cases. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list; a list must have one. */
  one<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('There is nothing to choose from.');
    return item;
  }
}
