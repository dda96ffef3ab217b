import { setImmediate as turn } from 'node:timers/promises';

/** A question, and the stems of what it is about. */
export type Comparable = { readonly text: string; readonly stems: readonly string[] };

/** How alike two questions are, each from 0 to 1: in their words, weighed by how few questions have them, and in what the reader says that they mean. */
export type Likeness = { readonly words: number; readonly meaning?: number };

/** Above 0 where two questions are one, the more alike the more. */
export type Alike = (likeness: Likeness) => number;

/**
 * How alike any two questions of a group must be; `npm run bench:grouping` prints these figures. Of a hundred that were written for it
 * (tests/fixtures/insights) 94 % of the pairs that meanings put together, and words where there are none, belong together, and they are 72 % of all
 * such pairs; by words alone 75 % and 51 %, by meanings alone 95 % and 68 %. Both together are no better: alike by either 80 and 72 %, by both 94
 * and 47 %; of a sum, a tenth words, the best is 95 and 72 %, and with a threshold a fortieth away 81 and 72 %, or 95 and 65 %.
 */
export const ALIKE_IN_MEANING = 0.575;
export const ALIKE_IN_WORDS = 0.275;

/** By what the reader says, or else by their words. */
export function likeMeaningOrWords({ words, meaning }: Likeness): number {
  return meaning === undefined ? words - ALIKE_IN_WORDS : meaning - ALIKE_IN_MEANING;
}

/** Joins the two groups whose members are all most like those of the other, again and again, while they are alike. */
export async function joinAlike<Question extends Comparable>(
  all: readonly Question[],
  vectors: ReadonlyMap<string, Float32Array>,
  alike: Alike,
): Promise<Question[][]> {
  const groups = all.map((one) => [one]);
  const weights = await weightsOf(all);
  const likeness: number[][] = [];
  for (const [at, one] of all.entries()) {
    likeness.push(all.map((other, place) => (place < at ? alike(likenessOf(one, other, vectors, weights)) : -1)));
    await turn();
  }
  // Of two groups the likeness is that of the two members that are least alike.
  for (let best = mostAlike(likeness); best !== undefined; best = mostAlike(likeness)) {
    const [into, from] = best;
    groups[into]?.push(...(groups[from]?.splice(0) ?? []));
    for (const [place] of groups.entries()) {
      set(likeness, into, place, Math.min(get(likeness, into, place), get(likeness, from, place)));
      set(likeness, from, place, -1);
    }
    await turn();
  }
  return groups.filter(({ length }) => length > 0);
}

/** Kept once for each pair. */
function get(likeness: readonly (readonly number[])[], one: number, other: number): number {
  return likeness[Math.max(one, other)]?.[Math.min(one, other)] ?? -1;
}

function set(likeness: readonly number[][], one: number, other: number, value: number): void {
  const row = likeness[Math.max(one, other)];
  if (row !== undefined && one !== other) row[Math.min(one, other)] = value;
}

function mostAlike(likeness: readonly (readonly number[])[]): readonly [into: number, from: number] | undefined {
  let [most, found]: [number, readonly [number, number] | undefined] = [0, undefined];
  for (const [from, row] of likeness.entries())
    for (let into = 0; into < from; into += 1) {
      const value = row[into] ?? -1;
      if (value > most) [most, found] = [value, [into, from]];
    }
  return found;
}

/** What each stem tells: the less, the more questions have it. */
async function weightsOf(all: readonly Comparable[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { stems } of all) for (const stem of stems) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  await turn();
  return new Map([...counts].map(([stem, count]) => [stem, Math.log(1 + all.length / count) ** 2]));
}

function likenessOf(
  one: Comparable,
  other: Comparable,
  vectors: ReadonlyMap<string, Float32Array>,
  weights: ReadonlyMap<string, number>,
): Likeness {
  const [left, right] = [vectors.get(one.text), vectors.get(other.text)];
  const sum = (stems: readonly string[]) => stems.reduce((total, stem) => total + (weights.get(stem) ?? 0), 0);
  const common = one.stems.filter((stem) => other.stems.includes(stem));
  return {
    words: common.length === 0 ? 0 : sum(common) / Math.sqrt(sum(one.stems) * sum(other.stems)),
    ...(left !== undefined && right !== undefined && { meaning: dot(left, right) }),
  };
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);
  return sum;
}
