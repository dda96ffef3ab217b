import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationOf, type Told } from '../../training/calibration.ts';

const told = (confidence: number, ...right: readonly boolean[]): Told[] =>
  right.map((each) => ({ confidence, right: each }));

test('chances that come true are not off, and the surest are the least wrong', () => {
  const { bands, off, risks } = calibrationOf([
    ...told(0.75, true, true, true, false),
    ...told(0.25, true, false, false, false),
  ]);
  expect(bands).toEqual([
    { from: 0.2, questions: 4, told: 0.25, right: 0.25 },
    { from: 0.7, questions: 4, told: 0.75, right: 0.75 },
  ]);
  expect(off).toBe(0);
  expect(risks.find(({ coverage }) => coverage === 0.5)?.wrong).toBe(0.25);
  expect(risks.at(-1)).toEqual({ coverage: 1, wrong: 0.5 });
});

test('chances that are too high are off by as much', () => {
  expect(calibrationOf(told(1, true, false)).off).toBe(0.5);
});

test('every answer is in one band, and the risk of all is the share that is wrong', () => {
  const answers = fc.array(fc.record({ confidence: fc.double({ min: 0, max: 1, noNaN: true }), right: fc.boolean() }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(answers, (all) => {
      const { bands, risks, off } = calibrationOf(all);
      expect(bands.reduce((sum, { questions }) => sum + questions, 0)).toBe(all.length);
      expect(risks.at(-1)?.wrong).toBeCloseTo(all.filter(({ right }) => !right).length / all.length, 9);
      expect(off).toBeGreaterThanOrEqual(0);
      expect(off).toBeLessThanOrEqual(1);
    }),
  );
});
