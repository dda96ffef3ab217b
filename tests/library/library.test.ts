import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadArticles } from '../../src/article/load-articles.ts';
import { textFormat } from '../../src/article/formats/text/text-format.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { Library } from '../../src/library/library.ts';

const bundled = await loadArticles(join(import.meta.dirname, '../../data/articles'));
const bytes = Buffer.from('Bees\n\n- Bees make honey.\n- Bees live in hives.\n');
const { article: bees } = await readArticle(bytes, { format: textFormat, id: 'bees' });
const library = await Library.create([...bundled, bees]);

test('the bundled articles serve every server and direct messages, with one index', async () => {
  const engine = await library.engineFor('100000000000000001');
  expect(await library.engineFor('100000000000000002')).toBe(engine);
  expect(await library.engineFor(undefined)).toBe(engine);
  expect(engine.search('which country funds schools').hits[0]?.claim.id).toBe('2.2');
  expect(engine.search('who makes honey').hits[0]).toMatchObject({ articleId: 'bees', claim: { id: '1.1' } });
});

test('articles are listed in order and found by id', async () => {
  const ids = (await library.articlesFor(undefined)).map((article) => article.id);
  expect(ids).toEqual([...bundled.map((article) => article.id), 'bees']);
  expect(await library.article('100000000000000001', 'bees')).toBe(bees);
  expect(await library.article(undefined, 'wasps')).toBeUndefined();
});
