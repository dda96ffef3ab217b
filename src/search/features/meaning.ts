import { AT, type FeatureVector } from './feature-names.ts';
import type { View } from './feature-view.ts';
import { share } from './features-words.ts';
import type { Question } from '../question/read-question.ts';
import { claimsWith, type Scope } from '../index/search-scope.ts';
import { STRANGERS } from './word-columns.ts';
import { WordVectors } from '../index/word-vectors.ts';

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
  readonly #known: WordVectors | undefined;
  readonly #rarities: readonly number[];
  /** Place of each of the question's `content` among the vectors; −1 for none. */
  readonly vectors: readonly number[];
  /** What each adds to the question as a whole: the sum of their vectors, by importance, of length 1. */
  readonly weights: readonly number[];

  constructor({ words, content }: Question, scope: Scope, importance: readonly number[]) {
    const known = vectorsFor(scope);
    this.#scope = scope;
    this.#known = known;
    this.#rarities = raritiesAmong(scope.claims);
    this.vectors = content.map((word) => known?.indexOf(words[word]?.folded ?? '') ?? -1);
    const weights = content.map((word, at) => ((this.vectors[at] ?? -1) < 0 ? 0 : (importance[word] ?? 0)));
    const length = known === undefined ? 0 : Math.sqrt(squareOf(this.vectors, weights, known));
    this.weights = weights.map((weight) => (length > 0 ? weight / length : 0));
  }

  /** Whether words have meanings here. */
  get isKnown(): boolean {
    return this.#known !== undefined;
  }

  stemOf(term: number): string {
    return this.#scope.shard.vocabulary.stem(term);
  }

  /** Place of a term among the vectors; −1 for none. */
  vectorOf(term: number): number {
    return this.#known === undefined ? -1 : this.#scope.shard.vocabulary.vector(term, this.#known);
  }

  /** Rarity of a term in the scope. */
  rarityOf(term: number): number {
    const claims = claimsWith(term, this.#scope);
    return this.#rarities[claims] ?? rarity(claims, this.#scope.claims);
  }

  /** Compares a term with words by their places among the vectors: its cosine to each, good until the next; undefined for none. */
  comparerFor(places: readonly number[]): (term: number) => Float32Array | undefined {
    const known = this.#known;
    const packed = known?.pack(places);
    return (term) => {
      const vector = this.vectorOf(term);
      return known === undefined || packed === undefined || vector < 0 ? undefined : known.compare(vector, packed);
    };
  }
}

/** The square of the length of the weighted sum of words' vectors, each taken to be of length 1. */
function squareOf(vectors: readonly number[], weights: readonly number[], known: WordVectors): number {
  let square = 0;
  for (let at = 0; at < weights.length; at++) {
    const vector = vectors[at] ?? -1;
    if (vector < 0) continue;
    for (let other = 0; other <= at; other++) {
      const second = vectors[other] ?? -1;
      if (second < 0) continue;
      const both = (weights[at] ?? 0) * (weights[other] ?? 0) * Math.fround(known.similarity(vector, second));
      square += other === at ? both : 2 * both;
    }
  }
  return square;
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
