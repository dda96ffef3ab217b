import type { ArticleIndex } from './article-index.ts';
import type { Question } from './question.ts';
import { BM25_B, BM25_K1 } from './retrieve.ts';
import type { Scope } from './scope.ts';
import type { Entry } from './shard.ts';

/** How one claim meets the question's words. */
export type Row = {
  readonly entry: Entry;
  /** Number of the claim in its article. */
  readonly at: number;
  /** For each word of the question how well the claim has it, 0 to 1. */
  readonly strength: Float64Array;
  /** Words of the claim that the question has, by their places, and which word of the question each is. */
  readonly places: readonly number[];
  readonly which: readonly number[];
  readonly bm25: number;
};

/** Reads claims against one question, each once. */
export class Rows {
  readonly #question: Question;
  readonly #scope: Scope;
  readonly #wordOf = new Map<number, number>();
  readonly #weightOf = new Map<number, number>();
  readonly #rows = new Map<number, Row>();
  /** Words whose term is met on behalf of another word: "States" beside "United" for "U.S.". */
  readonly #shared: { readonly word: number; readonly owner: number; readonly weight: number }[] = [];
  /** 1 where some term of the question has these last ten bits: nearly all words of a claim are passed over by it. */
  readonly #hint = new Uint8Array(1024);

  constructor(question: Question, scope: Scope) {
    this.#question = question;
    this.#scope = scope;
    for (const [index, word] of question.words.entries()) {
      for (const { term, weight } of word.alternatives) {
        if ((this.#weightOf.get(term) ?? 0) >= weight) continue;
        this.#wordOf.set(term, index);
        this.#hint[term & 1023] = 1;
        this.#weightOf.set(term, weight);
      }
    }
  }

  /** The row of claim `at` of an article. */
  row(entry: Entry, at: number): Row {
    const claim = entry.base + at;
    let row = this.#rows.get(claim);
    if (row === undefined) {
      row = this.#read(entry, at);
      this.#rows.set(claim, row);
    }
    return row;
  }

  /** How well a heading or title has each word of the question. */
  strengthIn(terms: Iterable<number>): Float64Array {
    const strength = new Float64Array(this.#question.words.length);
    for (const term of terms) this.#meet(term, strength);
    return strength;
  }

  #meet(term: number, strength: Float64Array): number | undefined {
    if (this.#hint[term & 1023] === 0) return undefined;
    const word = this.#wordOf.get(term);
    if (word === undefined) return undefined;
    const weight = this.#weightOf.get(term) ?? 0;
    if (weight > (strength[word] ?? 0)) strength[word] = weight;
    return word;
  }

  /** Numbers and names in another spelling are met as a whole: every word of the question that they stand for. */
  #readForms(
    forms: Uint32Array | undefined,
    strength: Float64Array,
    counts: Uint8Array,
    places: number[],
    which: number[],
  ): void {
    if (forms === undefined) return;
    for (let index = 0; index < forms.length; index += 2) {
      const word = this.#meet(forms[index + 1] ?? 0, strength);
      if (word === undefined) continue;
      if (counts[word] === 0) counts[word] = 1;
      const place = forms[index] ?? 0;
      const before = places.findIndex((other) => other >= place);
      if (places[before] === place) continue;
      places.splice(before === -1 ? places.length : before, 0, place);
      which.splice(before === -1 ? which.length : before, 0, word);
    }
  }

  #read(entry: Entry, at: number): Row {
    const { words } = this.#question;
    const { terms, offsets }: ArticleIndex = entry.index;
    const from = offsets[at] ?? 0;
    const to = offsets[at + 1] ?? from;
    const strength = new Float64Array(words.length);
    const counts = new Uint8Array(words.length);
    const places: number[] = [];
    const which: number[] = [];
    for (let index = from; index < to; index++) {
      const word = this.#meet(terms[index] ?? 0, strength);
      if (word === undefined) continue;
      counts[word] = (counts[word] ?? 0) + 1;
      places.push(index - from);
      which.push(word);
    }
    this.#readForms(entry.index.forms.get(at), strength, counts, places, which);
    const length = this.#scope.shard.lengths[entry.base + at] ?? 0;
    const norm = BM25_K1 * (1 - BM25_B + (BM25_B * length) / this.#scope.meanLength);
    let bm25 = 0;
    for (let index = 0; index < words.length; index++) {
      const count = counts[index] ?? 0;
      const word = words[index];
      if (count === 0 || word === undefined || word.stop) continue;
      bm25 += ((strength[index] ?? 0) * word.idf * count * (BM25_K1 + 1)) / (count + norm);
    }
    for (const { word, owner, weight } of this.#shared) {
      if ((strength[owner] ?? 0) > 0) strength[word] = Math.max(strength[word] ?? 0, weight);
    }
    return { entry, at, strength, places, which, bm25 };
  }
}
