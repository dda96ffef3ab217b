import type { HeadingWords } from '../index/article-index.ts';
import type { Question } from '../question/read-question.ts';
import type { ClaimRows } from './question-rows.ts';
import { type Meaning, STRANGERS } from './word-columns.ts';

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
