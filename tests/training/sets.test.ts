import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import { readSet } from '../../training/eval-sets.ts';
import { minimise } from '../../training/minimise.ts';

function failure(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown.');
}

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

  test('may say all of an answer, what was asked before, and what has no answer', () => {
    const text = JSON.stringify({
      id: 'a',
      sections: [{ heading: '', claims: ['One.', 'Two.'] }],
      questions: [{ text: 'and two?', gold: ['1.1'], answer: ['1.1', '1.2'], previous: ['one?'] }],
      unanswerable: ['three?', { text: 'four?' }],
    });
    expect(readSet(set(text))).toMatchObject([
      { questions: [{ answer: ['1.1', '1.2'], previous: ['one?'] }], unanswerable: ['three?', 'four?'] },
    ]);
  });

  test('may begin with a byte order mark', () => {
    expect(readSet(set(`\uFEFF${good}`))).toMatchObject([{ article: { id: 'a' } }]);
  });

  test.each([
    [`${good}\n{"id": `, 2, /line 2 is not JSON/],
    [good.replace('"1.1"', '"1.2"'), 1, /line 1 names claim 1.2/],
    [good.replace('["1.1"]', '[]'), 1, /without gold/],
    [good.replace('["One."]', '7'), 1, /no list `claims`/],
    [good.replace('"one?"', '" "'), 1, /line 1 has an empty text in a question: write/],
    [good.replace('"one?"', '"one?","typos":""'), 1, /line 1 has an empty typos in a question: write/],
    [good.replace('"gold"', '"answer":["1.2"],"gold"'), 1, /line 1 names claim 1.2/],
    [good.replace('"gold"', '"previous":[""],"gold"'), 1, /line 1 has an empty previous in a question/],
    [good.replace('"questions"', '"unanswerable":[7],"questions"'), 1, /no object for an unanswerable question/],
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
