import { minimise } from '../minimise.ts';

/** Claims in numbers, which of them are right (where none is, none should be chosen), and how much that teaches. */
export type WeighedChoice = {
  readonly rows: readonly (readonly number[])[];
  readonly right: readonly boolean[];
  readonly weight: number;
};

/** The penalty on squared weights. */
const L2 = 0.002;

/** The greatest likelihood of the right claims, or of none where there are none, beside all others: a weight for each number of a row. */
export function fitChoice(
  choices: readonly WeighedChoice[],
  size: number,
): { weights: readonly number[]; none: number } {
  const point = minimise(size + 1, (at, slope) => {
    slope.fill(0);
    let value = 0;
    for (const { rows, right, weight } of choices) {
      // None has its weight alone, as if it were one more claim.
      const scores = [
        ...rows.map((row) => row.reduce((sum, input, place) => sum + input * (at[place] ?? 0), 0)),
        at[size] ?? 0,
      ];
      const isRight = [...right, !right.includes(true)];
      const chances = softmax(scores);
      const all = chances.reduce((sum, chance, place) => sum + (isRight[place] === true ? chance : 0), 1e-9);
      value -= weight * Math.log(all);
      for (const [place, chance] of chances.entries()) {
        const push = weight * (chance - (isRight[place] === true ? chance / all : 0));
        if (place === rows.length) slope[size] = (slope[size] ?? 0) + push;
        else
          for (const [input, given] of (rows[place] ?? []).entries()) slope[input] = (slope[input] ?? 0) + push * given;
      }
    }
    return penalised(value, at, slope);
  });
  return { weights: Array.from(point.slice(0, size)), none: point[size] ?? 0 };
}

function softmax(scores: readonly number[]): number[] {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const all = raised.reduce((sum, each) => sum + each, 0);
  return raised.map((each) => each / all);
}

/** A value and its slope with a penalty on squared weights. */
export function penalised(value: number, at: Float64Array, slope: Float64Array): number {
  let sum = value;
  for (const [place, weight] of at.entries()) {
    sum += (L2 / 2) * weight * weight;
    slope[place] = (slope[place] ?? 0) + L2 * weight;
  }
  return sum;
}
