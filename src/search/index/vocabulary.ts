import { withRoom } from '../basics/typed-arrays.ts';
import type { Language } from '../language/languages.ts';
import { KnownWords } from './known-words.ts';
import type { WordVectors } from './word-vectors.ts';

/** A vocabulary as it is written down, but for what is looked up anew: lists by term, and by a word's place. */
export type KeptVocabulary = {
  /** Those of stop words begin with U+0000. */
  readonly stems: readonly string[];
  readonly words: readonly string[];
  readonly holes: readonly number[];
  readonly termOfWord: Uint32Array;
  readonly firstWord: Uint32Array;
  readonly nextWord: Uint32Array;
  readonly claims: Uint32Array;
  readonly articles: Uint32Array;
  readonly users: Uint32Array;
  readonly freed: readonly number[];
};

/** Before the stems of stop words, which are terms of their own. */
const STOP = '\u0000';

/** Words or stems between two steps of putting a vocabulary together. */
const STEP = 512;

/**
 * The words and terms of all articles in one language. A term is a stem; several words share one ("visit", "visited").
 * Terms are numbered from 0; a number is given away again when no article uses the term any more.
 */
export class Vocabulary {
  readonly language: Language;
  #words = new KnownWords();
  readonly #termOfWord = new Map<string, number>();
  readonly #termOfStem = new Map<string, number>();
  #stems: string[] = [];
  #stop = new Uint8Array(256);
  /** Claims that hold the term. */
  #claims = new Uint32Array(256);
  /** Articles that hold the term anywhere, of those that are found. */
  #articles = new Uint32Array(256);
  /** Articles with the term anywhere, those included that are being read in or taken out. */
  #users = new Uint32Array(256);
  #freed: number[] = [];
  /** First known word of each term, as one more than its place among the words; 0 for none. */
  #firstWord = new Uint32Array(256);
  /** For each place among the words that of another word of the same term, in the same way: a list that begins with the first. */
  #nextWord = new Uint32Array(256);
  /** Places of terms' first words among the word vectors, plus two; 0 where not looked up yet. */
  #vectors = new Int32Array(256);

  constructor(language: Language) {
    this.language = language;
  }

  /** A vocabulary that was `kept`, put together step by step. */
  static *restored(language: Language, kept: KeptVocabulary): Generator<undefined, Vocabulary, undefined> {
    const vocabulary = new Vocabulary(language);
    const { stems, words, termOfWord } = kept;
    vocabulary.#makeRoomForTerm(stems.length);
    vocabulary.#claims.set(kept.claims);
    vocabulary.#articles.set(kept.articles);
    vocabulary.#users.set(kept.users);
    vocabulary.#firstWord.set(kept.firstWord);
    vocabulary.#nextWord = Uint32Array.from(kept.nextWord);
    vocabulary.#words = new KnownWords(kept.holes);
    vocabulary.#stems = [...stems];
    vocabulary.#freed = [...kept.freed];
    const freed = new Set(kept.freed);
    for (const [term, stem] of stems.entries()) {
      vocabulary.#stop[term] = stem.startsWith(STOP) ? 1 : 0;
      if (!freed.has(term)) vocabulary.#termOfStem.set(stem, term);
      if (term % STEP === 0) yield;
    }
    for (const [place, word] of words.entries()) {
      const term = termOfWord[place] ?? 0;
      vocabulary.#words.append(word, term);
      if (word !== '') vocabulary.#termOfWord.set(word, term);
      if (place % STEP === 0) yield;
    }
    return vocabulary;
  }

  get kept(): KeptVocabulary {
    const { all: words, holes } = this.#words;
    const ofTerms = (list: Uint32Array): Uint32Array => list.subarray(0, this.size);
    return {
      stems: this.#stems,
      words,
      holes,
      termOfWord: Uint32Array.from(words, (_, place) => this.#words.at(place).term),
      firstWord: ofTerms(this.#firstWord),
      nextWord: this.#nextWord.subarray(0, words.length),
      claims: ofTerms(this.#claims),
      articles: ofTerms(this.#articles),
      users: ofTerms(this.#users),
      freed: this.#freed,
    };
  }

  /** Terms numbered so far, freed ones included. */
  get size(): number {
    return this.#stems.length;
  }

  get words(): KnownWords {
    return this.#words;
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
    const key = stop ? STOP + stem : stem;
    const known = this.#termOfStem.get(key);
    if (known !== undefined) return known;
    const term = this.#freed.pop() ?? this.#stems.length;
    if (term >= this.#stop.length) this.#makeRoomForTerm(term);
    this.#stems[term] = key;
    this.#stop[term] = stop ? 1 : 0;
    this.#claims[term] = 0;
    this.#articles[term] = 0;
    this.#users[term] = 0;
    this.#firstWord[term] = 0;
    this.#vectors[term] = 0;
    this.#termOfStem.set(key, term);
    return term;
  }

  /** The term that a word of a question means, if any article holds it. */
  find(word: string, folded = this.language.fold(word)): number | undefined {
    const byWord = this.#termOfWord.get(folded);
    if (byWord !== undefined) return this.holds(byWord) ? byWord : undefined;
    return this.findStem(this.language.stem(word));
  }

  /** The term of a word that stands so, folded, in some article. */
  findWritten(folded: string): number | undefined {
    const term = this.#termOfWord.get(folded);
    return term !== undefined && this.holds(term) ? term : undefined;
  }

  findStem(stem: string): number | undefined {
    const term = this.#termOfStem.get(stem);
    return term !== undefined && this.holds(term) ? term : undefined;
  }

  /** Whether some article that is found holds the term. */
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
    const place = vectors.indexOf(this.#words.at((this.#firstWord[term] ?? 0) - 1).word);
    this.#vectors[term] = place + 2;
    return place;
  }

  /** Claims of all articles that hold the term. */
  claims(term: number): number {
    return this.#claims[term] ?? 0;
  }

  /** Counts an article in that has the term in so many claims. */
  countIn(term: number, claims: number): void {
    this.#articles[term] = (this.#articles[term] ?? 0) + 1;
    this.#claims[term] = this.claims(term) + claims;
  }

  /** Undoes `countIn`. */
  countOut(term: number, claims: number): void {
    this.#articles[term] = (this.#articles[term] ?? 1) - 1;
    this.#claims[term] = this.claims(term) - claims;
  }

  /** Keeps a term for an article that is being read in. */
  use(term: number): void {
    this.#users[term] = (this.#users[term] ?? 0) + 1;
  }

  /** Undoes `use`; a term that no article uses any more is forgotten with its words, and nothing else is looked at. */
  release(term: number): void {
    const left = (this.#users[term] ?? 1) - 1;
    this.#users[term] = left;
    if (left > 0) return;
    this.#termOfStem.delete(this.stem(term));
    this.#freed.push(term);
    for (let word = this.#firstWord[term] ?? 0; word !== 0; word = this.#nextWord[word - 1] ?? 0) {
      this.#termOfWord.delete(this.#words.at(word - 1).word);
      this.#words.remove(word - 1);
    }
  }

  /** Held terms of known words that begin so, at most `limit`, those of the shortest words first. Stop words are left out. */
  beginningWith(folded: string, limit: number, isHeld: (term: number) => boolean): number[] {
    return this.#words.termsBeginning(folded, limit, (term) => !this.isStop(term) && isHeld(term));
  }

  #addWord(folded: string, term: number): void {
    const place = this.#words.add(folded, term);
    this.#termOfWord.set(folded, term);
    this.#nextWord = withRoom(this.#nextWord, place + 1);
    // The first stays the first: the term's meaning is looked up by it.
    const first = this.#firstWord[term] ?? 0;
    this.#nextWord[place] = first === 0 ? 0 : (this.#nextWord[first - 1] ?? 0);
    if (first === 0) this.#firstWord[term] = place + 1;
    else this.#nextWord[first - 1] = place + 1;
  }

  #makeRoomForTerm(term: number): void {
    this.#stop = withRoom(this.#stop, term + 1);
    this.#claims = withRoom(this.#claims, term + 1);
    this.#articles = withRoom(this.#articles, term + 1);
    this.#users = withRoom(this.#users, term + 1);
    this.#firstWord = withRoom(this.#firstWord, term + 1);
    this.#vectors = withRoom(this.#vectors, term + 1);
  }
}
