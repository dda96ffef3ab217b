import { type Bands, chance, CONFIDENCE_INPUTS, type Weights } from '../src/search/for-training.ts';
import { borrowed } from './fit-rank.ts';
import { minimise } from './minimise.ts';
import type { CasePlace } from './training-cases.ts';

/** The inputs of one question as ranked, and what came of it. */
export type ConfidenceExample = {
  readonly inputs: readonly number[];
  readonly place: CasePlace;
  readonly right: boolean;
  readonly language: string;
  readonly weight: number;
  /** Whether it is of a set that is measured by: the limits of the bands are set by these. */
  readonly isMeasured: boolean;
};

const L2 = 0.0005;

/** Share of the questions that an article does answer for which Docent must not refuse. */
const ANSWERED = 0.955;

/** Share of the answers called sure that must be right. */
const RIGHT_WHEN_SURE = 0.9;

/**
 * Weights of the places in what is learnt; cross-validated by article. What lacks an answer teaches `right` as well, or an
 * article that has one rare word of a question would be called sure.
 */
const TOPIC: Weighed = { own: 1, library: 1, other: 1, near: 1 };
const RIGHT: Weighed = { own: 1, library: 1, near: 0.25, without: 0.25 };
type Weighed = Readonly<Partial<Record<CasePlace, number>>>;

const hasAnswer = ({ place }: ConfidenceExample): boolean => place === 'own' || place === 'library';

export function fitConfidence(outcomes: readonly ConfidenceExample[]): Weights['confidence'] {
  const topic = logistic(outcomes, TOPIC, hasAnswer);
  const right = logistic(outcomes, RIGHT, (outcome) => outcome.right);
  return { topic, right, bands: bandsFor(outcomes, topic, right) };
}

/** What documents with headings and numbers have beside the others: learnt after these, which then stay as they are. */
const OF_STRUCTURE: ReadonlySet<string> = new Set(['headingGain', 'headingBoth', 'askedFirst']);
const ALL = CONFIDENCE_INPUTS.map((_, place) => place);
const STRUCTURAL = ALL.filter((place) => OF_STRUCTURE.has(CONFIDENCE_INPUTS[place] ?? ''));
const OTHERS = ALL.filter((place) => !STRUCTURAL.includes(place));

type Chosen = { readonly inputs: readonly number[]; readonly sign: 1 | -1; readonly weight: number };

/** Logistic regression with a penalty on squared weights. */
function logistic(
  outcomes: readonly ConfidenceExample[],
  weighed: Weighed,
  isTrue: (outcome: ConfidenceExample) => boolean,
): Record<string, number> {
  const choose = (isIn: (outcome: ConfidenceExample) => boolean): Chosen[] =>
    outcomes
      .filter((outcome) => outcome.place in weighed && isIn(outcome))
      .map((outcome) => {
        const weight = outcome.weight * (weighed[outcome.place] ?? 0);
        return { inputs: outcome.inputs, sign: isTrue(outcome) ? 1 : -1, weight };
      });
  const plain = solve(
    choose(({ isMeasured }) => isMeasured),
    new Float64Array(ALL.length),
    OTHERS,
  );
  const point = solve(
    choose(({ inputs }) => STRUCTURAL.some((place) => inputs[place] !== 0)),
    plain,
    STRUCTURAL,
  );
  return borrowed(
    Object.fromEntries(CONFIDENCE_INPUTS.map((name, index) => [name, Number((point[index] ?? 0).toFixed(4)) + 0])),
  );
}

/** The best weights at some places; at all others they stay as they are. */
function solve(chosen: readonly Chosen[], start: Float64Array, places: readonly number[]): Float64Array {
  const all = chosen.reduce((sum, { weight }) => sum + weight, 0);
  const point = start.slice();
  if (all === 0) return point;
  const put = (at: Float64Array): void => {
    for (const [index, place] of places.entries()) point[place] = at[index] ?? 0;
  };
  const best = minimise(places.length, (at, slope) => {
    put(at);
    let loss = 0;
    for (const [index, value] of at.entries()) {
      loss += (L2 * value * value) / 2;
      slope[index] = L2 * value;
    }
    for (const { inputs, sign, weight } of chosen) {
      let sum = 0;
      for (let index = 0; index < inputs.length; index++) sum += (inputs[index] ?? 0) * (point[index] ?? 0);
      const share = weight / all;
      loss += share * Math.log1p(Math.exp(-sign * sum));
      const pull = (-sign * share) / (1 + Math.exp(sign * sum));
      for (let index = 0; index < places.length; index++)
        slope[index] = (slope[index] ?? 0) + pull * (inputs[places[index] ?? 0] ?? 0);
    }
    return loss;
  });
  put(best);
  return point;
}

type Named = Readonly<Record<string, number>>;

function bandsFor(outcomes: readonly ConfidenceExample[], topic: Named, right: Named): Bands {
  // Questions asked of one article: among many some claim is always near.
  const known = outcomes.filter(({ place, isMeasured }) => place === 'own' && isMeasured);
  const least = (chosen: readonly ConfidenceExample[]): number => {
    const topics = chosen.map(({ inputs }) => chance(inputs, topic)).sort((a, b) => a - b);
    return Number((topics[Math.floor((1 - ANSWERED) * topics.length)] ?? 0).toFixed(4));
  };
  const judged = known
    .map((outcome) => ({ sure: chance(outcome.inputs, topic) * chance(outcome.inputs, right), right: outcome.right }))
    .sort((a, b) => b.sure - a.sure);
  let sure = 1;
  let correct = 0;
  for (const [index, outcome] of judged.entries()) {
    if (outcome.right) correct++;
    if (correct / (index + 1) >= RIGHT_WHEN_SURE) ({ sure } = outcome);
  }
  const languages = [...new Set(known.map(({ language }) => language))].sort();
  return {
    refuse: {
      ...Object.fromEntries(languages.map((code) => [code, least(known.filter(({ language }) => language === code))])),
      other: least(known.filter(({ language }) => language !== 'en')),
    },
    sure: Number(sure.toFixed(4)),
  };
}
