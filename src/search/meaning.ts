import { AT, type FeatureVector } from './feature-names.ts';
import type { View } from './feature-view.ts';
import { share } from './features-words.ts';
import type { Question } from './question.ts';
import { claimsWith, type Scope } from './scope.ts';
import { WordVectors } from './word-vectors.ts';

/** Likeness of meaning below which two words are strangers: most pairs of words lie under it. */
const STRANGERS = 0.35;

let loaded: WordVectors | undefined;
/** Read once; the engine has it done before the first question. */
export const vectors = (): WordVectors => (loaded ??= WordVectors.load());

/** Word vectors of the scope's language; there are some for English only. */
const vectorsFor = ({ shard }: Scope): WordVectors | undefined =>
  shard.vocabulary.language.code === 'en' ? vectors() : undefined;

/** What words mean, from word vectors. English only: elsewhere no word has one. */
export class Meaning {
  readonly #scope: Scope;
  readonly #vectors: WordVectors | undefined;
  /** Place of each of the question's `content` among the vectors; −1 for none. */
  readonly #places: readonly number[];
  /** Of length 1: the question's vectors added up, each by its word's importance. */
  readonly #whole: Float64Array;

  constructor(question: Question, scope: Scope, importance: Float64Array) {
    const known = vectorsFor(scope);
    this.#scope = scope;
    this.#vectors = known;
    this.#whole = new Float64Array(known?.dimensions ?? 0);
    this.#places = question.content.map((word) => {
      const place = known?.indexOf(question.words[word]?.folded ?? '') ?? -1;
      if (place >= 0) known?.addTo(this.#whole, place, importance[word] ?? 0);
      return place;
    });
    let square = 0;
    for (const value of this.#whole) square += value * value;
    const length = Math.sqrt(square);
    for (let axis = 0; axis < this.#whole.length; axis++) {
      this.#whole[axis] = length > 0 ? (this.#whole[axis] ?? 0) / length : 0;
    }
  }

  /** Place of a term among the vectors; −1 for none. */
  vectorOf(term: number): number {
    return this.#vectors === undefined ? -1 : this.#scope.shard.vocabulary.vector(term, this.#vectors);
  }

  /** Rarity of a term in the scope. */
  rarityOf(term: number): number {
    const claims = claimsWith(term, this.#scope);
    return Math.log(1 + (this.#scope.claims - claims + 0.5) / (claims + 0.5));
  }

  /** Likeness of a vector to the question as a whole, −1 to 1. */
  wholeLikeness(vector: number): number {
    return this.#vectors?.likeness(vector, this.#whole) ?? 0;
  }

  /** Writes a vector's likeness to each of the question's `content` into `into`, from `first` on; 0 where one has no vector. */
  similarities(vector: number, into: Float32Array, first: number): void {
    const places = this.#places;
    for (let word = 0; word < places.length; word++) {
      const own = places[word] ?? -1;
      into[first + word] = own < 0 || vector < 0 ? 0 : (this.#vectors?.similarity(own, vector) ?? 0);
    }
  }
}

/** Features of meaning; all 0 where there are no vectors. */
export function meaningFeatures({ question, scope, row, importance, close }: View, features: FeatureVector): void {
  if (vectorsFor(scope) === undefined) return;
  let [covered, gained, all] = [0, 0, 0];
  for (const [place, word] of question.content.entries()) {
    const strength = row.strength[word] ?? 0;
    const near = Math.max(0, ((close.near[place] ?? 0) - STRANGERS) / (1 - STRANGERS));
    const weight = importance[word] ?? 0;
    covered += weight * Math.max(strength, near);
    gained += weight * Math.max(0, near - strength);
    all += weight;
  }
  features[AT.meaning] = share(covered, all);
  features[AT.meaningGain] = share(gained, all);
  features[AT.meaningWhole] = close.whole;
  features[AT.meaningFocus] = close.focus;
}
