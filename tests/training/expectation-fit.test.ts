import { expect, test } from 'vitest';
import type { DecisionCase } from '../../training/reader/decision-cases.ts';
import { asRead, fitExpectation, leastExpected } from '../../training/reader/expectation-fit.ts';

/** A question with ten claims: nearness alone says which is gold. */
function caseOf(gold: number): DecisionCase {
  const places = Array.from({ length: 10 }, (_, at) => at);
  const claims = places.map((at) => ({
    item: { at, score: -at },
    blend: [0, -at, Math.log(at + 1), at === gold ? 0.9 : 0.1, at === gold ? 0 : Math.log(5)],
    words: () => [],
  }));
  const isGold = places.map((at) => at === gold);
  return {
    set: 'made',
    article: 'a',
    kind: 'own',
    considered: { byMeaning: true, claims: claims as unknown as DecisionCase['considered']['claims'] },
    gold: isGold,
    answer: isGold,
  };
}

const cases = Array.from({ length: 40 }, (_, at) => caseOf(at % 10));

test('what tells the right claim before it is read is learnt, and the others are left unread', () => {
  const weights = fitExpectation(cases, () => 1);
  expect(weights.similarity + weights.behindNearest).toBeGreaterThan(1);
  const least = leastExpected(cases, weights, ({ gold }) => gold.indexOf(true));
  for (const item of cases) {
    const { considered, gold, answer } = asRead(item, { weights, least });
    expect(considered.claims.length).toBeLessThan(10);
    expect([gold.length, answer.length]).toEqual([considered.claims.length, considered.claims.length]);
    expect(gold).toContain(true);
    expect(considered.claims[gold.indexOf(true)]?.blend[3]).toBe(0.9);
  }
});

test('where the meaning of claims is not known, none is left out', () => {
  const [item] = cases;
  if (item === undefined) throw new Error('no case');
  const blind = { ...item, considered: { ...item.considered, byMeaning: false } };
  expect(asRead(blind, { weights: fitExpectation(cases, () => 1), least: 0.5 })).toBe(blind);
});
