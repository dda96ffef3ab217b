import { expect, test } from 'vitest';
import { exportedArticle } from '../../../commands/library/exchange/exported-schema.ts';
import { everybody } from '../../../src/library/stored-library.ts';
import { replacementFor } from '../../../src/library/article-replacement.ts';
import { articleOf } from '../../article/comparing/article-texts.ts';

test('an article that has had other texts is exported and imported with its numbers, and what is known of those texts', async () => {
  const before = articleOf([
    ['Lamps', 'Red lamps warn boats.', 'Green lamps show boats the way.'],
    ['Boats', 'Boats are white.'],
  ]);
  const { article } = await replacementFor(
    before,
    articleOf([
      ['Dogs', 'Dogs bark.'],
      ['Lamps', 'Red lamps warn all boats.'],
    ]),
  );
  expect(article).toMatchObject({
    sections: [{ number: 3 }, { number: 1, lastClaim: 2 }],
    earlier: [{ changed: ['1.1'] }],
  });
  const exported = { article, source: { kind: 'text' }, audience: everybody };
  expect(exportedArticle(JSON.parse(JSON.stringify(exported)))).toEqual(exported);
  const [dogs, lamps] = article.sections;
  const twice = { ...article, sections: [dogs, { ...lamps, number: 3 }] };
  expect(exportedArticle({ ...exported, article: twice })).toBeUndefined();
});
