/** Term frequencies above this count as this: four bits of a posting. */
const MAX_FREQUENCY = 15;

/** Which claim a posting speaks of. */
export const claimOf = (posting: number): number => posting >>> 4;
/** How often the term stands in that claim, at most 15. */
export const frequencyOf = (posting: number): number => posting & MAX_FREQUENCY;

const packed = (claim: number, frequency: number): number => ((claim << 4) | Math.min(frequency, MAX_FREQUENCY)) >>> 0;

/** Postings as they are written down: the pool without the room that it has left. */
export type KeptPostings = {
  readonly pool: Uint32Array;
  readonly start: Uint32Array;
  readonly count: Uint32Array;
  readonly block: Uint8Array;
  readonly spare: readonly number[][];
};

/**
 * For each term the claims that hold it, in ascending order, all in one typed array.
 *
 *     pool   │ term 0: 3·1 7·2 │ term 1: 3·1 │ term 2: 0·1 3·1 5·1 … spare │
 *              start ┘           claim·frequency packed into 32 bits
 *
 * A term's block has a power of two of places; a full block moves to one twice as large, and blocks left
 * behind are used again. Claims of one article lie together, so that taking an article out is one splice per term.
 */
export class Postings {
  #pool: Uint32Array;
  #used: number;
  #start: Uint32Array;
  #count: Uint32Array;
  /** log₂ of the block's size plus one; 0 for a term without a block. */
  #block: Uint8Array;
  readonly #spare: readonly number[][];

  /** None, or those that were `kept`. */
  constructor(kept?: KeptPostings) {
    this.#pool = kept?.pool ?? new Uint32Array(1024);
    this.#used = kept?.pool.length ?? 0;
    this.#start = kept?.start ?? new Uint32Array(256);
    this.#count = kept?.count ?? new Uint32Array(256);
    this.#block = kept?.block ?? new Uint8Array(256);
    this.#spare = kept?.spare ?? Array.from({ length: 32 }, () => []);
  }

  /** All that another one is made of; both change it. */
  get kept(): KeptPostings {
    const pool = this.#pool.subarray(0, this.#used);
    return { pool, start: this.#start, count: this.#count, block: this.#block, spare: this.#spare };
  }

  /** All postings; a term's own lie between `first` and `last`. */
  get pool(): Uint32Array {
    return this.#pool;
  }

  count(term: number): number {
    return this.#count[term] ?? 0;
  }

  /** Place in the pool of the term's first posting with a claim of at least `claim`. */
  seek(term: number, claim: number): number {
    const start = this.#start[term] ?? 0;
    let low = start;
    let high = start + this.count(term);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (claimOf(this.#pool[middle] ?? 0) < claim) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  first(term: number): number {
    return this.#start[term] ?? 0;
  }

  last(term: number): number {
    return this.first(term) + this.count(term);
  }

  insert(term: number, claim: number, frequency: number): void {
    if (term >= this.#start.length) this.#growTerms(term + 1);
    const count = this.count(term);
    const block = this.#block[term] ?? 0;
    if (block === 0 || count === 1 << (block - 1)) this.#moveToLarger(term, block, count);
    const end = this.last(term);
    const at = count === 0 || claimOf(this.#pool[end - 1] ?? 0) < claim ? end : this.seek(term, claim);
    if (at < end) this.#pool.copyWithin(at + 1, at, end);
    this.#pool[at] = packed(claim, frequency);
    this.#count[term] = count + 1;
  }

  /** Takes out the term's postings of claims from `from` up to and without `to`. */
  removeClaims(term: number, from: number, to: number): void {
    const first = this.seek(term, from);
    const last = this.seek(term, to);
    this.#pool.copyWithin(first, last, this.last(term));
    const left = this.count(term) - (last - first);
    this.#count[term] = left;
    const block = this.#block[term] ?? 0;
    if (left > 0 || block === 0) return;
    this.#spare[block]?.push(this.first(term));
    this.#block[term] = 0;
  }

  #moveToLarger(term: number, block: number, count: number): void {
    const size = 1 << block;
    let start = this.#spare[block + 1]?.pop();
    if (start === undefined) {
      start = this.#used;
      this.#used += size;
      if (this.#used > this.#pool.length) {
        const pool = new Uint32Array(Math.max(this.#used, Math.ceil(this.#pool.length * 1.5)));
        pool.set(this.#pool);
        this.#pool = pool;
      }
    }
    const old = this.first(term);
    this.#pool.copyWithin(start, old, old + count);
    if (block > 0) this.#spare[block]?.push(old);
    this.#start[term] = start;
    this.#block[term] = block + 1;
  }

  #growTerms(needed: number): void {
    const size = Math.max(needed, Math.ceil(this.#start.length * 1.5));
    const start = new Uint32Array(size);
    const count = new Uint32Array(size);
    const block = new Uint8Array(size);
    start.set(this.#start);
    count.set(this.#count);
    block.set(this.#block);
    this.#start = start;
    this.#count = count;
    this.#block = block;
  }
}
