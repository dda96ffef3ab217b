import { describe, expect, test } from 'vitest';
import type { SetArticle } from '../../training/eval-sets.ts';
import { fitRank } from '../../training/fit-rank.ts';
import { withNumberedLists } from '../../training/made/numbered-lists.ts';
import { withQuestionHeadings } from '../../training/made/question-headings.ts';
import { SEED, SeededRandom } from '../../training/made/seeded-random.ts';
import { ArticleNumbers, readCases } from '../../training/training-cases.ts';
import { makeArticle } from '../../src/article/make-article.ts';
import { OF_STRUCTURE } from '../../src/search/for-training.ts';

const SUBJECTS = ['lamp', 'bridge', 'garden', 'ferry', 'market', 'library'];

/** A help page for each subject: two answers, the second of four claims. */
const HELP: readonly SetArticle[] = SUBJECTS.map((subject) => ({
  article: makeArticle({
    id: `help/${subject}`,
    title: `The ${subject}`,
    language: 'en',
    sections: [
      { heading: 'FAQ', claims: [{ id: '1.1', text: 'Write to the office within a week.' }] },
      {
        heading: '',
        claims: ['Keys hang at the door.', 'Staff open it at nine.', 'Dogs wait outside.', 'Bags are searched.'].map(
          (text, at) => ({ id: `2.${at + 1}`, text }),
        ),
      },
    ],
  }),
  questions: [
    { text: `How do I rent the ${subject}?`, gold: ['1.1'] },
    { text: `When does the ${subject} open?`, gold: ['2.2'] },
  ],
}));

const textOf = ({ article }: SetArticle, id: string): string | undefined =>
  article.sections.flatMap(({ claims }) => claims).find((claim) => claim.id === id)?.text;

describe('questions put back above their answers', () => {
  const made = withQuestionHeadings(HELP, new SeededRandom(SEED));

  test('are headings of the sections that their gold claims begin', () => {
    const restored = made.flatMap(({ article }) => article.sections.filter(({ question }) => question !== undefined));
    expect(restored.length).toBeGreaterThan(0);
    expect(
      restored.every(({ question, path, heading }) => heading === `FAQ › ${question}` && path?.[1] === question),
    ).toBe(true);
  });

  test('leave articles out that have none, and are the same each time', () => {
    expect(made.length).toBeLessThan(HELP.length);
    expect(withQuestionHeadings(HELP, new SeededRandom(SEED))).toStrictEqual(made);
  });
});

describe('numbered lists', () => {
  const made = withNumberedLists(HELP, new SeededRandom(SEED));

  test('have labels within what is quoted, behind the lead-in', () => {
    const labelled = made.flatMap(({ article }) =>
      article.sections.flatMap(({ claims }) => claims.filter(({ label }) => label !== undefined)),
    );
    expect(labelled.length).toBeGreaterThan(0);
    expect(labelled.some(({ leadIn }) => leadIn !== undefined)).toBe(true);
    for (const { text, label = '', leadIn } of labelled)
      expect(text.startsWith(leadIn === undefined ? `${label} ` : `${leadIn} ${label} `)).toBe(true);
  });

  test('keep the answers of questions whose claims still stand by themselves', () => {
    const answers = made.flatMap((item) => {
      const opens = item.questions.find(({ text }) => text.startsWith('When does'));
      return opens === undefined ? [] : textOf(item, opens.gold[0] ?? '');
    });
    expect(answers.length).toBeGreaterThan(0);
    expect(answers.filter((text) => text?.endsWith('Staff open it at nine.') !== true)).toStrictEqual([]);
  });

  test('come into the fold of the articles that they are made of', () => {
    const numbers = new ArticleNumbers();
    for (const { article } of HELP) numbers.of(article.id);
    for (const { article } of made) expect(numbers.of(article.id)).toBeLessThan(HELP.length);
  });
});

test('what structure tells is learnt without moving any other weight', async () => {
  const numbers = new ArticleNumbers();
  const measured = await readCases(HELP, numbers);
  const further = await readCases(withQuestionHeadings(HELP, new SeededRandom(SEED)), numbers, undefined, {
    rank: 1,
    confidence: 0,
    isMeasured: false,
  });
  const before = fitRank(measured, () => 1);
  const after = fitRank([...measured, ...further], () => 1);
  const others = (weights: Readonly<Record<string, number>>): [string, number][] =>
    Object.entries(weights).filter(([name]) => !(OF_STRUCTURE as readonly string[]).includes(name));
  expect(others(after.base)).toStrictEqual(others(before.base));
  expect(others(after.size)).toStrictEqual(others(before.size));
  expect(after.groups).toStrictEqual(before.groups);
  expect(after.base['askedFirst']).toBeGreaterThan(0);
});
