import type { Ranked } from './rank.ts';

/** A claim that was found, before it is read. */
export type UnreadClaim = {
  readonly item: Ranked;
  /** Place by words, from 1; behind all others where words did not find it. */
  readonly wordsRank: number;
  /** −1 to 1, and the place by it among all claims; undefined where the claims' vectors are not there yet. */
  readonly meaning: { readonly similarity: number; readonly rank: number } | undefined;
};

/** By what it is told which claims are worth reading: as words and meaning find them, and how far behind the nearest. */
export const EXPECTATION_INPUTS = ['below', 'wordsRank', 'similarity', 'meaningRank', 'behindNearest'] as const;

/** Learnt with a model: how likely each claim is the first once it is read, beside the others. */
export type Expectation = {
  readonly weights: Readonly<Record<(typeof EXPECTATION_INPUTS)[number], number>>;
  /** Least chance of a claim that is read. */
  readonly least: number;
};

/** Claims that are read at most: each takes some five to ten milliseconds. */
const MOST = 16;
/** And where nothing tells them apart by meaning. */
const MOST_BY_WORDS = 12;

/** In the order of `EXPECTATION_INPUTS`. */
export function expectationInputs(found: readonly UnreadClaim[]): readonly (readonly number[])[] {
  const best = Math.max(...found.map(({ item }) => item.score));
  const nearest = Math.max(...found.map(({ meaning }) => meaning?.similarity ?? 0));
  return found.map(({ item, wordsRank, meaning }) => {
    const { similarity, rank } = meaning ?? { similarity: 0, rank: 1 };
    return [item.score - best, Math.log(wordsRank), similarity, Math.log(rank), similarity - nearest];
  });
}

/**
 * Those of the claims, in their order, that may come first once they are read: to read one costs as much whether it is a likely
 * one or not. Without meaning, the first by words.
 */
export function worthReading<Claim extends UnreadClaim>(
  found: readonly Claim[],
  expectation: Expectation,
): readonly Claim[] {
  if (found.every(({ meaning }) => meaning === undefined))
    return found.filter(({ wordsRank }) => wordsRank <= MOST_BY_WORDS);
  const isLikely = likely(expectationInputs(found), expectation);
  return found.filter((_, at) => isLikely[at] === true);
}

/** Of claims in numbers, which are likely enough. */
export function likely(
  claims: readonly (readonly number[])[],
  { weights, least }: Pick<Expectation, 'weights' | 'least'>,
): readonly boolean[] {
  const chances = chancesExpected(claims, weights);
  const last = chances.toSorted((a, b) => b - a)[MOST - 1] ?? 0;
  return chances.map((chance) => chance >= Math.max(least, last));
}

/** The chance of each claim to come first, beside the others. */
export function chancesExpected(
  claims: readonly (readonly number[])[],
  weights: Expectation['weights'],
): readonly number[] {
  const scores = claims.map((inputs) =>
    EXPECTATION_INPUTS.reduce((sum, name, at) => sum + weights[name] * (inputs[at] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const odds = scores.map((score) => Math.exp(score - most));
  const all = odds.reduce((sum, each) => sum + each, 0);
  return odds.map((each) => each / all);
}
