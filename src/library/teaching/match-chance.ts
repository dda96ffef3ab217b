import type { QuestionLikeness } from '../../search/for-features.ts';

/** How likely one question means another. */
export type MatchChance = {
  /** `sure`: it does; `likely`: it does where nothing else answers it surely. */
  readonly chance: 'sure' | 'likely' | 'none';
  /** Only to be compared. */
  readonly score: number;
};

export const noMatch: MatchChance = { chance: 'none', score: Number.NEGATIVE_INFINITY };

type Read = {
  /** Cosine of what the two mean. */
  readonly nearness: number;
  /** Logits of the reader's: the one says what the other says, denies it, neither. */
  readonly stance: readonly number[];
  readonly likeness: QuestionLikeness;
};

/**
 * Learnt by logistic regression (`training/teaching/fit-matching.ts`): `tests/fixtures/teaching/practice.json` and the groups of
 * `tests/fixtures/insights` held against each other, and, a tenth as heavy, questions of `../shared/reader` and `../shared/eval` that
 * stand beside each other and have other answers.
 */
const WEIGHTS = {
  bias: -5.75,
  nearness: 10.22,
  says: 0.42,
  denies: -0.09,
  inCommon: -1.57,
  isSwapped: -4.31,
  asksAlike: 0.48,
} as const;
const SURE = 1;
const LIKELY = -1.8;

/** Odds of chances near 0 and 1 tell too much. */
const LEAST = 0.02;

export function chanceByReading({ nearness, stance, likeness: { inCommon, isSwapped, asksAlike } }: Read): MatchChance {
  const [says, denies] = oddsOf(stance);
  const score =
    WEIGHTS.bias +
    WEIGHTS.nearness * nearness +
    WEIGHTS.says * says +
    WEIGHTS.denies * denies +
    WEIGHTS.inCommon * inCommon +
    (isSwapped ? WEIGHTS.isSwapped : 0) +
    (asksAlike ? WEIGHTS.asksAlike : 0);
  const isSure = score >= SURE && !isSwapped;
  return { chance: isSure ? 'sure' : score >= LIKELY ? 'likely' : 'none', score };
}

/** Logarithms of the odds of the first two. */
function oddsOf(logits: readonly number[]): readonly [number, number] {
  const powers = logits.map(Math.exp);
  const all = powers.reduce((sum, power) => sum + power, 0);
  const [first = 0, second = 0] = powers.map((power) => Math.log((power / all + LEAST) / (1 - power / all + LEAST)));
  return [first, second];
}

/** What means nearly the same, and could not be read. */
const NEARLY_SAME = 0.75;

export function chanceByMeaning(nearness: number, { isSwapped }: QuestionLikeness): MatchChance {
  return nearness >= NEARLY_SAME && !isSwapped ? { chance: 'likely', score: nearness } : noMatch;
}

/** Shares of words in common, of what nothing reads. */
const MOST_WORDS = 0.9;
const MANY_WORDS = 0.65;

export function chanceByWords({ inCommon, isSwapped, asksAlike }: QuestionLikeness): MatchChance {
  if (inCommon < MANY_WORDS || isSwapped) return noMatch;
  return { chance: inCommon >= MOST_WORDS && asksAlike ? 'sure' : 'likely', score: inCommon };
}
