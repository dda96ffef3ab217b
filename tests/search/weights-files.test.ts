import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import {
  ALTERNATIVES,
  answerSpanWeights,
  DIMENSIONS,
  FORMS,
  GROUPS,
  parseAnswerSpanWeights,
  parseEndsWeights,
  readAnswerSpanWeights,
  WEIGHT_UNIT,
  weightsOf,
} from '../../src/search/answer/span-weights.ts';
import { shippedWeights } from '../../src/search/engine-weights.ts';
import { WordVectors } from '../../src/search/index/word-vectors.ts';
import { parseWeights, readWeights } from '../../src/search/rank/weights.ts';
import { WordSearch } from '../../src/search/word-search.ts';

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
    [SHIPPED.replace('"version": 2', '"version": 99'), 2, /version 99, not of version 2/],
    [SHIPPED.replace('"bm25":', '"bm26":'), 4, /line 5 has `bm26` in `base`, which nothing is called/],
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

  test('that lacks a feature has weight 0 for it: a new one runs before it is learnt', async () => {
    const { rank, confidence, ...rest } = JSON.parse(SHIPPED);
    const lacking = (weights: Record<string, number>): Record<string, number> =>
      Object.fromEntries(Object.entries(weights).filter(([name]) => name !== 'novel' && name !== 'meaning'));
    const older = parseWeights(
      JSON.stringify({
        ...rest,
        rank: {
          base: lacking(rank.base),
          size: lacking(rank.size),
          groups: Object.fromEntries(
            Object.entries<Record<string, number>>(rank.groups).map(([group, weights]) => [group, lacking(weights)]),
          ),
        },
        confidence: { ...confidence, topic: lacking(confidence.topic), right: lacking(confidence.right) },
      }),
      'ranker.json',
    );
    for (const weights of [older.rank.base, older.rank.size, older.rank.groups['name']])
      expect(weights?.['novel']).toBe(0);
    expect(older.confidence.topic['meaning']).toBe(0);

    const engine = new WordSearch({ weights: { ...shippedWeights(), ...older } });
    const claims = ['The bridge was opened in 1902.', 'The market is old.'].map((text, at) => ({
      id: `1.${at + 1}`,
      text,
    }));
    await engine.add({ id: 'a', title: '', language: 'en', sections: [{ heading: '', claims }] });
    const [first, second] = engine.search('when was the bridge opened').hits;
    expect(first?.claim.id).toBe('1.1');
    expect(first?.score).toBeGreaterThan(second?.score ?? Number.NaN);
  });

  test('that is missing is named', () => {
    expect(failure(() => readWeights('/nowhere/ranker.json'))).toMatchObject({
      code: 'WEIGHTS_INVALID',
      context: { file: '/nowhere/ranker.json' },
    });
  });
});

describe('the weights of the answer span', () => {
  const TEXT = readFileSync('data/answer-span.json', 'utf8');

  test('that are shipped can be read', () => {
    expect([...parseAnswerSpanWeights(TEXT, 'answer-span.json').models.keys()]).toStrictEqual(['en', '*']);
  });

  test('are added up for each group of kinds and form of question as training takes them apart', () => {
    // Different for each weight, and whole in the sum.
    const weights = Array.from({ length: DIMENSIONS }, (_, at) => (at + 1) * WEIGHT_UNIT);
    const { models } = answerSpanWeights({ version: 1, price: 0, models: { en: weights } });
    const sums = Array.from({ length: GROUPS * FORMS }, (_, at) =>
      Array.from({ length: ALTERNATIVES }, (_each, alternative) =>
        weightsOf(alternative, Math.floor(at / FORMS), at % FORMS).reduce((sum, index) => sum + index + 1, 0),
      ),
    );
    expect(models.get('en')?.map((table) => [...table])).toStrictEqual(sums);
  });

  test.each([
    [TEXT.replace('"version":1', '"version":99'), /line 1 is of version 99, not of version 1\./],
    [TEXT.replace('"version":1', '"version":"1"'), /line 1 is of version "1", not of version 1\./],
    [TEXT.replace('"version":1,', ''), /is without a version, not of version 1\./],
    [TEXT.replace('{"version"', '{\n"version').slice(0, 60), /line 2 is not JSON/],
    ['null', /has no object `the file`/],
    [TEXT.replace(/"models":.*\}\}/su, '"models":null}'), /line 1 has no object `models`/],
    [TEXT.replace(/"models":.*\}\}/su, '"models":{}}'), /line 1 has no weights for `\*`/],
    [TEXT.replace(/"price":[\d.]+/u, '"price":"x"'), /line 1 has no number `price`/],
    [TEXT.replace('"en":[', '"en":["x",'), /line 1 has \d+ numbers in `en`, not \d+/],
    [TEXT.replace(/"en":\[-?\d+/u, '"en":["x"'), /line 1 has "x" in `en`, place 1/],
    [TEXT.replace('"*":[', '"*":null,"fr":['), /line 1 has no list `\*`/],
  ])('fail with file, line and remedy (%#)', (text, message) => {
    const error = failure(() => parseAnswerSpanWeights(text, 'answer-span.json'));
    expect(error.code).toBe('WEIGHTS_INVALID');
    expect(error.message).toMatch(message);
    expect(error.message).toMatch(/^answer-span\.json.* Restore the file .*npm run train/u);
    expect(error.context.file).toBe('answer-span.json');
  });

  test('that are missing are named', () => {
    const error = failure(() => readAnswerSpanWeights('/nowhere/answer-span.json'));
    expect(error).toMatchObject({ code: 'WEIGHTS_INVALID', context: { file: '/nowhere/answer-span.json' } });
    expect(error.message).toContain('npm run train');
  });
});

describe('the word vectors', () => {
  const NAMES = ['vectors.bin', 'words.txt'];
  const folderWith = (...names: readonly string[]): string => {
    const folder = mkdtempSync(join(tmpdir(), 'docent-vectors-'));
    for (const name of names) copyFileSync(join('data/vectors', name), join(folder, name));
    return folder;
  };
  const load = (folder: string): WordVectors => WordVectors.load(pathToFileURL(`${folder}/`));

  test.each(NAMES)('are named where %s is missing, with a remedy', (missing) => {
    const folder = folderWith(...NAMES.filter((name) => name !== missing));
    const error = failure(() => load(folder));
    expect(error).toMatchObject({ code: 'WEIGHTS_INVALID', context: { file: join(folder, missing) } });
    expect(error.message).toMatch(/cannot be read\. Restore the file .*npm run vectors/u);
  });

  test.each(['', 'one\n', 'one\n'.repeat(1_921)])('do not go with a list of other words (%#)', (words) => {
    const folder = folderWith('vectors.bin');
    writeFileSync(join(folder, 'words.txt'), words);
    if (words === 'one\n') writeFileSync(join(folder, 'vectors.bin'), '');
    const error = failure(() => load(folder));
    expect(error).toMatchObject({ code: 'WEIGHTS_INVALID', context: { file: join(folder, 'vectors.bin') } });
    expect(error.message).toMatch(/does not go with the words\.txt.*npm run vectors/u);
  });
});

test("what a reader's say on an answer's ends is worth is read from the model's folder, or said to be wrong", () => {
  const file = 'data/reader/ends.json';
  const text = readFileSync(file, 'utf8');
  expect(parseEndsWeights(text, file)).toMatchObject({ price: expect.any(Number) as number });
  expect(failure(() => parseEndsWeights(text.replace('"first"', '"fist"'), file)).message).toMatch(/no number `first`/);
  expect(failure(() => parseEndsWeights(text.replace('"version": 1', '"version": 9'), file)).code).toBe(
    'WEIGHTS_INVALID',
  );
});
