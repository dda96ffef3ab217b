import { AT, type FeatureVector } from '../features/feature-names.ts';
import type { Question } from '../question/read-question.ts';
import type { Entry } from '../index/shard.ts';
import { scale } from './ranker.ts';
import type { SearchStatus } from '../basics/search-types.ts';
import type { Weights } from './weights.ts';

/** What confidence is judged by: the question, its best claim, and how far behind the second is. */
export const CONFIDENCE_INPUTS = [
  'constant',
  'coverage',
  'coverageBoth',
  'coverageEveryday',
  'allWords',
  'unknown',
  'likeness',
  'meaning',
  'meaningWhole',
  'bm25',
  'bm25Share',
  'missing',
  'headingGain',
  'titleGain',
  'title',
  'sectionGain',
  'beforeGain',
  'pairs',
  'kindAny',
  'kindNone',
  'margin',
  'score',
  'words',
  'met',
  'single',
  'english',
  'size',
] as const;

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

/** A scored claim, as far as confidence is concerned. */
export type Scored = {
  readonly score: number;
  readonly features: FeatureVector;
  readonly entry: Entry;
  readonly at: number;
};

export type Judgement = { readonly confidence: number; readonly status: SearchStatus };

/** The inputs for a question whose claims are ranked best first. */
export function confidenceInputs(
  question: Question,
  ranked: readonly Scored[],
  claims: number,
  language: string,
): number[] {
  const inputs = CONFIDENCE_INPUTS.map(() => 0);
  const [best, second] = ranked;
  inputs[PLACE.constant] = 1;
  if (best === undefined) return inputs;
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
  inputs[PLACE.english] = language === 'en' ? 1 : 0;
  inputs[PLACE.size] = scale(claims);
  return inputs;
}

/** How many of the question's words a claim has. One rare word of several is little, however much it weighs. */
function wordsMet({ words, content }: Question, { entry: { index }, at }: Scored): number {
  const terms = index.terms.subarray(index.offsets[at] ?? 0, index.offsets[at + 1]);
  let met = 0;
  for (const place of content) if (words[place]?.alternatives.some(({ term }) => terms.includes(term)) === true) met++;
  return met;
}

type ByInput = Readonly<Record<string, number>>;

/** Weights in the order of the inputs. */
const packed = new WeakMap<ByInput, readonly number[]>();

/** `1 / (1 + e^−x)` of the weighted inputs: a chance from 0 to 1. */
export function chance(inputs: readonly number[], weights: ByInput): number {
  let inOrder = packed.get(weights);
  if (inOrder === undefined) {
    inOrder = CONFIDENCE_INPUTS.map((name) => weights[name] ?? 0);
    packed.set(weights, inOrder);
  }
  let sum = 0;
  for (let index = 0; index < inOrder.length; index++) sum += (inputs[index] ?? 0) * (inOrder[index] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}

/** The chance that the first hit answers, and the band that it falls into. */
export function judge(inputs: readonly number[], language: string, { confidence }: Weights): Judgement {
  const topic = chance(inputs, confidence.topic);
  const sure = topic * chance(inputs, confidence.right);
  const { refuse } = confidence.bands;
  if (topic < (refuse[language] ?? refuse.other ?? 0)) return { confidence: sure, status: 'refused' };
  return { confidence: sure, status: sure >= confidence.bands.sure ? 'answered' : 'unsure' };
}
