import type { ClaimFacts } from './claim-facts.ts';
import { withRoom } from './growable.ts';
import type { Meaning } from './meaning.ts';
import type { Question } from './question.ts';
import type { Row } from './rows.ts';
import type { Scope } from './scope.ts';
import { TermSlots, TermTable } from './term-slots.ts';
import { Likeness } from './word-likeness.ts';

/** What all words of a claim are to a question. Its arrays are used again for the next claim. */
export type CloseReading = {
  /** For each of the question's `content` the likeness of the claim's most like word, 0 to 1. */
  readonly like: Float64Array;
  /** For each of the question's `content` the nearness in meaning of the claim's nearest word. */
  readonly near: Float64Array;
  /** Nearness of the question's focus to the nearest word that the question lacks, and of the claim as a whole to the question. */
  focus: number;
  whole: number;
  /** 1 for each word of the claim that carries meaning and that the question lacks; how many there are, and how many are names. */
  fresh: Uint8Array;
  novel: number;
  names: number;
};

/** A term has a vector, is like a word of the question in its letters, in its meaning. */
const HAS_VECTOR = 1;
const LIKE = 2;
const NEAR = 4;

/** What has been worked out of terms, by slot; of likeness, by slot and place in `content`. */
const table = {
  marks: new Uint8Array(512),
  rarity: new Float32Array(512),
  whole: new Float32Array(512),
  focus: new Float32Array(512),
  like: new Float32Array(4096),
  near: new Float32Array(4096),
};
/** Whose the table is: a question takes it over as it is, since making one anew would cost as much as reading the claims. */
let owner: TermSlots | undefined;
const slotTable = new TermTable();

/** Reads claims word by word. What a term is to the question is worked out when it is first met. */
export class CloseReader {
  readonly #scope: Scope;
  readonly #likeness: Likeness;
  readonly #meaning: Meaning;
  readonly #reading: CloseReading;
  /** Places in `content` of the words that are the question's focus. */
  readonly #focus: readonly number[];
  #slots: TermSlots;

  constructor({ words, content }: Question, scope: Scope, meaning: Meaning) {
    this.#scope = scope;
    this.#likeness = new Likeness(content.map((word) => words[word]?.stem ?? ''));
    this.#meaning = meaning;
    this.#focus = content.flatMap((word, place) => (words[word]?.focus === true ? [place] : []));
    this.#slots = new TermSlots(slotTable);
    owner = this.#slots;
    this.#reading = {
      like: new Float64Array(content.length),
      near: new Float64Array(content.length),
      focus: 0,
      whole: 0,
      fresh: new Uint8Array(64),
      novel: 0,
      names: 0,
    };
  }

  /** Reads the claim of a row. The reading is good until the next one. */
  read({ entry, at, places }: Row, { content, capitals }: ClaimFacts): CloseReading {
    if (owner !== this.#slots) {
      this.#slots = new TermSlots(slotTable);
      owner = this.#slots;
    }
    const { terms, offsets } = entry.index;
    const from = offsets[at] ?? 0;
    const length = (offsets[at + 1] ?? from) - from;
    const reading = this.#reading;
    if (reading.fresh.length < length) reading.fresh = withRoom(reading.fresh, length);
    const fresh = reading.fresh.fill(0, 0, length);
    const slots = this.#slots;
    reading.like.fill(0);
    reading.near.fill(0);
    reading.focus = 0;
    let alike = 0;
    let spread = 0;
    let met = 0;
    let novel = 0;
    for (let index = 0; index < content.length; index++) {
      const place = content[index] ?? 0;
      while (met < places.length && (places[met] ?? 0) < place) met++;
      const isAsked = places[met] === place;
      if (!isAsked) {
        fresh[place] = 1;
        novel++;
      }
      const term = terms[from + place] ?? 0;
      let slot = slots.find(term);
      if (slot === -1) slot = this.#workOut(term);
      const marks = table.marks[slot] ?? 0;
      if (marks === 0) continue;
      if ((marks & HAS_VECTOR) !== 0) {
        const rarity = table.rarity[slot] ?? 0;
        alike += rarity * (table.whole[slot] ?? 0);
        spread += rarity * rarity;
      }
      if ((marks & LIKE) !== 0) raise(reading.like, table.like, slot);
      if ((marks & NEAR) !== 0) {
        raise(reading.near, table.near, slot);
        const focus = table.focus[slot] ?? 0;
        if (!isAsked && focus > reading.focus) reading.focus = focus;
      }
    }
    let names = 0;
    for (let index = 0; index < capitals.length; index++) names += fresh[capitals[index] ?? 0] ?? 0;
    reading.novel = novel;
    reading.names = names;
    // The cosine of the sums of both sides' vectors, were the claim's words at right angles to each other.
    reading.whole = spread > 0 ? alike / Math.sqrt(spread) : 0;
    return reading;
  }

  /** How near what lies in the table from `first` on comes to what is asked for. */
  #nearestFocus(first: number): number {
    let nearest = 0;
    for (const word of this.#focus) nearest = Math.max(nearest, table.near[first + word] ?? 0);
    return nearest;
  }

  #workOut(term: number): number {
    const slot = this.#slots.take(term);
    const { vocabulary } = this.#scope.shard;
    const { length } = this.#reading.like;
    const first = slot * length;
    if (slot >= table.marks.length || first + length > table.like.length) makeRoom(slot + 1, first + length);
    let marks = this.#likeness.compare(vocabulary.stem(term), table.like, first) ? LIKE : 0;
    const vector = this.#meaning.vectorOf(term);
    if (vector >= 0) {
      marks |= HAS_VECTOR;
      if (this.#meaning.compare(vector, table.near, first)) {
        marks |= NEAR;
        table.focus[slot] = this.#nearestFocus(first);
      }
      table.rarity[slot] = this.#meaning.rarityOf(term);
      table.whole[slot] = this.#meaning.whole;
    }
    table.marks[slot] = marks;
    return slot;
  }
}

/** Raises each to what a slot of a table has, where that is more. */
function raise(best: Float64Array, from: Float32Array, slot: number): void {
  for (let word = 0, at = slot * best.length; word < best.length; word++, at++) {
    const value = from[at] ?? 0;
    if (value > (best[word] ?? 0)) best[word] = value;
  }
}

function makeRoom(slots: number, likenesses: number): void {
  table.marks = withRoom(table.marks, slots);
  table.rarity = withRoom(table.rarity, slots);
  table.whole = withRoom(table.whole, slots);
  table.focus = withRoom(table.focus, slots);
  table.like = withRoom(table.like, likenesses);
  table.near = withRoom(table.near, likenesses);
}
