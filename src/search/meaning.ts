import type { PackedVectors } from './cosines.ts';
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

const rarity = (claims: number, all: number): number => Math.log(1 + (all - claims + 0.5) / (claims + 0.5));

/** Rarity of what up to so many claims have, for a number of claims in all; most terms are in a few. */
const FEW = 32;
let last: { readonly all: number; readonly rarities: readonly number[] } = { all: -1, rarities: [] };

function raritiesAmong(all: number): readonly number[] {
  if (last.all !== all) last = { all, rarities: Array.from({ length: FEW }, (_, claims) => rarity(claims, all)) };
  return last.rarities;
}

/** What words mean, from word vectors. English only: elsewhere no word has one. */
export class Meaning {
  readonly #scope: Scope;
  readonly #vectors: WordVectors | undefined;
  readonly #rarities: readonly number[];
  /** Place of each of the question's `content` among the vectors; −1 for none. */
  readonly #places: readonly number[];
  readonly #packed: PackedVectors | undefined;
  whole = 0;

  constructor({ words, content }: Question, scope: Scope, importance: readonly number[]) {
    const known = vectorsFor(scope);
    this.#scope = scope;
    this.#vectors = known;
    this.#rarities = raritiesAmong(scope.claims);
    this.#places = content.map((word) => known?.indexOf(words[word]?.folded ?? '') ?? -1);
    this.#packed = known?.pack(this.#places);
    const weights = content.map((word, at) => ((this.#places[at] ?? -1) < 0 ? 0 : (importance[word] ?? 0)));
    const length = Math.sqrt(this.#square(weights));
    // What each adds to the question as a whole: the sum of their vectors, by importance, of length 1.
    if (this.#packed !== undefined) this.#packed.weights = weights.map((weight) => (length > 0 ? weight / length : 0));
  }

  /** The square of the length of the weighted sum of the words' vectors, each taken to be of length 1. */
  #square(weights: readonly number[]): number {
    if (this.#packed === undefined) return 0;
    let square = 0;
    for (let at = 0; at < weights.length; at++) {
      const place = this.#places[at] ?? -1;
      const cosines = place < 0 ? undefined : this.#vectors?.compare(place, this.#packed).cosines;
      for (let other = 0; other < weights.length; other++) {
        square += (weights[at] ?? 0) * (weights[other] ?? 0) * (cosines?.[other] ?? 0);
      }
    }
    return square;
  }

  /** Place of a term among the vectors; −1 for none. */
  vectorOf(term: number): number {
    return this.#vectors === undefined ? -1 : this.#scope.shard.vocabulary.vector(term, this.#vectors);
  }

  /** Rarity of a term in the scope. */
  rarityOf(term: number): number {
    const claims = claimsWith(term, this.#scope);
    return this.#rarities[claims] ?? rarity(claims, this.#scope.claims);
  }

  /**
   * Writes a vector's likeness to each of the question's `content` into `into`, from `first` on, 0 for strangers. Writes nothing
   * where all are strangers. `whole` is then its likeness to the question as a whole, −1 to 1.
   */
  compare(vector: number, into: Float32Array, first: number): boolean {
    this.whole = 0;
    if (this.#packed === undefined) return false;
    const comparison = this.#vectors?.compare(vector, this.#packed);
    if (comparison === undefined) return false;
    const { cosines, whole, highest } = comparison;
    this.whole = whole;
    if (highest <= STRANGERS) return false;
    for (let word = 0; word < this.#places.length; word++) {
      const likeness = cosines[word] ?? 0;
      into[first + word] = likeness > STRANGERS ? likeness : 0;
    }
    return true;
  }
}

/** Features of meaning; all 0 where there are no vectors. */
export function meaningFeatures({ question, scope, row, importance, close }: View, features: FeatureVector): void {
  if (vectorsFor(scope) === undefined) return;
  let covered = 0;
  let gained = 0;
  let all = 0;
  const { content } = question;
  for (let place = 0; place < content.length; place++) {
    const word = content[place] ?? 0;
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
