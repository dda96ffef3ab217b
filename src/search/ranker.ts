import { AT, FEATURES, type FeatureVector } from './feature-names.ts';
import type { Question } from './question.ts';
import type { AnswerKind } from './types.ts';
import type { Weights } from './weights.ts';

/** Kinds of answer that share weights, because a question set has too few of each alone. */
export const QUESTION_GROUPS: Readonly<Record<string, readonly AnswerKind[]>> = {
  name: ['person', 'group'],
  date: ['date'],
  quantity: ['number', 'money', 'percent', 'duration'],
  place: ['place'],
  definition: ['definition'],
  thing: ['thing'],
  explanation: ['reason', 'manner'],
  choice: ['choice'],
};

/** Features whose weight depends on the group: how long a claim is, and how much in it is new. */
export const GROUPED = ['length', 'novel', 'novelNames'] as const;

/** The group of a question's first kind. */
export function groupOf(kinds: readonly AnswerKind[]): string | undefined {
  const [first] = kinds;
  if (first === undefined) return undefined;
  return Object.keys(QUESTION_GROUPS).find((group) => QUESTION_GROUPS[group]?.includes(first));
}

/**
 * Size of the scope from −1, a paragraph of four claims or fewer, to 1, an article of thirty or more. Among few claims
 * rarity says little and the kind of answer much; among many it is the other way round.
 */
export function scale(claims: number): number {
  return Math.max(-1, Math.min(1, Math.log(Math.max(claims, 1)) - 2.4));
}

/** The weights in the order of the features. */
type Packed = { readonly base: Float64Array; readonly size: Float64Array };

const packed = new WeakMap<Weights, Packed>();

function pack(weights: Weights): Packed {
  let known = packed.get(weights);
  if (known === undefined) {
    const { base, size } = weights.rank;
    known = {
      base: Float64Array.from(FEATURES, (name) => base[name] ?? 0),
      size: Float64Array.from(FEATURES, (name) => size[name] ?? 0),
    };
    packed.set(weights, known);
  }
  return known;
}

/** Scores claims for one question: the sum of features times weights. */
export class Ranker {
  readonly #weights: Float64Array;

  constructor(weights: Weights, question: Question, claims: number) {
    const size = scale(claims);
    const all = pack(weights);
    this.#weights = all.base.map((weight, index) => weight + size * (all.size[index] ?? 0));
    const group = groupOf(question.kinds);
    if (group === undefined) return;
    for (const name of GROUPED) {
      this.#weights[AT[name]] = (this.#weights[AT[name]] ?? 0) + (weights.rank.groups[group]?.[name] ?? 0);
    }
  }

  score(features: FeatureVector): number {
    let score = 0;
    const weights = this.#weights;
    for (let index = 0; index < weights.length; index++) score += (weights[index] ?? 0) * (features[index] ?? 0);
    return score;
  }
}
