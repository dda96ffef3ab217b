import { describe, expect, test } from 'vitest';
import { figuresOf, table } from '../../training/figures.ts';
import type { Trial, CaseRecord } from '../../training/measure-quality.ts';
import { ArticleNumbers, readCases } from '../../training/training-cases.ts';

const record = (
  ranks: readonly number[],
  topic: number,
  place: CaseRecord['place'] = 'own',
  form: CaseRecord['form'] = 'text',
  status: CaseRecord['status'] = 'answered',
): CaseRecord => ({ place, form, ranks, topic, status });
const trial = (kind: Trial['kind'], status: Trial['status'], ranks: readonly number[] = [], wanted = 1): Trial => ({
  kind,
  milliseconds: ranks[0] === 1 ? 1 : 3,
  status,
  confidence: status === 'answered' ? 0.9 : 0.2,
  ranks,
  wanted,
  right: ranks[0] === 1,
  spanHit: ranks[0] === 1 ? true : undefined,
  markedWords: ranks[0] === 1 ? 4 : undefined,
});

describe('figures', () => {
  const figures = figuresOf(
    'sets/a.jsonl',
    [
      record([1, 4], 0.9),
      record([2], 0.8),
      record([], 0.7),
      record([1], 0.9, 'own', 'typos'),
      record([], 0.1, 'other'),
      record([], 0.95, 'other'),
      record([3], 0.5, 'library'),
      record([], 0.5, 'near', 'text', 'unsure'),
      record([], 0.1, 'near', 'text', 'refused'),
    ],
    [
      trial('own', 'answered', [1, 4], 2),
      trial('own', 'unsure', [2]),
      trial('own', 'refused'),
      trial('follow', 'unsure', [1]),
      trial('follow', 'refused'),
      trial('other', 'refused'),
      trial('removed', 'answered'),
      trial('changed', 'unsure'),
      trial('tempting', 'answered'),
      trial('tempting', 'refused'),
    ],
  );

  test('are shares of the questions asked of their own article', () => {
    expect(figures).toMatchObject({
      questions: 3,
      r1: 1 / 3,
      r3: 2 / 3,
      mrr: 0.5,
      r1Typos: 1,
      r1Library: 0,
      followR1: 0.5,
    });
    // (1/1 + 2/4) / 2 for the first question, 1/2 for the second, nothing for the third.
    expect(figures.map).toBeCloseTo((0.75 + 0.5) / 3);
  });

  test('count what is sure, unsure, refused, right and marked', () => {
    const third = { sure: 1 / 3, unsure: 1 / 3, refused: 1 / 3 };
    expect(figures).toMatchObject({ ...third, sureRight: 1, unsureRight: 0, offTopicRejected: 0.5 });
    expect(figures).toMatchObject({ spanHit: 1, markedWords: 4, p50: 3 });
  });

  test('count how sure Docent is of what has no answer', () => {
    expect(figures).toMatchObject({ noneSure: 0.5, noneUnsure: 0, noneRefused: 0.5 });
    expect(figures).toMatchObject({
      near: { sure: 0, unsure: 0.5, refused: 0.5 },
      other: { sure: 0, unsure: 0, refused: 1 },
      removed: { sure: 1, unsure: 0, refused: 0 },
      changed: { sure: 0, unsure: 1, refused: 0 },
    });
  });

  test('are null where there is nothing to count', () => {
    const few = figuresOf('b.jsonl', [], [trial('own', 'unsure', [1])]);
    expect(few).toMatchObject({ sureRight: null, noneSure: null, followR1: null, changed: null, near: null, r1: 1 });
  });

  test('make a table of one line for each file', () => {
    expect(table([figures]).split('\n')).toHaveLength(2);
    expect(table([figures])).toMatch(/^a +3 +33\.3 +66\.7/m);
  });
});

test('translations of an article keep its number', () => {
  const numbers = new ArticleNumbers();
  expect(['en/A', 'en/B', 'de/A', 'C'].map((id) => numbers.of(id))).toStrictEqual([0, 1, 0, 2]);
});

test('each question is asked of its article, of another, and of all, with and without typos', async () => {
  const article = (id: string, text: string) => ({
    article: {
      id,
      title: id,
      language: 'en',
      sections: [
        {
          heading: '',
          claims: [
            { id: '1.1', text },
            { id: '1.2', text: 'Nothing.' },
          ],
        },
      ],
    },
    questions: [{ text: `what about the ${text}`, typos: `waht about the ${text}`, gold: ['1.1'] }],
  });
  const cases = await readCases([article('a', 'old bridge'), article('b', 'new market')], new ArticleNumbers());
  expect(cases.map(({ place, form }) => `${place} ${form}`).slice(0, 6)).toStrictEqual([
    'own text',
    'other text',
    'library text',
    'without text',
    'own typos',
    'other typos',
  ]);
  expect(cases.filter(({ gold }) => gold.includes(true)).map(({ place }) => place)).toStrictEqual([
    'own',
    'library',
    'own',
    'own',
    'library',
    'own',
  ]);
});
