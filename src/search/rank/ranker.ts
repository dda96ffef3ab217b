import { AT, FEATURES, type FeatureVector } from '../features/feature-names.ts';
import type { Question } from '../question/read-question.ts';
import type { AnswerKind } from '../basics/search-types.ts';
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

const GROUP_OF = new Map(
  Object.entries(QUESTION_GROUPS).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group] as const)),
);

/** The group of a question's first kind. */
export function groupOf([first]: readonly AnswerKind[]): string | undefined {
  return first === undefined ? undefined : GROUP_OF.get(first);
}

/**
 * Size of the scope from −1, a paragraph of four claims or fewer, to 1, an article of thirty or more. Among few claims
 * rarity says little and the kind of answer much; among many it is the other way round.
 */
export function scale(claims: number): number {
  return Math.max(-1, Math.min(1, Math.log(Math.max(claims, 1)) - 2.4));
}

/** The weights in the order of the features, and their sums for the sizes and groups of late. */
type Packed = { readonly base: Float64Array; readonly size: Float64Array; readonly sums: Map<string, Float64Array> };

const REMEMBERED = 256;

const packed = new WeakMap<Weights, Packed>();

function pack(weights: Weights): Packed {
  let known = packed.get(weights);
  if (known === undefined) {
    const { base, size } = weights.rank;
    known = {
      base: Float64Array.from(FEATURES, (name) => base[name] ?? 0),
      size: Float64Array.from(FEATURES, (name) => size[name] ?? 0),
      sums: new Map(),
    };
    packed.set(weights, known);
  }
  return known;
}

/** Weights for a size and a group of questions. */
function weightsFor(weights: Weights, size: number, group: string | undefined): Float64Array {
  const all = pack(weights);
  const sums = all.base.map((weight, index) => weight + size * (all.size[index] ?? 0));
  if (group === undefined) return sums;
  for (const name of GROUPED) sums[AT[name]] = (sums[AT[name]] ?? 0) + (weights.rank.groups[group]?.[name] ?? 0);
  return sums;
}

/** Scores claims for one question: the sum of features times weights. */
export class Ranker {
  readonly #weights: Float64Array;

  constructor(weights: Weights, question: Question, claims: number) {
    const { sums } = pack(weights);
    const group = groupOf(question.kinds);
    const key = `${claims} ${group ?? ''}`;
    const known = sums.get(key);
    this.#weights = known ?? weightsFor(weights, scale(claims), group);
    if (known !== undefined) return;
    if (sums.size >= REMEMBERED) sums.clear();
    sums.set(key, this.#weights);
  }

  score(features: FeatureVector): number {
    let score = 0;
    const weights = this.#weights;
    for (let index = 0; index < weights.length; index++) score += (weights[index] ?? 0) * (features[index] ?? 0);
    return score;
  }
}
