import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSet } from '../../src/cli/eval-sets.ts';
import { minimise } from '../../src/cli/minimise.ts';
import { UserError } from '../../src/errors.ts';
import { parseWeights, readWeights } from '../../src/search/weights-file.ts';

const SHIPPED = readFileSync('data/ranker.json', 'utf8');

function failure(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

describe('the weights file', () => {
  test('that is shipped can be read', () => {
    expect(Object.keys(parseWeights(SHIPPED, 'ranker.json').rank.base)).toContain('coverage');
  });

  test.each([
    [SHIPPED.replace('"version": 2', '"version": 99'), 2, /version 99, not 2/],
    [SHIPPED.replace('"bm25":', '"bm26":'), 4, /no number `bm25`/],
    [SHIPPED.slice(0, 200), 10, /is not JSON/],
    [SHIPPED.replace(/"sure": [\d.]+/, '"sure": "high"'), undefined, /no number `sure`/],
  ])('fails with file, line and remedy', (text, line, message) => {
    const error = failure(() => parseWeights(text, 'ranker.json'));
    expect(error.code).toBe('WEIGHTS_INVALID');
    expect(error.message).toMatch(message);
    expect(error.message).toContain('npm run train');
    expect(error.context.file).toBe('ranker.json');
    if (line !== undefined) expect(error.context.line).toBeGreaterThan(0);
  });

  test('that is missing is named', () => {
    expect(failure(() => readWeights('/nowhere/ranker.json'))).toMatchObject({
      code: 'WEIGHTS_INVALID',
      context: { file: '/nowhere/ranker.json' },
    });
  });
});

describe('a question set', () => {
  const good = JSON.stringify({
    id: 'a',
    title: 'A',
    sections: [{ heading: '', claims: ['One.'] }],
    questions: [{ text: 'one?', gold: ['1.1'] }],
  });
  const folder = mkdtempSync(join(tmpdir(), 'docent-sets-'));
  const set = (text: string): string => {
    const file = join(folder, 'set.jsonl');
    writeFileSync(file, text);
    return file;
  };

  test('is read', () => {
    expect(readSet(set(`${good}\n\n`))).toMatchObject([{ article: { id: 'a' }, questions: [{ gold: ['1.1'] }] }]);
  });

  test.each([
    [`${good}\n{"id": `, 2, /line 2 is not JSON/],
    [good.replace('"1.1"', '"1.2"'), 1, /line 1 names claim 1.2/],
    [good.replace('["1.1"]', '[]'), 1, /without gold/],
    [good.replace('["One."]', '7'), 1, /no list `claims`/],
    ['', 1, /has no articles/],
  ])('fails with file, line and remedy', (text, line, message) => {
    const file = set(text);
    const error = failure(() => readSet(file));
    expect(error).toMatchObject({ code: 'EVAL_SET_INVALID', context: { file, line } });
    expect(error.message).toMatch(message);
  });
});

test('the lowest point of a bowl is found', () => {
  const target = [3, -2, 0.5];
  const point = minimise(3, (at, slope) => {
    let value = 0;
    for (const [index, wanted] of target.entries()) {
      const off = (at[index] ?? 0) - wanted;
      slope[index] = 2 * (index + 1) * off;
      value += (index + 1) * off * off;
    }
    return value + 1;
  });
  for (const [index, wanted] of target.entries()) expect(point[index]).toBeCloseTo(wanted, 3);
});
