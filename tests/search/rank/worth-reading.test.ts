import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PRIOR_WEIGHTS } from '../../../src/search/rank/decision.ts';
import type { Ranked } from '../../../src/search/rank/rank.ts';
import {
  chancesExpected,
  expectationInputs,
  type UnreadClaim,
  worthReading,
} from '../../../src/search/rank/worth-reading.ts';

const { expectation } = PRIOR_WEIGHTS;

function found(score: number, wordsRank: number, meaning?: UnreadClaim['meaning']): UnreadClaim {
  return { item: { score } as Ranked, wordsRank, meaning };
}

/** Claims in the order of their scores, as meaning has them. */
const claims = fc
  .array(
    fc.record({
      score: fc.double({ min: -20, max: 20, noNaN: true }),
      similarity: fc.double({ min: -1, max: 1, noNaN: true }),
    }),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((all) => {
    const byScore = all.toSorted((a, b) => b.score - a.score);
    return byScore.map(({ score, similarity }, at) =>
      found(score, at + 1, { similarity, rank: 1 + all.filter((other) => other.similarity > similarity).length }),
    );
  });

describe('of what was found', () => {
  test('the likeliest is read, sixteen at most, none before a likelier one', () => {
    fc.assert(
      fc.property(claims, (all) => {
        const read = worthReading(all, expectation);
        const chances = chancesExpected(expectationInputs(all), expectation.weights);
        expect(read.length).toBeGreaterThan(0);
        const isRead = all.map((claim) => read.includes(claim));
        const least = Math.min(...chances.filter((_, at) => isRead[at]));
        const most = Math.max(...chances.filter((_, at) => !isRead[at]), 0);
        expect(most).toBeLessThanOrEqual(least);
        expect(chances.reduce((sum, each) => sum + each, 0)).toBeCloseTo(1);
        // Equals are read together.
        expect(new Set(chances.filter((_, at) => isRead[at])).size).toBeLessThanOrEqual(16);
      }),
    );
  });

  test('what is far behind by words and by meaning is not read', () => {
    const near = found(9, 1, { similarity: 0.8, rank: 1 });
    const meant = found(-9, 30, { similarity: 0.75, rank: 2 });
    const far = found(-9, 30, { similarity: 0.1, rank: 40 });
    expect(worthReading([near, meant, far], expectation)).toEqual([near, meant]);
  });

  test('the first twelve by words are, while nothing is known of their meaning', () => {
    const all = Array.from({ length: 20 }, (_, at) => found(-at, at + 1));
    expect(worthReading(all, expectation)).toEqual(all.slice(0, 12));
  });
});
