import type { Span } from '../basics/search-types.ts';
import { withRoom } from '../basics/typed-arrays.ts';
import { type ArticleIndex, type ClaimFacts, claimStart, FORM } from '../index/article-index.ts';
import type { Entry, SearchScope } from '../index/shard.ts';
import type { Question } from '../question/read-question.ts';
import { BM25_B, BM25_K1 } from './retrieve.ts';

/** For each word of a question how well something has it, 0 to 1. Short ones lie within V8's heap, and are cheap. */
export type Strength = Float32Array;

/** How one claim meets the question's words. */
export type ClaimRow = {
  readonly entry: Entry;
  /** Number of the claim in its article. */
  readonly at: number;
  /** For each word of the question how well the claim has it, 0 to 1. */
  readonly strength: Strength;
  /** The question's words that it has, as bits. */
  readonly has: number;
  /** Words of the claim that the question has, by their places, and which word of the question each is. */
  readonly places: readonly number[];
  readonly which: readonly number[];
  readonly bm25: number;
};

/** A syllable that is met without its neighbours is more often part of another word: "bóng đá" is football, "bóng tối" darkness. */
const ALONE = 0.8;

/** Syllables of the question that may be part of a longer word; one between stop words is a word of its own. */
function partsOf({ words }: Question, scope: SearchScope): Uint8Array | undefined {
  if (!scope.shard.vocabulary.language.syllabic) return undefined;
  const isPart = (index: number): boolean => words[index]?.stop === false;
  return Uint8Array.from(words, ({ syllable }, index) =>
    syllable && (isPart(index - 1) || isPart(index + 1)) ? 1 : 0,
  );
}

/** Weakens what a claim has of the question's syllables without those that stand before or after them in the question. */
function weaken(strength: Strength, parts: Uint8Array, places: readonly number[], which: readonly number[]): void {
  const together = new Uint8Array(strength.length);
  for (let index = 1; index < places.length; index++) {
    const [first, second] = [which[index - 1] ?? 0, which[index] ?? 0];
    if (places[index] !== (places[index - 1] ?? 0) + 1 || second !== first + 1) continue;
    together[first] = 1;
    together[second] = 1;
  }
  for (let word = 0; word < strength.length; word++) {
    if (parts[word] === 1 && together[word] === 0) strength[word] = (strength[word] ?? 0) * ALONE;
  }
}

/** For each term 1 + its place among the terms of the question that is asked, 0 for none; and whose terms these are. */
let laid = new Uint8Array(1024);
let owner: readonly number[] = [];

function lay(terms: readonly number[], size: number): void {
  for (const term of owner) laid[term] = 0;
  owner = terms;
  laid = withRoom(laid, size);
  for (let place = 0; place < terms.length; place++) laid[terms[place] ?? 0] = place + 1;
}

/** Reads claims against one question, each once. */
export class ClaimRows {
  readonly #question: Question;
  readonly #scope: SearchScope;
  /** Terms of the question, the word that each stands for, and how well. */
  readonly #terms: number[] = [];
  readonly #words: number[] = [];
  readonly #weights: number[] = [];
  /** Further words that a term stands for: a name or number of several words has one in another spelling. */
  readonly #further: { readonly term: number; readonly word: number; readonly weight: number }[] = [];
  readonly #rows = new Map<number, ClaimRow>();
  /** How often the claim that is being read has each word. */
  readonly #counts: Uint8Array;
  /** Where it has them, and which; each row has a copy of its own. */
  readonly #places: number[] = [];
  readonly #which: number[] = [];
  /** Which of the question's words may be syllables of longer ones, in languages written so. */
  readonly #parts: Uint8Array | undefined;

  constructor(question: Question, scope: SearchScope) {
    this.#question = question;
    this.#scope = scope;
    this.#counts = new Uint8Array(question.words.length);
    this.#parts = partsOf(question, scope);
    for (const [index, word] of question.words.entries()) {
      for (const { term, weight } of word.alternatives) this.#addTerm(term, index, weight);
    }
    lay(this.#terms, scope.shard.vocabulary.size);
  }

  #addTerm(term: number, word: number, weight: number): void {
    const known = this.#terms.indexOf(term);
    if (known !== -1 && (this.#weights[known] ?? 0) >= weight) {
      this.#further.push({ term, word, weight });
      return;
    }
    const place = known === -1 ? this.#terms.length : known;
    this.#terms[place] = term;
    this.#words[place] = word;
    this.#weights[place] = weight;
  }

  /** The row of claim `at` of an article. */
  row(entry: Entry, at: number): ClaimRow {
    const claim = entry.base + at;
    let row = this.#rows.get(claim);
    if (row === undefined) {
      row = this.#read(entry, at);
      this.#rows.set(claim, row);
    }
    return row;
  }

  /** How well a heading or title has each word of the question. */
  strengthIn(terms: Iterable<number>): Strength {
    this.#takeOver();
    const strength = new Float32Array(this.#question.words.length);
    for (const term of terms) this.#meet(term, strength);
    return strength;
  }

  /** How well the question has a term, 0 to 1. */
  strengthOf(term: number): number {
    this.#takeOver();
    const found = laid[term] ?? 0;
    return found === 0 ? 0 : (this.#weights[found - 1] ?? 0);
  }

  /** Another question may have been asked in between. */
  #takeOver(): void {
    if (owner !== this.#terms) lay(this.#terms, this.#scope.shard.vocabulary.size);
  }

  /** The word that the term meets, −1 for none; its strength is noted. */
  #meet(term: number, strength: Strength): number {
    const found = laid[term] ?? 0;
    if (found === 0) return -1;
    const place = found - 1;
    const word = this.#words[place] ?? -1;
    const weight = this.#weights[place] ?? 0;
    if (weight > (strength[word] ?? 0)) strength[word] = weight;
    return word;
  }

  /** Numbers and names in another spelling are met as a whole: every word of the question that they stand for. */
  #readForms(
    forms: Uint32Array | undefined,
    strength: Strength,
    counts: Uint8Array,
    places: number[],
    which: number[],
  ): void {
    if (forms === undefined) return;
    for (let index = 0; index < forms.length; index += FORM) {
      const term = forms[index + 2] ?? 0;
      const word = this.#meet(term, strength);
      if (word === -1) continue;
      if (counts[word] === 0) counts[word] = 1;
      for (const further of this.#further) {
        if (further.term !== term) continue;
        strength[further.word] = Math.max(strength[further.word] ?? 0, further.weight);
        if (counts[further.word] === 0) counts[further.word] = 1;
      }
      const place = forms[index] ?? 0;
      const before = places.findIndex((other) => other >= place);
      if (places[before] === place) continue;
      places.splice(before === -1 ? places.length : before, 0, place);
      which.splice(before === -1 ? which.length : before, 0, word);
    }
  }

  #read(entry: Entry, at: number): ClaimRow {
    this.#takeOver();
    const { words } = this.#question;
    const { terms } = entry.index;
    const from = claimStart(entry.index, at);
    const to = claimStart(entry.index, at + 1);
    const strength = new Float32Array(words.length);
    const counts = this.#counts.fill(0);
    let found = 0;
    for (let index = from; index < to; index++) {
      const word = this.#meet(terms[index] ?? 0, strength);
      if (word === -1) continue;
      counts[word] = (counts[word] ?? 0) + 1;
      this.#places[found] = index - from;
      this.#which[found++] = word;
    }
    const places = found === 0 ? [] : this.#places.slice(0, found);
    const which = found === 0 ? [] : this.#which.slice(0, found);
    this.#readForms(entry.index.forms.get(at), strength, counts, places, which);
    if (this.#parts !== undefined) weaken(strength, this.#parts, places, which);
    const length = this.#scope.shard.lengths[entry.base + at] ?? 0;
    const norm = BM25_K1 * (1 - BM25_B + (BM25_B * length) / this.#scope.meanLength);
    let bm25 = 0;
    let has = 0;
    for (let index = 0; index < words.length; index++) {
      const count = counts[index] ?? 0;
      const word = words[index];
      if (count !== 0) has |= 1 << index;
      if (count === 0 || word === undefined || word.stop) continue;
      bm25 += ((strength[index] ?? 0) * word.idf * count * (BM25_K1 + 1)) / (count + norm);
    }
    return { entry, at, strength, has, places, which, bm25 };
  }
}

/** Places of a claim's words, both included. */
type WordPlaces = { readonly first: number; readonly last: number };

/**
 * Where claim `at` has the question's words, in order and not overlapping. Stop words are left out. A number or name that it
 * has in another spelling is marked whole, and then the words that the question has of it are not marked elsewhere.
 */
export function matchedSpans({ index }: Entry, at: number, question: Question, { starts, ends }: ClaimFacts): Span[] {
  const forms = formsMet(index, at, question);
  const terms = forms.length === 0 ? question.terms : termsBeside(forms, question);
  const from = claimStart(index, at);
  const spans: Span[] = [];
  for (let place = 0; place < starts.length; place++) {
    const form = forms.find(({ first }) => first === place);
    if (form === undefined && !terms.includes(index.terms[from + place] ?? -1)) continue;
    const last = form?.last ?? place;
    spans.push({ start: starts[place] ?? 0, end: ends[last] ?? 0 });
    place = last;
  }
  return spans;
}

type FormMet = WordPlaces & { readonly term: number };

function formsMet({ forms }: ArticleIndex, at: number, { terms }: Question): FormMet[] {
  const written = forms.get(at);
  const met: FormMet[] = [];
  if (written === undefined) return met;
  for (let index = 0; index < written.length; index += FORM) {
    const term = written[index + 2] ?? 0;
    if (terms.includes(term)) met.push({ first: written[index] ?? 0, last: written[index + 1] ?? 0, term });
  }
  return met;
}

/** Terms of the words that no form which is met stands for. */
function termsBeside(forms: readonly FormMet[], { words, content }: Question): number[] {
  return content.flatMap((place) => {
    const terms = words[place]?.alternatives.map(({ term }) => term) ?? [];
    return forms.some(({ term }) => terms.includes(term)) ? [] : terms;
  });
}
