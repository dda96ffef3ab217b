import { withRoom } from './growable.ts';

/** By term: which question last met it, and the slot that it had then. Kept from question to question: clearing would cost more. */
let questionOf = new Uint32Array(1024);
let slotOf = new Uint32Array(1024);
let questions = 0;

/**
 * Numbers the terms that are met while one question is read, from 0 on, so that what is worked out of each lies in flat
 * arrays. Two questions read in turns only work a term out twice.
 */
export class TermSlots {
  readonly #question = ++questions;
  #used = 0;

  /** `terms`: all terms are below this. */
  constructor(terms: number) {
    questionOf = withRoom(questionOf, terms);
    slotOf = withRoom(slotOf, terms);
  }

  /** The term's slot, or −1 for one that has none yet. */
  find(term: number): number {
    return questionOf[term] === this.#question ? (slotOf[term] ?? -1) : -1;
  }

  /** The next free slot, for a term that has none. */
  take(term: number): number {
    questionOf[term] = this.#question;
    slotOf[term] = this.#used;
    return this.#used++;
  }
}
