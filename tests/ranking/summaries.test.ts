import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Article, Claim } from '../../src/article/article-model.ts';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';
import { summaryLength } from '../../src/search/central/summary-claims.ts';

const ROOT = join(import.meta.dirname, '../..');
/** For each document the claims that a careful editor would choose: written before the choosing was made for them. */
const CHOICES = JSON.parse(
  readFileSync(join(ROOT, 'tests/fixtures/summaries/editor-choices.json'), 'utf8'),
) as Readonly<Record<string, readonly string[]>>;

async function summaryOf(article: Article): Promise<readonly Claim[]> {
  const engine = new SearchEngine({ warmsUp: false });
  await engine.add(article);
  return engine.summary(article.id);
}

test('of twenty documents at least 0.74 of what a careful editor would choose is chosen, and no more than that', async () => {
  const agreements: (readonly [string, number])[] = [];
  for (const [file, wanted] of Object.entries(CHOICES)) {
    const { article } = await readArticleFile(join(ROOT, file));
    const chosen = (await summaryOf(article)).map(({ id }) => id);
    expect(chosen.length).toBeGreaterThanOrEqual(3);
    expect(chosen.length).toBeLessThanOrEqual(7);
    const both = chosen.filter((id) => wanted.includes(id)).length;
    agreements.push([file, (2 * both) / (chosen.length + wanted.length)]);
  }
  expect(agreements).toHaveLength(20);
  const mean = agreements.reduce((sum, [, agreement]) => sum + agreement, 0) / agreements.length;
  // The list is what a failure shows.
  expect(mean >= 0.74 ? [] : agreements).toEqual([]);
});

test('the bundled article’s first diplomat and its 289 million are in its summary, which speaks of each section', async () => {
  const { article } = await readArticleFile(join(ROOT, 'data/articles/russia-and-the-taliban.txt'));
  const chosen = await summaryOf(article);
  expect(chosen.map(({ id }) => id)).toEqual(expect.arrayContaining(['1.2', '2.1']));
  expect(new Set(chosen.map(({ id }) => id.split('.')[0])).size).toBe(3);
});

test('a claim that is said twice is chosen once', async () => {
  const said = [
    'The river Tarn is 380 km long.',
    'Trout live in it.',
    'The river Tarn is 380 km long.',
    'Carp came later.',
  ];
  const chosen = await summaryOf({
    id: 'a',
    title: 'The river Tarn',
    language: 'en',
    sections: [{ heading: '', claims: said.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
  });
  expect(chosen.map(({ text }) => text)).toEqual([...new Set(said)]);
});

test('a short article has three to seven claims, a long one a few more, and no article more than it has', async () => {
  expect([1, 7, 12, 25, 40, 80, 100_000].map(summaryLength)).toEqual([3, 4, 5, 7, 7, 8, 10]);
  const only = { id: '1.1', text: 'The river is long.' };
  expect(await summaryOf({ id: 'a', title: '', language: 'en', sections: [{ heading: '', claims: [only] }] })).toEqual([
    only,
  ]);
  expect(await summaryOf({ id: 'a', title: '', language: 'en', sections: [] })).toEqual([]);
  expect(new SearchEngine({ warmsUp: false }).summary('unknown')).toEqual([]);
});
