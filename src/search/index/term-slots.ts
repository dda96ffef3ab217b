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
