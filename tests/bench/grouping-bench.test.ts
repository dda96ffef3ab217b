import { describe, expect, it } from 'vitest';
import { runHere } from '../support/run-here.ts';
import { runScript } from '../support/run-script.ts';

const script = 'bench/insights/grouping-bench.ts';
const figures = /(\d+) % of what is put together belongs together, +(\d+) % of what belongs is/;

describe('the comparison of ways to group questions', () => {
  it('says how to use it', async () => {
    const { status, out } = await runHere(script, ['--help']);
    expect([status, out]).toEqual([0, expect.stringContaining('Usage: npm run bench:grouping')]);
    expect(await runHere(script, ['--fast'])).toMatchObject({ status: 2, out: '' });
  });

  it('prints what comes of words, around the threshold that stands in the code', async () => {
    const { status, out } = await runScript(script, ['--words']);
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    const shipped = figures.exec(lines.find((line) => line.startsWith('as /insights')) ?? '');
    expect(Number(shipped?.[1])).toBeGreaterThanOrEqual(70);
    expect(Number(shipped?.[2])).toBeGreaterThanOrEqual(45);
    const ways = lines.filter((line) => line.startsWith('words'));
    expect(ways.filter((line) => figures.test(line))).toHaveLength(7);
    // Without a reader questions are grouped by words, and so is what this way does.
    expect(ways.find((line) => line.includes('as it stands'))).toContain(shipped?.[0]);
    // The higher the threshold, the less is put together.
    const found = ways.map((line) => Number(figures.exec(line)?.[2]));
    expect(found.at(0)).toBeGreaterThan(found.at(-1) ?? 0);
    expect(lines.filter((line) => /^(?:meaning|either|both|sum)/.test(line))).toEqual([]);
  });
});
