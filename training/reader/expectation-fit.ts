import {
  chancesExpected,
  type DecisionWeights,
  type Expectation,
  EXPECTATION_INPUTS,
  likely,
} from '../../src/search/for-training.ts';
import { fitChoice } from './choice-fit.ts';
import type { DecisionCase } from './decision-cases.ts';

/**
 * Of the claims that come first and are right where all are read, so many may be left unread in any of the sets: what is read beside them
 * takes time, and puts as many wrong ones first.
 */
const LOST = 0.028;

/** In the order of `EXPECTATION_INPUTS`, from what is decided by once a claim was read. */
function inputsOf({ considered: { claims } }: DecisionCase): readonly (readonly number[])[] {
  const nearest = Math.max(...claims.map(({ blend }) => blend[3] ?? 0));
  return claims.map(({ blend: [, below = 0, wordsRank = 0, similarity = 0, meaningRank = 0] }) => [
    below,
    wordsRank,
    similarity,
    meaningRank,
    similarity - nearest,
  ]);
}

/** How likely each claim is the right one before it is read, from questions that have one. */
export function fitExpectation(
  cases: readonly DecisionCase[],
  weightOf: (item: DecisionCase) => number,
): Expectation['weights'] {
  const asked = cases.filter(
    ({ kind, gold, considered }) => kind === 'own' && gold.includes(true) && considered.byMeaning,
  );
  const { weights } = fitChoice(
    asked.map((item) => ({ rows: inputsOf(item), right: item.gold, weight: weightOf(item) })),
    EXPECTATION_INPUTS.length,
  );
  return Object.fromEntries(
    EXPECTATION_INPUTS.map((name, at) => [name, Number((weights[at] ?? 0).toFixed(4))]),
  ) as Expectation['weights'];
}

/** The least chance of a claim that is read, so that next to nothing is lost of what `firstOf` puts first once it is. */
export function leastExpected(
  cases: readonly DecisionCase[],
  weights: Expectation['weights'],
  firstOf: (item: DecisionCase) => number,
): number {
  const right = cases.flatMap((item) => {
    const first = firstOf(item);
    return item.kind === 'own' && item.gold[first] === true && item.considered.byMeaning
      ? [{ set: item.set, chance: chancesExpected(inputsOf(item), weights)[first] ?? 0 }]
      : [];
  });
  const limits = Object.values(Object.groupBy(right, ({ set }) => set)).map((of = []) => {
    const chances = of.map(({ chance }) => chance).sort((a, b) => a - b);
    return chances[Math.floor(LOST * chances.length)] ?? 0;
  });
  return Number(Math.min(...limits, 0.05).toFixed(5));
}

/** A case as it is where only the likely claims are read. */
export function asRead(item: DecisionCase, { least, weights }: DecisionWeights['expectation']): DecisionCase {
  const { byMeaning, claims } = item.considered;
  if (!byMeaning) return item;
  const isRead = likely(inputsOf(item), { weights, least });
  const only = <T>(all: readonly T[]): T[] => all.filter((_, at) => isRead[at] === true);
  return { ...item, considered: { byMeaning, claims: only(claims) }, gold: only(item.gold), answer: only(item.answer) };
}
