import {
  BLEND_INPUTS,
  DECISION_INPUTS,
  DECISION_VERSION,
  type DecisionWeights,
  isOfFew,
  judgeRead,
  orderRead,
  PRIOR_WEIGHTS,
} from '../../src/search/for-training.ts';
import { minimise } from '../minimise.ts';
import { fitChoice, penalised } from './choice-fit.ts';
import type { DecisionCase, DecisionKind } from './decision-cases.ts';
import { asRead, fitExpectation, leastExpected } from './expectation-fit.ts';

/** How much the cases of a kind of one set teach together, in each set. */
const SHARES: Readonly<Record<DecisionKind, number>> = {
  own: 1,
  removed: 0.25,
  changed: 0.25,
  tempting: 0.5,
  other: 0.15,
};

/** And how much they teach whether the claims speak of what is asked about: with the answer taken out, they still do. */
const TOPIC_SHARES: typeof SHARES = { own: 1, removed: 0.25, changed: 0, tempting: 0, other: 1 };

/**
 * What is asked of each set: of those called sure so many are right, and so few of those without an answer are called sure. What has its
 * answer taken out sets no limit: two in a hundred would leave hardly a question of FAQs sure, whose other claims often answer as well.
 */
const WANTED = { right: 0.92, changed: 0.03, tempting: 0.15 } as const;
/** Beyond what is asked, for what was learnt is a little better on what it was learnt from. */
const MARGIN = 0.0125;
/** Share of the questions that are answered rightly and not refused. */
const ANSWERED = 0.98;
/** Answerable questions that a set has at least where its own limit says something. */
const ENOUGH = 50;

type Blend = DecisionWeights['blend']['both'];

/** Weights for the decision from what was read of many questions: each set counts the same, whatever its size. */
export function fitDecision(all: readonly DecisionCase[]): Omit<DecisionWeights, 'version'> & { version: number } {
  const weightOf = weigher(all);
  const expectation = fitReading(all, weightOf);
  const cases = all.map((item) => asRead(item, expectation));
  const unjudged = { ...undecided, expectation, blend: fitBlends(cases, weightOf) };
  const outcomes = cases.map((item) => decisionOutcome(item, unjudged, weightOf(item)));
  const confidence = fitLogistic(outcomes.map(({ inputs, right, weight }) => ({ inputs, isTrue: right, weight })));
  const topicWeightOf = weigher(all, TOPIC_SHARES);
  const topic = fitLogistic(
    outcomes.map(({ inputs, kind }, at) => {
      return { inputs, isTrue: kind !== 'other', weight: topicWeightOf(cases[at] as DecisionCase) };
    }),
  );
  const judged = outcomes.map((outcome) => ({
    ...outcome,
    chance: judgeRead(outcome.inputs, { ...unjudged, confidence }).confidence,
    onTopic: judgeRead(outcome.inputs, { ...unjudged, confidence: topic }).confidence,
  }));
  const [few = [], many = []] = [true, false].map((of) => judged.filter(({ inputs }) => isOfFew(inputs) === of));
  return {
    ...unjudged,
    version: DECISION_VERSION,
    confidence,
    topic,
    bands: { refuse: refuseBelow(judged), sure: sureFrom(many), sureOfFew: sureFrom(few) },
  };
}

const undecided = {
  confidence: {},
  topic: {},
  bands: { refuse: 0, sure: 1, sureOfFew: 1 },
  stance: PRIOR_WEIGHTS.stance,
};

/** Which claims are worth reading: next to none of those that come first where all are read. */
function fitReading(
  cases: readonly DecisionCase[],
  weightOf: (item: DecisionCase) => number,
): DecisionWeights['expectation'] {
  const weights = fitExpectation(cases, weightOf);
  const whole = { ...undecided, expectation: { weights, least: 0 }, blend: fitBlends(cases, weightOf) };
  return { weights, least: leastExpected(cases, weights, (item) => decisionOutcome(item, whole).first) };
}

function fitBlends(cases: readonly DecisionCase[], weightOf: (item: DecisionCase) => number): DecisionWeights['blend'] {
  return {
    both: fitBlend(
      cases,
      weightOf,
      BLEND_INPUTS.map((_, at) => at),
    ),
    // Where the claims' meaning is not known: the same cases without it.
    words: fitBlend(
      cases.map((item) => ({ ...item, considered: { ...item.considered, byMeaning: false } })),
      weightOf,
      BLEND_INPUTS.flatMap((name, at) => (name === 'similarity' || name === 'meaningRank' ? [] : [at])),
    ),
  };
}

const weigher = (cases: readonly DecisionCase[], shares = SHARES): ((item: DecisionCase) => number) => {
  const counts = new Map<string, number>();
  const key = ({ set, kind }: DecisionCase): string => `${set} ${kind}`;
  for (const item of cases) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return (item) => shares[item.kind] / (counts.get(key(item)) ?? 1);
};

function fitBlend(
  cases: readonly DecisionCase[],
  weightOf: (item: DecisionCase) => number,
  places: readonly number[],
): Blend {
  const point = fitChoice(
    cases.map((item) => ({
      rows: item.considered.claims.map(({ blend }) => places.map((place) => blend[place] ?? 0)),
      right: item.gold,
      weight: weightOf(item),
    })),
    places.length,
  );
  const learnt = Object.fromEntries(places.map((place, at) => [BLEND_INPUTS[place] ?? '', rounded(point.weights[at])]));
  const nothing = Object.fromEntries(BLEND_INPUTS.map((name) => [name, 0]));
  return { ...nothing, ...learnt, none: rounded(point.none) } as Blend;
}

/** What the first claim of a case is judged by, and what came of it. */
type Outcome = {
  readonly set: string;
  readonly kind: DecisionKind;
  readonly inputs: readonly number[];
  /** Place of the claim that comes first, among those that were read. */
  readonly first: number;
  readonly right: boolean;
  readonly weight: number;
};

export function decisionOutcome(item: DecisionCase, weights: DecisionWeights, weight = 1): Outcome {
  const { ranked, inputs } = orderRead(item.considered, weights);
  const first = item.considered.claims.findIndex(({ item: { at } }) => at === ranked[0]?.at);
  return { set: item.set, kind: item.kind, inputs, first, right: item.answer[first] === true, weight };
}

type Weighed = { readonly inputs: readonly number[]; readonly isTrue: boolean; readonly weight: number };

/** Logistic regression with a penalty on squared weights. */
function fitLogistic(outcomes: readonly Weighed[]): Record<string, number> {
  const size = DECISION_INPUTS.length;
  const point = minimise(size, (at, slope) => {
    slope.fill(0);
    let value = 0;
    for (const { inputs, isTrue, weight } of outcomes) {
      const sum = inputs.reduce((total, input, place) => total + input * (at[place] ?? 0), 0);
      const signed = isTrue ? sum : -sum;
      value += weight * Math.log1p(Math.exp(-Math.abs(signed))) + weight * Math.max(0, -signed);
      const push = weight * (1 / (1 + Math.exp(-sum)) - Number(isTrue));
      for (const [place, input] of inputs.entries()) slope[place] = (slope[place] ?? 0) + push * input;
    }
    return penalised(value, at, slope);
  });
  return Object.fromEntries(DECISION_INPUTS.map((name, place) => [name, rounded(point[place])]));
}

type Judged = Outcome & { readonly chance: number; readonly onTopic: number };

/** The least limit that keeps, in each set, what is asked. */
function sureFrom(outcomes: readonly Judged[]): number {
  let limit = 0.5;
  for (const of of Object.values(Object.groupBy(outcomes, ({ set }) => set))) {
    const kinds = Object.groupBy(of ?? [], ({ kind }) => kind);
    const own = [...(kinds.own ?? [])].sort((a, b) => b.chance - a.chance);
    if (own.length < ENOUGH) continue;
    let right = 0;
    // The lowest chance down to which enough of those above are right.
    let lowest = own[0]?.chance ?? 0;
    for (const [at, outcome] of own.entries()) {
      right += Number(outcome.right);
      if (right / (at + 1) >= WANTED.right + MARGIN) lowest = outcome.chance;
    }
    limit = Math.max(limit, lowest);
    for (const kind of ['changed', 'tempting'] as const) {
      const chances = (kinds[kind] ?? []).map(({ chance }) => chance).sort((a, b) => b - a);
      limit = Math.max(limit, chances[Math.floor(WANTED[kind] * chances.length)] ?? 0);
    }
  }
  return rounded(Math.min(limit, 0.999) + 0.0005);
}

function refuseBelow(outcomes: readonly Judged[]): number {
  const limits = Object.values(Object.groupBy(outcomes, ({ set }) => set)).map((of = []) => {
    const right = of.filter((outcome) => outcome.kind === 'own' && outcome.right).map(({ onTopic }) => onTopic);
    return right.sort((a, b) => a - b)[Math.floor((1 - ANSWERED) * right.length)] ?? 0;
  });
  return rounded(Math.min(...limits));
}

const rounded = (value: number | undefined): number => Number((value ?? 0).toFixed(4)) + 0;
