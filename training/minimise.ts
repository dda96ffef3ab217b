/** The value of a function at a point, with its slope written into `slope`. */
export type Slope = (point: Float64Array, slope: Float64Array) => number;

/** Steps remembered, and the most that are taken. */
const MEMORY = 10;
const MOST_STEPS = 200;
/** A step that gains less than this share ends the search. */
const ENOUGH = 1e-6;

/** The lowest point of a smooth convex function, by limited-memory BFGS (Nocedal & Wright 2006, algorithm 7.5). */
export function minimise(size: number, slopeOf: Slope): Float64Array {
  let point = new Float64Array(size);
  let slope = new Float64Array(size);
  let value = slopeOf(point, slope);
  const moves: { readonly step: Float64Array; readonly turn: Float64Array; readonly bend: number }[] = [];
  for (let taken = 0; taken < MOST_STEPS; taken++) {
    const way = direction(slope, moves);
    const fall = dot(way, slope);
    let length = moves.length === 0 ? 1 / Math.sqrt(Math.max(dot(slope, slope), 1e-12)) : 1;
    let next = point;
    let nextSlope = slope;
    let nextValue = value;
    for (let halved = 0; halved < 30; halved++, length /= 2) {
      next = point.map((at, index) => at + length * (way[index] ?? 0));
      nextSlope = new Float64Array(size);
      nextValue = slopeOf(next, nextSlope);
      if (nextValue <= value + 1e-4 * length * fall) break;
    }
    const gained = value - nextValue;
    if (!(gained > ENOUGH * Math.abs(value))) return gained > 0 ? next : point;
    const step = next.map((at, index) => at - (point[index] ?? 0));
    const turn = nextSlope.map((at, index) => at - (slope[index] ?? 0));
    const bend = dot(step, turn);
    if (bend > 1e-12) moves.push({ step, turn, bend });
    if (moves.length > MEMORY) moves.shift();
    [point, slope, value] = [next, nextSlope, nextValue];
  }
  return point;
}

type Move = { readonly step: Float64Array; readonly turn: Float64Array; readonly bend: number };

function direction(slope: Float64Array, moves: readonly Move[]): Float64Array {
  const way = slope.map((at) => -at);
  const shares: number[] = [];
  for (const { step, turn, bend } of moves.toReversed()) {
    const part = dot(step, way) / bend;
    shares.push(part);
    add(way, turn, -part);
  }
  const last = moves.at(-1);
  if (last !== undefined) {
    const factor = last.bend / dot(last.turn, last.turn);
    for (const index of way.keys()) way[index] = (way[index] ?? 0) * factor;
  }
  for (const { step, turn, bend } of moves) add(way, step, (shares.pop() ?? 0) - dot(turn, way) / bend);
  return way;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function add(to: Float64Array, from: Float64Array, factor: number): void {
  for (let index = 0; index < to.length; index++) to[index] = (to[index] ?? 0) + factor * (from[index] ?? 0);
}
