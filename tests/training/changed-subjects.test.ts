import { describe, expect, test } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';
import type { SetArticle } from '../../training/eval-sets.ts';
import { withChangedSubjects } from '../../training/made/changed-subjects.ts';
import { SEED, SeededRandom } from '../../training/made/seeded-random.ts';

function asked(claim: string, question: string): SetArticle {
  return {
    article: makeArticle({
      id: question,
      title: '',
      language: 'en',
      sections: [{ heading: '', claims: [{ id: '1.1', text: claim }] }],
    }),
    questions: [{ text: question, gold: ['1.1'] }],
  };
}

const changedOf = (...articles: SetArticle[]): string[] =>
  withChangedSubjects(articles, new SeededRandom(SEED)).flatMap(({ unanswerable = [] }) => unanswerable);

describe('questions with a changed subject', () => {
  test.each([
    [
      'a name',
      'Trade with Ruritania grew in spring.',
      'How much did trade with Ruritania grow?',
      /trade with Norland grow/u,
    ],
    ['a year', 'The bridge was opened in 1932.', 'What was opened in 1932?', /opened in (?!1932)\d{4}\?/u],
    [
      'a thing of the same kind',
      'the tool runs on linux.',
      'how do i install it on linux?',
      /on (?:windows|macos|android|ios)\?/iu,
    ],
    ['a direction', 'The northern gate is closed.', 'why is the northern gate closed?', /southern gate/u],
  ])('%s is another', (_, claim, question, expected) => {
    const other = asked('Nothing.', 'Who lives in Norland?');
    expect(changedOf(asked(claim, question), other)[0]).toMatch(expected);
  });

  test('what the article has somewhere is not put in, nor what the answer says', () => {
    expect(
      changedOf(
        asked('Ruritania and Norland trade.', 'Does Ruritania trade?'),
        asked('Ruritania is far.', 'Is it Norland?'),
      ),
    ).toStrictEqual([]);
    expect(changedOf(asked('You can enable or disable it.', 'how can i enable it?'))).toStrictEqual([]);
  });

  test('a question without any is left out, and all is the same each time', () => {
    const articles = [asked('Opened in 1932.', 'What opened in 1932?'), asked('Tea.', 'what is drunk?')];
    const made = withChangedSubjects(articles, new SeededRandom(SEED));
    expect(made).toHaveLength(1);
    expect(withChangedSubjects(articles, new SeededRandom(SEED))).toStrictEqual(made);
  });
});
