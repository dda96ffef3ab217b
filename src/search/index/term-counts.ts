import { withRoom } from '../basics/typed-arrays.ts';
import { TermSlots, TermTable } from './term-slots.ts';

/** How often each term was met, in the order in which they came. Its arrays are used again after `clear`. */
export class TermCounts {
  readonly #table = new TermTable();
  #slots = new TermSlots(this.#table);
  #terms = new Uint32Array(64);
  #counts = new Uint32Array(64);

  /** Distinct terms. */
  get size(): number {
    return this.#slots.size;
  }

  clear(): void {
    this.#slots = new TermSlots(this.#table);
  }

  /** Adds to a term's count, by 0 to have it among the terms; tells whether it is a new one. */
  add(term: number, times: number): boolean {
    const known = this.#slots.find(term);
    if (known !== -1) {
      this.#counts[known] = (this.#counts[known] ?? 0) + times;
      return false;
    }
    const slot = this.#slots.take(term);
    this.#terms = withRoom(this.#terms, slot + 1);
    this.#counts = withRoom(this.#counts, slot + 1);
    this.#terms[slot] = term;
    this.#counts[slot] = times;
    return true;
  }

  termAt(slot: number): number {
    return this.#terms[slot] ?? 0;
  }

  countAt(slot: number): number {
    return this.#counts[slot] ?? 0;
  }

  countOf(term: number): number {
    return this.countAt(this.#slots.find(term));
  }

  /** All terms, in ascending order. */
  sorted(): Uint32Array {
    return this.#terms.slice(0, this.size).sort();
  }
}
