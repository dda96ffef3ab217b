import { claimStart } from '../index/article-index.ts';
import { byScore, isSameClaim } from '../index/shard.ts';
import { LRUCache } from 'lru-cache';
import type { AnswerKind, SearchStatus } from '../basics/search-types.ts';
import { isAskedThere } from '../features/answer-features.ts';
import type { Candidate } from '../features/candidates.ts';
import { AT, FEATURES, type FeatureVector } from '../features/feature-names.ts';
import type { Question } from '../question/read-question.ts';
import { CONFIDENCE_INPUTS, GROUPED, QUESTION_GROUPS, type Weights } from './weights.ts';

const GROUP_OF = new Map(
  Object.entries(QUESTION_GROUPS).flatMap(([group, kinds]) => kinds.map((kind) => [kind, group] as const)),
);

/** The group of a question's first kind. */
export function questionGroupOf([first]: readonly AnswerKind[]): string | undefined {
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
type Packed = {
  readonly base: Float64Array;
  readonly size: Float64Array;
  readonly sums: LRUCache<string, Float64Array>;
};

const REMEMBERED = 256;

const packed = new WeakMap<Weights, Packed>();

function pack(weights: Weights): Packed {
  let known = packed.get(weights);
  if (known === undefined) {
    const { base, size } = weights.rank;
    known = {
      base: Float64Array.from(FEATURES, (name) => base[name] ?? 0),
      size: Float64Array.from(FEATURES, (name) => size[name] ?? 0),
      sums: new LRUCache({ max: REMEMBERED }),
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
class Ranker {
  readonly #weights: Float64Array;

  constructor(weights: Weights, question: Question, claims: number) {
    const { sums } = pack(weights);
    const group = questionGroupOf(question.kinds);
    const key = `${claims} ${group ?? ''}`;
    const known = sums.get(key);
    this.#weights = known ?? weightsFor(weights, scale(claims), group);
    if (known === undefined) sums.set(key, this.#weights);
  }

  score(features: FeatureVector): number {
    let score = 0;
    const weights = this.#weights;
    for (let index = 0; index < weights.length; index++) score += (weights[index] ?? 0) * (features[index] ?? 0);
    return score;
  }
}

/** A candidate with its score: a sum of weighted features, comparable across the scopes of one question. */
export type Ranked = Candidate & { readonly score: number };

/** Ranks candidates, best first; ties in the order of the articles and their claims. */
export function rank(found: readonly Candidate[], weights: Weights): Ranked[] {
  const [first] = found;
  if (first === undefined) return [];
  const ranker = new Ranker(weights, first.question, first.scope.claims);
  return found
    .map(({ scope, question, entry, at, features }) => {
      return { scope, question, entry, at, features, score: ranker.score(features) };
    })
    .sort(byScore);
}

/** How far a claim's word that is near in meaning stands for one that no article has: "married" for "husband". */
const NEAR = 0.75;

type Input = (typeof CONFIDENCE_INPUTS)[number];

const PLACE = Object.fromEntries(CONFIDENCE_INPUTS.map((name, index) => [name, index])) as Readonly<
  Record<Input, number>
>;

/** Inputs that are worked out for confidence alone. */
const OWN = ['constant', 'unknown', 'bm25', 'margin', 'score', 'words', 'met', 'single', 'english', 'size'] as const;

/** Inputs that are features of the best claim as they are, those that `confidenceInputs` does not work out itself: both places. */
const SHARED = CONFIDENCE_INPUTS.filter(
  (name): name is Exclude<Input, (typeof OWN)[number]> => !(OWN as readonly string[]).includes(name),
).map((name) => ({ input: PLACE[name], feature: AT[name] }));

export type Judgement = { readonly confidence: number; readonly status: SearchStatus };

/** What confidence in the first of ranked claims is judged by, in the order of `CONFIDENCE_INPUTS`; nothing for no claims. */
export function inputsOf([best, second]: readonly Ranked[]): number[] {
  if (best === undefined) return [];
  const { question, scope } = best;
  const inputs = CONFIDENCE_INPUTS.map(() => 0);
  inputs[PLACE.constant] = 1;
  for (const { input, feature } of SHARED) inputs[input] = best.features[feature] ?? 0;
  let [unknown, all] = [0, 0];
  for (const place of question.content) {
    const word = question.words[place];
    if (word === undefined) continue;
    const weight = word.idf * (0.15 + word.rarity);
    all += weight;
    if (word.alternatives.length === 0) unknown += weight;
  }
  const near = NEAR * (best.features[AT.meaningGain] ?? 0);
  inputs[PLACE.unknown] = all > 0 ? Math.max(0, unknown / all - near) : 1;
  inputs[PLACE.bm25] = Math.log1p(best.features[AT.bm25] ?? 0);
  inputs[PLACE.margin] = Math.min(best.score - (second?.score ?? best.score - 2), 6);
  inputs[PLACE.score] = best.score / 10;
  inputs[PLACE.words] = Math.log1p(question.content.length);
  inputs[PLACE.met] = Math.log1p(wordsMet(question, best));
  inputs[PLACE.single] = question.content.length === 1 ? 1 : 0;
  inputs[PLACE.english] = scope.shard.vocabulary.language.code === 'en' ? 1 : 0;
  inputs[PLACE.size] = scale(scope.claims);
  return inputs;
}

/** How many of the question's words a claim has. One rare word of several is little, however much it weighs. */
function wordsMet({ words, content }: Question, { entry: { index }, at }: Ranked): number {
  const terms = index.terms.subarray(claimStart(index, at), claimStart(index, at + 1));
  let met = 0;
  for (const place of content) if (words[place]?.alternatives.some(({ term }) => terms.includes(term)) === true) met++;
  return met;
}

type ByInput = Readonly<Record<string, number>>;

/** Weights in the order of the inputs. */
const inputWeights = new WeakMap<ByInput, readonly number[]>();

/** `1 / (1 + e^−x)` of the weighted inputs: a chance from 0 to 1. */
export function chance(inputs: readonly number[], weights: ByInput): number {
  let inOrder = inputWeights.get(weights);
  if (inOrder === undefined) {
    inOrder = CONFIDENCE_INPUTS.map((name) => weights[name] ?? 0);
    inputWeights.set(weights, inOrder);
  }
  let sum = 0;
  for (let index = 0; index < inOrder.length; index++) sum += (inputs[index] ?? 0) * (inOrder[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

const hasEveryWord = (inputs: readonly number[]): boolean => (inputs[PLACE.coverageBoth] ?? 0) > 0.99;

/** A claim that has every word of a question, under a heading that is at least so like it, speaks of its subject. */
const LIKE_HEADING = 0.5;
/** So does any claim, whatever words it has, under a heading that says no more and no less than the question. */
const IS_HEADING = 0.95;

function isOnSubject(inputs: readonly number[]): boolean {
  const likeHeading = inputs[PLACE.headingBoth] ?? 0;
  if ((inputs[PLACE.unknown] ?? 1) > 0) return false;
  return likeHeading >= IS_HEADING || (hasEveryWord(inputs) && likeHeading >= LIKE_HEADING);
}

/**
 * From which confidence on an answer is sure in languages other than English, where 92 in 100 of the sure ones are right in the question
 * sets there are of each. English has the learnt limit; of a language that nothing is measured in, no answer is sure. German, French and
 * Spanish are measured on rules and FAQs too.
 */
const SURE_FROM: Readonly<Record<string, number>> = {
  en: 0,
  ar: 0.8,
  de: 0.75,
  el: 0.6,
  es: 0.75,
  fr: 0.75,
  hi: 0.75,
  ro: 0.65,
  ru: 0.7,
  th: 0.6,
  tr: 0.65,
  vi: 0.75,
  zh: 0.75,
};

/**
 * The same where the claim lacks a word of the question. On rules and FAQs such a claim often answers something near: "¿Cuánto cuesta el
 * abono mensual?", where only the yearly one's price is said.
 */
const SURE_IN_PART_FROM: Readonly<Record<string, number>> = { de: 0.9, es: 0.95, fr: 0.9 };

/** The chance that the first hit answers, and the band that it falls into. */
export function judge(inputs: readonly number[], language: string, { confidence }: Weights): Judgement {
  const topic = chance(inputs, confidence.topic);
  const sure = topic * chance(inputs, confidence.right);
  const { refuse } = confidence.bands;
  if (topic < (refuse[language] ?? refuse.other ?? 0) && !isOnSubject(inputs))
    return { confidence: sure, status: 'refused' };
  const from = Math.max(
    confidence.bands.sure,
    SURE_FROM[language] ?? Number.POSITIVE_INFINITY,
    hasEveryWord(inputs) ? 0 : (SURE_IN_PART_FROM[language] ?? 0),
  );
  return { confidence: sure, status: sure >= from ? 'answered' : 'unsure' };
}

/** Of a FAQ's own question, asked as it stands there. */
const ASKED_THERE = 0.99;

/** A document's own question is answered by what stands first below it, whatever else there is to be said of the words. */
export const sureWhereAsked = (first: Ranked | undefined, judged: Judgement): Judgement =>
  first !== undefined && isAskedThere(first)
    ? { confidence: Math.max(judged.confidence, ASKED_THERE), status: 'answered' }
    : judged;

/** Claims ranked for a question, best first, and what to think of the first. */
export type JudgedRanking = { readonly ranked: readonly Ranked[]; readonly judged: Judgement };

/** Words of content that a part needs to be a question of its own: "and when?" is none. */
const LEAST_WORDS = 2;

/**
 * Two questions in one ("how much does Russia trade with Iran, and what does Turkey support?") as one: the best claim of each
 * part comes first, the others follow as they were. Undefined unless both parts, as they were asked alone, have words of their own and
 * are answered, each by another claim.
 */
export function joinParts(
  whole: readonly Ranked[],
  [one, other]: readonly (JudgedRanking | undefined)[],
): JudgedRanking | undefined {
  const [first, second] = [answered(one), answered(other)];
  if (first === undefined || second === undefined || isSameClaim(first.best, second.best)) return undefined;
  const rest = whole.filter((item) => !isSameClaim(item, first.best) && !isSameClaim(item, second.best));
  const { confidence, status } = first.judged.confidence < second.judged.confidence ? first.judged : second.judged;
  // Scores of two questions do not compare, and neither answer is behind the other.
  const score = Math.max(first.best.score, second.best.score);
  return {
    ranked: [{ ...first.best, score }, { ...second.best, score }, ...rest],
    judged: { confidence, status },
  };
}

function answered(asked: JudgedRanking | undefined): { best: Ranked; judged: Judgement } | undefined {
  const best = asked?.ranked[0];
  if (asked === undefined || best === undefined || asked.judged.status === 'refused') return undefined;
  return best.question.content.length < LEAST_WORDS ? undefined : { best, judged: asked.judged };
}
