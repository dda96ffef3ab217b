import { expect, it } from 'vitest';
import { killAgain } from '../../../bench/endure/kill-again.ts';
import { killLibraries } from '../../../bench/endure/library/kill-libraries.ts';
import { growth, soak } from '../../../bench/endure/soak.ts';

/** What `npm run endure` does for an hour, in short: limits are wide, for a machine that is busy with other tests. */
const patient = { timeout: 120_000 };

it('soaks: lost connections and changing articles leave nothing unanswered, and no descriptors', patient, async () => {
  const soaked = await soak({ seconds: 6, rate: 10, reconnectEvery: 2.5, changeEvery: 1, samples: 5 });
  expect(soaked).toMatchObject({ unanswered: 0, reconnects: 2 });
  expect(soaked.answered + soaked.whileAway + soaked.whileSlow).toBe(soaked.asked);
  expect(soaked.answered).toBeGreaterThan(20);
  expect(soaked.changes).toBeGreaterThan(3);
  expect(soaked.samples).toHaveLength(5);
  // As many connections to Discord as it sends through at most, and then no more.
  expect(growth(soaked.samples, 'descriptors')).toBeLessThan(64);
});

it(
  'is killed while it starts, and in the middle of work: nothing that was acknowledged is lost beyond the last batch',
  patient,
  async () => {
    const { broken, votes, answers } = await killAgain(2);
    expect(broken).toEqual([]);
    expect(answers).toBeGreaterThanOrEqual(votes);
  },
);

it(
  'is killed in the middle of changes of libraries: each that was said to be done is there, and none is half done',
  patient,
  async () => {
    const { sqlite, postgres } = await killLibraries(5);
    for (const { broken, changes } of [sqlite, ...(postgres === undefined ? [] : [postgres])]) {
      expect(broken).toEqual([]);
      expect(changes).toBeGreaterThan(3);
    }
  },
);
