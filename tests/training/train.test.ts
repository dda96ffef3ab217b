import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EngineWeights, readAnswerSpanWeights, readWeights } from '../../src/search/for-training.ts';
import { learnOutside } from '../../training/cross-validate.ts';
import { readSet } from '../../training/eval-sets.ts';
import { ArticleNumbers, type Case, readCases } from '../../training/training-cases.ts';
import { runScript } from '../support/run-script.ts';

const BUILDINGS = ['hall', 'mill', 'barn', 'gate', 'tower', 'bridge'];

const MASONS = ['Ann Gray', 'Bo Lund', 'Cy Marsh', 'Di Stone', 'Ed North', 'Flo Hill'];

type Answer = { readonly gold: readonly string[]; readonly span: string };

/** Six towns with a building each, and when it was built, by whom and of what; some are given another answer. */
const tinySet = (other: (place: number) => Answer | undefined = () => undefined): string =>
  BUILDINGS.map((building, place) =>
    JSON.stringify({
      id: `town-${place}`,
      title: `The old ${building}`,
      language: 'en',
      sections: [
        {
          heading: '',
          claims: [
            `The ${building} was built in ${1800 + place} by ${MASONS[place]}.`,
            `It is made of red stone, and stands near the river.`,
            `Many people come to see its windows in summer.`,
          ],
        },
      ],
      questions: [
        { text: `When was the ${building} built?`, gold: ['1.1'], span: String(1800 + place) },
        { text: `Who built the ${building}?`, gold: ['1.1'], span: MASONS[place], ...other(place) },
        { text: `What is the ${building} made of?`, gold: ['1.2'], span: 'red stone' },
      ],
    }),
  ).join('\n');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-train-'));
});
afterAll(() => rm(folder, { recursive: true }));

const casesOf = async (set: string): Promise<readonly Case[]> => {
  const file = join(folder, 'cases.jsonl');
  await writeFile(file, set);
  return readCases(readSet(file), new ArticleNumbers());
};

describe('npm run train', () => {
  it('writes both weights files, the same bytes each time', async () => {
    const set = join(folder, 'tiny.jsonl');
    await writeFile(set, tinySet());
    const written = await Promise.all(
      ['one', 'two'].map(async (name) => {
        const out = join(folder, name);
        expect(await runScript('training/train.ts', ['--out', out, set])).toMatchObject({ status: 0, err: '' });
        return Promise.all(['ranker.json', 'answer-span.json'].map((file) => readFile(join(out, file), 'utf8')));
      }),
    );
    expect(written[1]).toStrictEqual(written[0]);
    expect(readWeights(join(folder, 'one', 'ranker.json')).rank.base).toHaveProperty('coverage');
    expect([...readAnswerSpanWeights(join(folder, 'one', 'answer-span.json')).models.keys()]).toContain('en');
  });
});

describe('cross-validation', () => {
  /** All weights as plain numbers, those of the answer spans by group and form. */
  const plain = ({ rank, answerSpan }: EngineWeights): unknown => ({
    rank,
    spans: answerSpan.models.get('en'),
  });

  it('learns the ranking and the spans from the articles outside a fold only', async () => {
    const cases = await casesOf(tinySet());
    // Other answers in the first and fourth article, which are in fold 0 of 3.
    const answer = { gold: ['1.3'], span: 'its windows' };
    const changed = await casesOf(tinySet((place) => (place % 3 === 0 ? answer : undefined)));
    expect(plain(learnOutside(changed, 0, 3))).toStrictEqual(plain(learnOutside(cases, 0, 3)));
    expect(plain(learnOutside(changed, 1, 3))).not.toStrictEqual(plain(learnOutside(cases, 1, 3)));
  });
});
