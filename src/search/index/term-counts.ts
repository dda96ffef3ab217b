import { withRoom } from '../basics/typed-arrays.ts';

/** By term: who last met it, and the slot that it had then. Kept from one use to the next: clearing would cost more. */
export class TermTable {
  users = 0;
  userOf = new Uint32Array(1024);
  slotOf = new Uint32Array(1024);
}

/**
 * Numbers the terms that are met while one question, claim or article is read, from 0 on, so that what is worked out of each
 * lies in flat arrays. Who takes a table over is the only one to use it from then on.
 */
export class TermSlots {
  readonly #table: TermTable;
  readonly #user: number;
  #size = 0;

  constructor(table: TermTable) {
    this.#table = table;
    this.#user = ++table.users;
  }

  /** Slots taken so far. */
  get size(): number {
    return this.#size;
  }

  /** The term's slot, or −1 for one that has none yet. */
  find(term: number): number {
    return this.#table.userOf[term] === this.#user ? (this.#table.slotOf[term] ?? -1) : -1;
  }

  /** The next free slot, for a term that has none. */
  take(term: number): number {
    const table = this.#table;
    if (term >= table.userOf.length) {
      table.userOf = withRoom(table.userOf, term + 1);
      table.slotOf = withRoom(table.slotOf, term + 1);
    }
    table.userOf[term] = this.#user;
    table.slotOf[term] = this.#size;
    return this.#size++;
  }
}

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
