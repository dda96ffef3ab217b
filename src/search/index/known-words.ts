import { withRoom } from '../basics/typed-arrays.ts';
import { letterSet, repeatedLetters } from '../language/near-words.ts';

/** A word as it stands in some article, folded, and the term that it belongs to. */
export type KnownWord = { readonly word: string; readonly term: number };

/** The first two letters of a word as one number; a shorter word has zeros for what it lacks. */
const beginningOf = (word: string): number => (((word.charCodeAt(0) || 0) << 16) | (word.charCodeAt(1) || 0)) >>> 0;

const ALL = 0xffff_ffff;
const FIRST_LETTER = 0xffff_0000;

/** Shortest first, for it leaves the fewest letters to be typed; then in the order of their letters. */
const byLength = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

/**
 * Words, each at a place of its own with what is compared of it. A word that is taken out leaves a hole, a word of length 0, for the
 * next one to come: the others stay where they are. So the order of the places says nothing.
 */
export class KnownWords {
  readonly #words: string[] = [];
  #terms = new Uint32Array(256);
  #letters = new Uint32Array(256);
  #repeats = new Uint32Array(256);
  #lengths = new Uint8Array(256);
  #beginnings = new Uint32Array(256);
  readonly #holes: number[];

  /** None; `holes`: those among the words that are to be `append`ed. */
  constructor(holes: readonly number[] = []) {
    this.#holes = [...holes];
  }

  /** The words at their places; '' for a hole. */
  get all(): readonly string[] {
    return this.#words;
  }

  /** Places of the holes; the last is the next to be filled. */
  get holes(): readonly number[] {
    return this.#holes;
  }

  /** Puts a word, or a hole, at the place after all others: as `all` has them. */
  append(word: string, term: number): void {
    const place = this.#words.length;
    if (place >= this.#terms.length) this.#makeRoom(place + 1);
    this.#terms[place] = term;
    this.#set(place, word);
  }

  /** Places so far, holes included. */
  get places(): number {
    return this.#words.length;
  }

  /** For each place the set of the word's letters, hashed into 32 bits. */
  get letters(): Uint32Array {
    return this.#letters;
  }

  /** For each place the set of the letters that the word has more than once. */
  get repeats(): Uint32Array {
    return this.#repeats;
  }

  /** For each place how long the word is, at most 255; 0 for a hole. */
  get lengths(): Uint8Array {
    return this.#lengths;
  }

  at(place: number): KnownWord {
    return { word: this.#words[place] ?? '', term: this.#terms[place] ?? 0 };
  }

  /** Adds a word that is not among them; gives its place. */
  add(word: string, term: number): number {
    const place = this.#holes.pop() ?? this.#words.length;
    if (place >= this.#terms.length) this.#makeRoom(place + 1);
    this.#terms[place] = term;
    this.#set(place, word);
    return place;
  }

  /** Takes the word at a place out. */
  remove(place: number): void {
    this.#set(place, '');
    this.#holes.push(place);
  }

  /** Terms that `isWanted` of words that begin so, at most `limit`: those of the shortest words, in the order of their letters. */
  termsBeginning(folded: string, limit: number, isWanted: (term: number) => boolean): number[] {
    const words = this.#beginning(folded, isWanted);
    const terms = new Set<number>();
    for (const places of words) {
      if (terms.size >= limit) break;
      const inOrder = (places ?? []).map((place) => this.at(place)).sort((a, b) => byLength(a.word, b.word));
      for (const { term } of inOrder) if (terms.size < limit) terms.add(term);
    }
    return [...terms];
  }

  /** Terms that `isWanted` of longer words that `holds` tells of, at most `limit`: those of the shortest words. */
  termsLonger(
    length: number,
    limit: number,
    holds: (word: string) => boolean,
    isWanted: (term: number) => boolean,
  ): number[] {
    const found: KnownWord[] = [];
    for (let place = 0; place < this.places; place++) {
      if ((this.#lengths[place] ?? 0) <= length || !holds(this.#words[place] ?? '')) continue;
      if (isWanted(this.#terms[place] ?? 0)) found.push(this.at(place));
    }
    const terms = found.sort((a, b) => byLength(a.word, b.word)).map(({ term }) => term);
    return [...new Set(terms)].slice(0, limit);
  }

  /** Places of the words that begin so, by how long they are: of very many only the shortest need be put in order. */
  #beginning(folded: string, isWanted: (term: number) => boolean): (number[] | undefined)[] {
    const found: (number[] | undefined)[] = [];
    // A lone accent is nothing when folded, and nothing begins with it.
    if (folded === '') return found;
    const beginning = beginningOf(folded);
    const compared = folded.length === 1 ? FIRST_LETTER : ALL;
    const beginnings = this.#beginnings;
    for (let place = 0; place < this.places; place++) {
      if (((beginnings[place] ?? 0) & compared) >>> 0 !== beginning) continue;
      if (!(this.#words[place] ?? '').startsWith(folded) || !isWanted(this.#terms[place] ?? 0)) continue;
      (found[this.#lengths[place] ?? 0] ??= []).push(place);
    }
    return found;
  }

  #set(place: number, word: string): void {
    this.#words[place] = word;
    this.#letters[place] = letterSet(word);
    this.#repeats[place] = repeatedLetters(word);
    this.#lengths[place] = Math.min(word.length, 255);
    this.#beginnings[place] = beginningOf(word);
  }

  #makeRoom(places: number): void {
    this.#terms = withRoom(this.#terms, places);
    this.#letters = withRoom(this.#letters, places);
    this.#repeats = withRoom(this.#repeats, places);
    this.#lengths = withRoom(this.#lengths, places);
    this.#beginnings = withRoom(this.#beginnings, places);
  }
}
