type Range = { readonly from: number; readonly to: number };

/** Numbers of claims, from 0 on: those of an article follow each other, and are given to others when it has gone. */
export class ClaimNumbers {
  /** Those that no article uses, in order; the last range is open. */
  #free: Range[] = [{ from: 0, to: Number.POSITIVE_INFINITY }];
  /** Those in use are all below this. */
  end = 0;

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
