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

/** Stands for a likeness that is not worked out yet: no cosine is 2. */
const UNKNOWN = 2;

type TermMeaning = {
  /** Place among the vectors. */
  readonly vector: number;
  readonly rarity: number;
  /** Likeness to the question as a whole. */
  readonly like: number;
  /** Likeness to each of the question's words. */
  readonly similarities: Float32Array;
};

/** Features of meaning, from word vectors. English only: elsewhere all of them are 0. */
export class Meaning {
  readonly #question: Question;
  readonly #scope: Scope;
  readonly #importance: Float64Array;
  /** Place of each word of the question among the vectors; −1 for none. */
  readonly #words: readonly number[];
  readonly #whole: Float64Array;
  /** What is known of each term of the claims so far; undefined for stop words and terms without a vector. */
  readonly #terms = new Map<number, TermMeaning | undefined>();
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
    const length = Math.hypot(...this.#whole);
    for (const [axis, value] of this.#whole.entries()) this.#whole[axis] = length > 0 ? value / length : 0;
  }

  features({ row, entry, at }: View, features: FeatureVector): void {
    const known = this.#vectors;
    if (known === undefined) return;
    const { index } = entry;
    const { words, content } = this.#question;
    const from = index.offsets[at] ?? 0;
    const last = index.offsets[at + 1] ?? from;
    const best = new Float64Array(words.length);
    let [alike, spread] = [0, 0];
    let focus = 0;
    let met = 0;
    for (let place = from; place < last; place++) {
      const asked = row.places[met] === place - from;
      if (asked) met++;
      const meaning = this.#meaningOf(index.terms[place] ?? 0, known);
      if (meaning === undefined) continue;
      const { rarity, similarities } = meaning;
      alike += rarity * meaning.like;
      spread += rarity * rarity;
      for (let next = 0; next < content.length; next++) {
        const word = content[next] ?? 0;
        // A word that the claim has needs no likeness, unless it asks for what is new in the claim.
        const seeks = !asked && words[word]?.focus === true;
        if (!seeks && row.strength[word] === 1) continue;
        let similarity = similarities[word] ?? 0;
        if (similarity === UNKNOWN) {
          const vector = this.#words[word] ?? -1;
          similarity = vector < 0 ? 0 : known.similarity(vector, meaning.vector);
          similarities[word] = similarity;
        }
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
    // The cosine of the sums of both sides' vectors, were the claim's words at right angles to each other.
    features[AT.meaningWhole] = spread > 0 ? alike / Math.sqrt(spread) : 0;
    features[AT.meaningFocus] = focus;
  }

  #meaningOf(term: number, known: WordVectors): TermMeaning | undefined {
    const before = this.#terms.get(term);
    if (before !== undefined || this.#terms.has(term)) return before;
    const { vocabulary } = this.#scope.shard;
    const vector = vocabulary.isStop(term) ? -1 : vocabulary.vector(term, known);
    let meaning: TermMeaning | undefined;
    if (vector >= 0) {
      const claims = claimsWith(term, this.#scope);
      const rarity = Math.log(1 + (this.#scope.claims - claims + 0.5) / (claims + 0.5));
      const similarities = new Float32Array(this.#words.length).fill(UNKNOWN);
      meaning = { vector, rarity, like: known.likeness(vector, this.#whole), similarities };
    }
    this.#terms.set(term, meaning);
    return meaning;
  }
}
