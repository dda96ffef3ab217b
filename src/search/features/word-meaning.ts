import { claimsWith, type SearchScope } from '../index/shard.ts';
import { WordVectors } from '../index/word-vectors.ts';
import type { Question } from '../question/read-question.ts';
import type { HeadingWords } from '../index/article-index.ts';
import type { ClaimRows } from './question-rows.ts';

/** Likeness of meaning up to which two words are strangers: most pairs of words lie under it. */
export const STRANGERS = 0.35;

let loaded: WordVectors | undefined;

/** Read once; the engine has it done before the first question. */
export const vectors = (): WordVectors => (loaded ??= WordVectors.load());

/** Word vectors of the scope's language; there are some for English only. */
export const vectorsFor = ({ shard }: SearchScope): WordVectors | undefined =>
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
  readonly #scope: SearchScope;
  readonly #known: WordVectors | undefined;
  readonly #rarities: readonly number[];
  /** Place of each of the question's `content` among the vectors; −1 for none. */
  readonly vectors: readonly number[];
  /** What each adds to the question as a whole: the sum of their vectors, by importance, of length 1. */
  readonly weights: readonly number[];

  constructor({ words, content }: Question, scope: SearchScope, importance: readonly number[]) {
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

/** How like a question is to a heading. */
export type HeadingLikeness = {
  /** Share of the question that the heading has, 0 to 1. */
  readonly asked: number;
  /** The same times the share of the heading that the question has. */
  readonly both: number;
  /** Whether the heading is a question itself. */
  readonly asks: boolean;
};

/** Compares one question with headings, each once: by their words and, in English, by what these mean. */
export class OwnHeadings {
  readonly #question: Question;
  readonly #rows: ClaimRows;
  readonly #importance: readonly number[];
  readonly #meaning: Meaning;
  readonly #compare: ReturnType<Meaning['comparerFor']>;
  readonly #known = new Map<HeadingWords, HeadingLikeness>();

  constructor(question: Question, rows: ClaimRows, importance: readonly number[], meaning: Meaning) {
    this.#question = question;
    this.#rows = rows;
    this.#importance = importance;
    this.#meaning = meaning;
    this.#compare = meaning.comparerFor(meaning.vectors);
  }

  compare(heading: HeadingWords): HeadingLikeness {
    let likeness = this.#known.get(heading);
    if (likeness === undefined) {
      likeness = this.#work(heading);
      this.#known.set(heading, likeness);
    }
    return likeness;
  }

  #work({ terms, rarity, asks }: HeadingWords): HeadingLikeness {
    const strength = this.#rows.strengthIn(terms);
    let [met, all] = [0, 0];
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index] ?? 0;
      const weight = this.#meaning.rarityOf(term) * (0.15 + (rarity[index] ?? 0));
      met += weight * (this.#rows.strengthOf(term) || this.#nearest(term, strength));
      all += weight;
    }
    let [part, whole] = [0, 0];
    for (const word of this.#question.content) {
      const weight = this.#importance[word] ?? 0;
      part += weight * (strength[word] ?? 0);
      whole += weight;
    }
    const asked = whole > 0 ? part / whole : 0;
    return { asked, both: all > 0 ? (asked * met) / all : 0, asks };
  }

  /** How near the nearest of the question's words is to a term in meaning; what that does for each of them is noted. */
  #nearest(term: number, strength: Float32Array): number {
    const cosines = this.#compare(term);
    if (cosines === undefined) return 0;
    const { content } = this.#question;
    let nearest = 0;
    for (let place = 0; place < content.length; place++) {
      const near = ((cosines[place] ?? 0) - STRANGERS) / (1 - STRANGERS);
      const word = content[place] ?? 0;
      if (near > nearest) nearest = near;
      if (near > (strength[word] ?? 0)) strength[word] = near;
    }
    return nearest;
  }
}
