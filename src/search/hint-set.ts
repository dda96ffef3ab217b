/**
 * A set of numbers that may say "perhaps" for one that it lacks, never "no" for one that it has. With a few dozen members nearly
 * all other numbers are passed over at the cost of one byte. 64 bytes: V8 makes larger arrays outside its heap, which is slow.
 */
export class HintSet {
  readonly #bits = new Uint8Array(64);

  add(number: number): void {
    const at = (number >>> 3) & 63;
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 7));
  }

  mayHave(number: number): boolean {
    return ((this.#bits[(number >>> 3) & 63] ?? 0) & (1 << (number & 7))) !== 0;
  }
}
