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

/** Features of meaning, from word vectors. English only: elsewhere all of them are 0. */
export class Meaning {
  readonly #question: Question;
  readonly #scope: Scope;
  readonly #importance: Float64Array;
  /** Place of each word of the question among the vectors; −1 for none. */
  readonly #words: readonly number[];
  readonly #whole: Float64Array;
  readonly #similarities = new Map<number, Float32Array>();
  readonly #rarities = new Map<number, number>();
  readonly #vectors: WordVectors | undefined;

  constructor(question: Question, scope: Scope, importance: Float64Array) {
    this.#question = question;
    this.#scope = scope;
    this.#importance = importance;
    const known = scope.shard.vocabulary.language.code === 'en' ? vectors() : undefined;
    this.#vectors = known;
    this.#whole = new Float64Array(known?.dimensions ?? 0);
    this.#words = question.words.map(({ folded, stop }, index) => {
      const place = stop ? -1 : (known?.indexOf(folded) ?? -1);
      if (place >= 0) known?.addTo(this.#whole, place, importance[index] ?? 0);
      return place;
    });
  }

  features({ row, entry, at }: View, features: FeatureVector): void {
    const known = this.#vectors;
    if (known === undefined) return;
    const { index } = entry;
    const { words, content } = this.#question;
    const { vocabulary } = this.#scope.shard;
    const from = index.offsets[at] ?? 0;
    const last = index.offsets[at + 1] ?? from;
    const best = new Float64Array(words.length);
    const whole = new Float64Array(known.dimensions);
    let focus = 0;
    let met = 0;
    for (let place = from; place < last; place++) {
      const asked = row.places[met] === place - from;
      if (asked) met++;
      const term = index.terms[place] ?? 0;
      if (vocabulary.isStop(term)) continue;
      const vector = vocabulary.vector(term, known);
      if (vector < 0) continue;
      known.addTo(whole, vector, this.#rarity(term));
      for (const word of content) {
        // A word that the claim has needs no likeness, unless it asks for what is new in the claim.
        const seeks = !asked && words[word]?.focus === true;
        if (!seeks && (row.strength[word] ?? 0) === 1) continue;
        const similarity = this.#similar(term, vector, word, known);
        if (similarity > (best[word] ?? 0)) best[word] = similarity;
        if (seeks && similarity > focus) focus = similarity;
      }
    }
    let [covered, gained, all] = [0, 0, 0];
    for (const word of content) {
      const strength = row.strength[word] ?? 0;
      const near = Math.max(0, ((best[word] ?? 0) - STRANGERS) / (1 - STRANGERS));
      const weight = this.#importance[word] ?? 0;
      covered += weight * Math.max(strength, near);
      gained += weight * Math.max(0, near - strength);
      all += weight;
    }
    features[AT.meaning] = share(covered, all);
    features[AT.meaningGain] = share(gained, all);
    features[AT.meaningWhole] = cosine(this.#whole, whole);
    features[AT.meaningFocus] = focus;
  }

  /** Likeness of a term and a word of the question; 2 stands for one that is not worked out yet. */
  #similar(term: number, vector: number, word: number, known: WordVectors): number {
    let similarities = this.#similarities.get(term);
    if (similarities === undefined) {
      similarities = new Float32Array(this.#words.length).fill(2);
      this.#similarities.set(term, similarities);
    }
    const before = similarities[word] ?? 0;
    if (before !== 2) return before;
    const place = this.#words[word] ?? -1;
    const similarity = place < 0 ? 0 : known.similarity(place, vector);
    similarities[word] = similarity;
    return similarity;
  }

  #rarity(term: number): number {
    let rarity = this.#rarities.get(term);
    if (rarity === undefined) {
      const claims = claimsWith(term, this.#scope);
      rarity = Math.log(1 + (this.#scope.claims - claims + 0.5) / (claims + 0.5));
      this.#rarities.set(term, rarity);
    }
    return rarity;
  }
}

function cosine(a: Float64Array, b: Float64Array): number {
  let [product, lengthA, lengthB] = [0, 0, 0];
  for (let index = 0; index < a.length; index++) {
    const [x, y] = [a[index] ?? 0, b[index] ?? 0];
    product += x * y;
    lengthA += x * x;
    lengthB += y * y;
  }
  return lengthA > 0 && lengthB > 0 ? product / Math.sqrt(lengthA * lengthB) : 0;
}
