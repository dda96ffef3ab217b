import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Progress } from '../../src/cli/progress.ts';
import { runHere } from '../support/run-here.ts';
import { runScript } from '../support/run-script.ts';

/** By words: to load the models takes longer than all else, and one test below has them. */
const evaluate = (args: readonly string[]) => runHere('training/eval.ts', ['--reader', 'off', ...args]);

/** What whoever reads the figures counts on. */
const KEYS =
  'file questions r1 r3 map r1Typos spanHit sure unsure refused sureRight noneSure noneRefused followR1 removed changed p99'.split(
    ' ',
  );

const row = (place: string, stone: string): string =>
  JSON.stringify({
    id: place,
    title: `The bridge of ${place}`,
    sections: [
      {
        heading: 'The bridge',
        claims: [`The bridge of ${place} was built in 1902.`, `It is made of ${stone}.`, 'A mayor opened it.'],
      },
    ],
    questions: [
      {
        text: `When was the bridge of ${place} built?`,
        typos: `When was the brigde of ${place} built?`,
        gold: ['1.1'],
        span: '1902',
      },
      { text: `what is it made of`, gold: ['1.2'], span: stone },
    ],
  });

let folder: string;
let good: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-eval-'));
  good = join(folder, 'good.jsonl');
  await writeFile(good, [row('Ems', 'granite'), row('Lahn', 'sandstone'), row('Ahr', 'slate')].join('\n'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('npm run eval', () => {
  it('prints a table with a line for each file, read by the model', async () => {
    const { status, out, err } = await runScript('training/eval.ts', [good, good]);
    expect({ status, err }).toStrictEqual({ status: 0, err: '' });
    expect(out.match(/^good +6 /gm)).toHaveLength(2);
  });

  it.each([[[]], [['--split', '3']]])('prints one JSON object for each file (%j)', async (more) => {
    const { status, out } = await evaluate(['--json', ...more, good, good]);
    expect(status).toBe(0);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, number>);
    expect(rows).toHaveLength(2);
    for (const figures of rows) {
      expect(figures).toMatchObject({ file: good, questions: 6 });
      for (const key of KEYS) expect(figures).toHaveProperty(key);
      for (const share of ['r1', 'r3', 'mrr', 'map', 'r1Typos', 'offTopicRejected', 'spanHit']) {
        expect(figures[share]).toBeGreaterThanOrEqual(0);
        expect(figures[share]).toBeLessThanOrEqual(1);
      }
      expect(figures.p99).toBeGreaterThanOrEqual(figures.p50 ?? Number.NaN);
    }
  });

  it('finds what is plain to see', async () => {
    const { out } = await evaluate(['--json', good]);
    expect(JSON.parse(out)).toMatchObject({ r1: 1, r3: 1, r1Typos: 1, spanHit: 1 });
  });

  it.each([
    ['{"id": ', /bad\.jsonl.*line 2 is not JSON/],
    [row('Ill', 'brick').replace('"1.2"', '"9.9"'), /bad\.jsonl.*line 2 names claim 9\.9/],
  ])('says file, line and remedy of a bad one, and measures nothing', async (line, message) => {
    const bad = join(folder, 'bad.jsonl');
    await writeFile(bad, `${row('Ems', 'granite')}\n${line}\n`);
    const { status, out, err } = await evaluate(['--json', good, bad]);
    expect({ status, out }).toStrictEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toContain('    at ');
  });

  it.each([[[]], [['--split', '1', 'x']], [['--fold', 'x']]])('says how it is used (%j)', async (args) => {
    const { status, err } = await evaluate(args);
    expect(status).toBe(2);
    expect(err).toContain('Usage: npm run eval');
  });
});

describe('progress', () => {
  const written = (isTTY: boolean): string => {
    let text = '';
    const out = { isTTY, columns: 12, write: (part: string) => (text += part) };
    const progress = new Progress(out as unknown as NodeJS.WriteStream);
    progress.show('fold 1 of 5, article 7');
    progress.clear();
    return text;
  };

  it('is one line on a terminal, which goes when the work is done', () => {
    expect(written(true)).toBe('\r\u001b[2Kfold 1 of 5\r\u001b[2K');
  });

  it('is nothing elsewhere', () => {
    expect(written(false)).toBe('');
  });
});
