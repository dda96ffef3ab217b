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

/** Logistic regression with a penalty on squared weights. */
function logistic(
  outcomes: readonly ConfidenceExample[],
  weighed: Weighed,
  isTrue: (outcome: ConfidenceExample) => boolean,
): Record<string, number> {
  const chosen = outcomes.filter(({ place }) => place in weighed);
  const weightOf = ({ weight, place }: ConfidenceExample): number => weight * (weighed[place] ?? 0);
  const all = chosen.reduce((sum, outcome) => sum + weightOf(outcome), 0);
  const point = minimise(CONFIDENCE_INPUTS.length, (at, slope) => {
    let loss = 0;
    for (const [index, value] of at.entries()) {
      loss += (L2 * value * value) / 2;
      slope[index] = L2 * value;
    }
    for (const outcome of chosen) {
      const { inputs } = outcome;
      let sum = 0;
      for (let index = 0; index < inputs.length; index++) sum += (inputs[index] ?? 0) * (at[index] ?? 0);
      const sign = isTrue(outcome) ? 1 : -1;
      const share = weightOf(outcome) / all;
      loss += share * Math.log1p(Math.exp(-sign * sum));
      const pull = (-sign * share) / (1 + Math.exp(sign * sum));
      for (let index = 0; index < inputs.length; index++)
        slope[index] = (slope[index] ?? 0) + pull * (inputs[index] ?? 0);
    }
    return loss;
  });
  return borrowed(
    Object.fromEntries(CONFIDENCE_INPUTS.map((name, index) => [name, Number((point[index] ?? 0).toFixed(4)) + 0])),
  );
}

type Named = Readonly<Record<string, number>>;

function bandsFor(outcomes: readonly ConfidenceExample[], topic: Named, right: Named): Bands {
  // Questions asked of one article: among many some claim is always near.
  const known = outcomes.filter(({ place }) => place === 'own');
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
