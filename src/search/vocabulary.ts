import { withRoom } from './growable.ts';
import type { Language } from './languages.ts';
import { letterSet, repeatedLetters } from './letter-set.ts';
import type { WordVectors } from './word-vectors.ts';

/** A word as it stands in some article, folded, and the term that it belongs to. */
export type KnownWord = { readonly word: string; readonly term: number };

/**
 * The words and terms of all articles in one language. A term is a stem; several words share one ("visit", "visited").
 * Terms are numbered from 0; a number is given away again when no article holds the term any more.
 */
export class Vocabulary {
  readonly language: Language;
  readonly #termOfWord = new Map<string, number>();
  readonly #termOfStem = new Map<string, number>();
  readonly #stems: string[] = [];
  #stop = new Uint8Array(256);
  /** Claims that hold the term. */
  #claims = new Uint32Array(256);
  /** Articles that hold the term anywhere, those being built included. */
  #articles = new Uint32Array(256);
  readonly #freed: number[] = [];
  /** First known word of each term, as one more than its place among the words; 0 for none. */
  #firstWord = new Uint32Array(256);
  /** Places of terms' first words among the word vectors, plus two; 0 where not looked up yet. */
  #vectors = new Int32Array(256);
  #words: string[] = [];
  #wordTerms = new Uint32Array(256);
  #wordLetters = new Uint32Array(256);
  #wordRepeats = new Uint32Array(256);
  #wordLengths = new Uint8Array(256);

  constructor(language: Language) {
    this.language = language;
  }

  /** Terms numbered so far, freed ones included. */
  get size(): number {
    return this.#stems.length;
  }

  get wordCount(): number {
    return this.#words.length;
  }

  /** The term of a word, new where need be. */
  intern(word: string): number {
    // Most words stand in texts as they are compared.
    const asWritten = this.#termOfWord.get(word);
    if (asWritten !== undefined) return asWritten;
    const folded = this.language.fold(word);
    const known = this.#termOfWord.get(folded);
    if (known !== undefined) return known;
    const term = this.internStem(this.language.stem(word), this.language.stopWords.has(folded));
    this.#addWord(folded, term);
    return term;
  }

  /** The term of a stem or of a canonical form ("#289000000"), new where need be. */
  internStem(stem: string, stop: boolean): number {
    const key = stop ? `\u0000${stem}` : stem;
    const known = this.#termOfStem.get(key);
    if (known !== undefined) return known;
    const term = this.#freed.pop() ?? this.#stems.length;
    if (term >= this.#stop.length) this.#makeRoomForTerm(term);
    this.#stems[term] = key;
    this.#stop[term] = stop ? 1 : 0;
    this.#claims[term] = 0;
    this.#articles[term] = 0;
    this.#termOfStem.set(key, term);
    return term;
  }

  /** The term that a word of a question means, if any article holds it. */
  find(word: string, folded = this.language.fold(word)): number | undefined {
    const byWord = this.#termOfWord.get(folded);
    if (byWord !== undefined) return this.holds(byWord) ? byWord : undefined;
    return this.findStem(this.language.stem(word));
  }

  findStem(stem: string): number | undefined {
    const term = this.#termOfStem.get(stem);
    return term !== undefined && this.holds(term) ? term : undefined;
  }

  /** Whether some article holds the term. */
  holds(term: number): boolean {
    return (this.#articles[term] ?? 0) > 0;
  }

  isStop(term: number): boolean {
    return this.#stop[term] === 1;
  }

  stem(term: number): string {
    return this.#stems[term] ?? '';
  }

  /** Place of a term among the word vectors, by the first of its words; −1 where it has none. */
  vector(term: number, vectors: WordVectors): number {
    const known = this.#vectors[term] ?? 0;
    if (known !== 0) return known - 2;
    const place = vectors.indexOf(this.#words[(this.#firstWord[term] ?? 0) - 1] ?? '');
    this.#vectors[term] = place + 2;
    return place;
  }

  /** Claims of all articles that hold the term. */
  claims(term: number): number {
    return this.#claims[term] ?? 0;
  }

  countClaims(term: number, change: number): void {
    this.#claims[term] = this.claims(term) + change;
  }

  hold(term: number): void {
    this.#articles[term] = (this.#articles[term] ?? 0) + 1;
  }

  /** Undoes `hold` for each of the terms; terms that no article holds any more are forgotten with their words. */
  release(terms: Iterable<number>): void {
    let forgotten = false;
    for (const term of terms) {
      const left = (this.#articles[term] ?? 1) - 1;
      this.#articles[term] = left;
      if (left > 0) continue;
      forgotten = true;
      this.#termOfStem.delete(this.stem(term));
      this.#freed.push(term);
    }
    if (!forgotten) return;
    this.#sweepWords();
  }

  word(index: number): KnownWord {
    return { word: this.#words[index] ?? '', term: this.#wordTerms[index] ?? 0 };
  }

  /** Held terms of known words that begin so, in the order in which they came, at most `limit`. Stop words are left out. */
  beginningWith(folded: string, limit: number, isHeld: (term: number) => boolean): number[] {
    const terms = new Set<number>();
    for (const [index, word] of this.#words.entries()) {
      if (!word.startsWith(folded)) continue;
      const term = this.#wordTerms[index] ?? 0;
      if (!this.isStop(term) && isHeld(term)) terms.add(term);
      if (terms.size >= limit) break;
    }
    return [...terms];
  }

  /** For each known word the set of its letters, hashed into 32 bits. */
  get wordLetters(): Uint32Array {
    return this.#wordLetters;
  }

  /** For each known word the set of the letters that it has more than once. */
  get wordRepeats(): Uint32Array {
    return this.#wordRepeats;
  }

  /** For each known word how long it is, at most 255. */
  get wordLengths(): Uint8Array {
    return this.#wordLengths;
  }

  #addWord(folded: string, term: number): void {
    const index = this.#words.length;
    if (index >= this.#wordTerms.length) this.#makeRoomForWord(index);
    this.#words.push(folded);
    this.#wordTerms[index] = term;
    this.#wordLetters[index] = letterSet(folded);
    this.#wordRepeats[index] = repeatedLetters(folded);
    this.#wordLengths[index] = Math.min(folded.length, 255);
    this.#termOfWord.set(folded, term);
    if (this.#firstWord[term] === 0) this.#firstWord[term] = index + 1;
  }

  #makeRoomForTerm(term: number): void {
    this.#stop = withRoom(this.#stop, term + 1);
    this.#claims = withRoom(this.#claims, term + 1);
    this.#articles = withRoom(this.#articles, term + 1);
    this.#firstWord = withRoom(this.#firstWord, term + 1);
    this.#vectors = withRoom(this.#vectors, term + 1);
  }

  #makeRoomForWord(index: number): void {
    this.#wordTerms = withRoom(this.#wordTerms, index + 1);
    this.#wordLetters = withRoom(this.#wordLetters, index + 1);
    this.#wordRepeats = withRoom(this.#wordRepeats, index + 1);
    this.#wordLengths = withRoom(this.#wordLengths, index + 1);
  }

  #sweepWords(): void {
    const words = this.#words;
    const terms = this.#wordTerms.slice(0, words.length);
    this.#words = [];
    this.#firstWord.fill(0);
    this.#vectors.fill(0);
    for (const [index, word] of words.entries()) {
      const term = terms[index] ?? 0;
      if (!this.holds(term)) this.#termOfWord.delete(word);
      else this.#addWord(word, term);
    }
  }
}
