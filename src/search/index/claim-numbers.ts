export type Range = { readonly from: number; readonly to: number };

/** Numbers of claims, from 0 on: those of an article follow each other, and are given to others when it has gone. */
export class ClaimNumbers {
  /** Those that no article uses, in order; the last range is open. */
  #free: Range[];
  /** Those in use are all below this. */
  end: number;

  /** `free`: those that no article uses, as `free` gave them; by default all. */
  constructor(free: readonly Range[] = [{ from: 0, to: Number.POSITIVE_INFINITY }]) {
    this.#free = [...free];
    this.end = free.at(-1)?.from ?? 0;
  }

  get free(): readonly Range[] {
    return this.#free;
  }

  /** The first of so many that follow each other. */
  take(size: number): number {
    const at = this.#free.findIndex((range) => range.to - range.from >= size);
    const range = this.#free[at] ?? { from: 0, to: Number.POSITIVE_INFINITY };
    const rest = { from: range.from + size, to: range.to };
    this.#free.splice(at, 1, ...(rest.from < rest.to ? [rest] : []));
    this.end = this.#free.at(-1)?.from ?? 0;
    return range.from;
  }

  giveBack(range: Range): void {
    if (range.from === range.to) return;
    const ranges = [...this.#free, range].sort((a, b) => a.from - b.from);
    this.#free = [];
    for (const next of ranges) {
      const before = this.#free.at(-1);
      if (before?.to === next.from) this.#free[this.#free.length - 1] = { from: before.from, to: next.to };
      else this.#free.push(next);
    }
    this.end = this.#free.at(-1)?.from ?? 0;
  }
}
