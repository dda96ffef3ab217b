import {
  AT,
  FEATURES,
  GROUPED,
  OF_STRUCTURE,
  QUESTION_GROUPS,
  questionGroupOf,
  scale,
  type Weights,
} from '../src/search/for-training.ts';
import { minimise } from './minimise.ts';
import type { Case } from './training-cases.ts';

/** How strongly weights are drawn towards 0, per feature of deviation 1. */
const L2 = 0.02;

/** What the size of the scope adds is drawn twice as strongly. */
const L2_SIZE = 0.04;

/** Weights by question group rest on fewer questions. */
const L2_GROUPS = 0.003;

const WIDTH = FEATURES.length;
const GROUPS = Object.keys(QUESTION_GROUPS);

type Prepared = {
  /** Features of all candidates, one after another, divided by their deviation. */
  readonly values: Float32Array;
  readonly gold: Uint8Array;
  readonly size: number;
  readonly group: number;
  readonly weight: number;
};

/** Places of these features among the weights, with what the size adds to each. */
const STRUCTURAL = OF_STRUCTURE.flatMap((name) => [AT[name], WIDTH + AT[name]]);

const PLACES = 2 * WIDTH + GROUPS.length * GROUPED.length;
const OTHERS = Array.from({ length: PLACES }, (_, place) => place).filter((place) => !STRUCTURAL.includes(place));

/**
 * Learns the rank's weights: those under which the claims that answer have the greatest chance in a softmax over each
 * question's candidates (ListNet's top-one loss, Cao et al. 2007), with squared weights as a penalty. What the structure of a
 * document tells is learnt after all else, which then stays as it is.
 */
export function fitRank(cases: readonly Case[], weightOf: (item: Case) => number): Weights['rank'] {
  const plain = cases.filter(({ share }) => share.isMeasured);
  const deviations = deviationsOf(plain);
  const further = deviationsOf(cases.filter(({ share }) => !share.isMeasured));
  for (const name of OF_STRUCTURE) deviations[AT[name]] = further[AT[name]] ?? 1;
  const preparedOf = (some: readonly Case[]): Prepared[] =>
    some.flatMap((item) => prepare(item, deviations, weightOf(item)));
  const base = solve(preparedOf(plain), new Float64Array(PLACES), OTHERS);
  const point = solve(preparedOf(cases.filter(hasStructure)), base, STRUCTURAL);
  const weight = (from: number, index: number): number =>
    rounded((point[from + index] ?? 0) / (deviations[index] ?? 1));
  const named = (from: number): Record<string, number> =>
    borrowed(Object.fromEntries(FEATURES.map((name, index) => [name, weight(from, index)])));
  return {
    base: named(0),
    size: named(WIDTH),
    groups: Object.fromEntries(
      GROUPS.map((group, place) => [
        group,
        Object.fromEntries(
          GROUPED.map((name, index) => {
            const value = point[2 * WIDTH + place * GROUPED.length + index] ?? 0;
            return [name, rounded(value / (deviations[AT[name]] ?? 1))];
          }),
        ),
      ]),
    ),
  };
}

const hasStructure = ({ found }: Case): boolean =>
  found.some(({ features }) => OF_STRUCTURE.some((name) => features[AT[name]] !== 0));

/** The best weights at some places; at all others they stay as they are. */
function solve(prepared: readonly Prepared[], start: Float64Array, places: readonly number[]): Float64Array {
  const all = prepared.reduce((sum, { weight }) => sum + weight, 0);
  const whole = (part: Float64Array): Float64Array => {
    const point = start.slice();
    for (const [index, place] of places.entries()) point[place] = part[index] ?? 0;
    return point;
  };
  if (all === 0) return whole(new Float64Array(places.length));
  const best = minimise(places.length, (at, slope) => {
    const point = whole(at);
    const steep = new Float64Array(PLACES);
    let loss = penalty(point, steep);
    for (const item of prepared) loss += lossOf(item, point, steep, item.weight / all);
    for (const [index, place] of places.entries()) slope[index] = steep[place] ?? 0;
    return loss;
  });
  return whole(best);
}

/**
 * Where no set that is learnt from has headings, what a heading supplies is taken to be worth what the title does, within the
 * section instead of the article.
 */
export function borrowed(weights: Record<string, number>): Record<string, number> {
  return weights['headingGain'] === 0 ? { ...weights, headingGain: weights['titleGain'] ?? 0 } : weights;
}

/** Four decimals: more than a ranking can tell apart, and the same on every machine. */
const rounded = (value: number): number => Number(value.toFixed(4)) + 0;

function deviationsOf(cases: readonly Case[]): Float64Array {
  const sums = new Float64Array(WIDTH);
  const squares = new Float64Array(WIDTH);
  let count = 0;
  for (const { found } of cases) {
    for (const { features } of found) {
      count++;
      for (let index = 0; index < WIDTH; index++) {
        const value = features[index] ?? 0;
        sums[index] = (sums[index] ?? 0) + value;
        squares[index] = (squares[index] ?? 0) + value * value;
      }
    }
  }
  return sums.map((sum, index) => {
    const deviation = Math.sqrt(Math.max(0, (squares[index] ?? 0) / count - (sum / count) ** 2));
    return deviation >= 1e-4 ? deviation : 1;
  });
}

function prepare({ found, gold }: Case, deviations: Float64Array, weight: number): Prepared[] {
  const [first] = found;
  if (first === undefined || weight === 0 || !gold.includes(true) || !gold.includes(false)) return [];
  const values = new Float32Array(found.length * WIDTH);
  for (const [place, { features }] of found.entries()) {
    for (let index = 0; index < WIDTH; index++) {
      values[place * WIDTH + index] = (features[index] ?? 0) / (deviations[index] ?? 1);
    }
  }
  const group = GROUPS.indexOf(questionGroupOf(first.question.kinds) ?? '');
  return [{ values, gold: Uint8Array.from(gold, Number), size: scale(first.scope.claims), group, weight }];
}

function penalty(at: Float64Array, slope: Float64Array): number {
  let loss = 0;
  for (const [index, value] of at.entries()) {
    const strength = index < WIDTH ? L2 : index < 2 * WIDTH ? L2_SIZE : L2_GROUPS;
    loss += (strength * value * value) / 2;
    slope[index] = (slope[index] ?? 0) + strength * value;
  }
  return loss;
}

/** The loss of one question; what it adds to the slope is added. */
function lossOf(
  { values, gold, size, group }: Prepared,
  at: Float64Array,
  slope: Float64Array,
  weight: number,
): number {
  const groupStart = group === -1 ? -1 : 2 * WIDTH + group * GROUPED.length;
  const own = new Float64Array(WIDTH);
  for (let index = 0; index < WIDTH; index++) own[index] = (at[index] ?? 0) + size * (at[WIDTH + index] ?? 0);
  if (group !== -1) {
    for (const [index, name] of GROUPED.entries()) own[AT[name]] = (own[AT[name]] ?? 0) + (at[groupStart + index] ?? 0);
  }
  const scores = new Float64Array(gold.length);
  let highest = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < gold.length; place++) {
    let score = 0;
    const from = place * WIDTH;
    for (let index = 0; index < WIDTH; index++) score += (own[index] ?? 0) * (values[from + index] ?? 0);
    scores[place] = score;
    highest = Math.max(highest, score);
  }
  let [all, right] = [0, 0];
  for (let place = 0; place < gold.length; place++) {
    const part = Math.exp((scores[place] ?? 0) - highest);
    scores[place] = part;
    all += part;
    if (gold[place] === 1) right += part;
  }
  const ownSlope = new Float64Array(WIDTH);
  for (let place = 0; place < gold.length; place++) {
    const part = scores[place] ?? 0;
    const pull = weight * (part / all - (gold[place] === 1 ? part / right : 0));
    const from = place * WIDTH;
    for (let index = 0; index < WIDTH; index++)
      ownSlope[index] = (ownSlope[index] ?? 0) + pull * (values[from + index] ?? 0);
  }
  for (let index = 0; index < WIDTH; index++) {
    slope[index] = (slope[index] ?? 0) + (ownSlope[index] ?? 0);
    slope[WIDTH + index] = (slope[WIDTH + index] ?? 0) + size * (ownSlope[index] ?? 0);
  }
  if (group !== -1) {
    for (const [index, name] of GROUPED.entries()) {
      slope[groupStart + index] = (slope[groupStart + index] ?? 0) + (ownSlope[AT[name]] ?? 0);
    }
  }
  return -weight * Math.log(right / all);
}
