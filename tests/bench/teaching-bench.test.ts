import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hasQuestionSets, measureTeaching } from '../../bench/teaching/measure-teaching.ts';
import { openReading } from '../../src/search/index.ts';
const canRead = existsSync(join(import.meta.dirname, '../../data/reader/reader.json'));

/** `npm run bench:teaching` asks all of them, and a thousand others. */
const some = { most: hasQuestionSets ? 39 : 0, every: 4 };
if (!hasQuestionSets) process.stderr.write('skipped: there is no ../shared/eval to ask other questions of\n');

describe('what was taught', () => {
  test.runIf(canRead)('is found in other words, and nowhere else', async () => {
    const reading = openReading({ tell: () => undefined, budgetMs: 120_000, patienceMs: 120_000, seconds: 120 });
    try {
      const { asked, right, nearSure, wrong } = await measureTeaching(reading, some);
      expect(right / asked).toBeGreaterThanOrEqual(0.85);
      expect(nearSure).toBeLessThanOrEqual(2);
      expect(wrong).toEqual([]);
    } finally {
      await reading?.reader[Symbol.asyncDispose]();
    }
  });

  test('is found less often by words alone, and nowhere else', async () => {
    const { asked, right, nearSure, wrong } = await measureTeaching(undefined, some);
    expect(right / asked).toBeGreaterThanOrEqual(0.35);
    expect(nearSure).toBeLessThanOrEqual(1);
    expect(wrong).toEqual([]);
  });
});
