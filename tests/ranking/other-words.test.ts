import { beforeAll, expect, test } from 'vitest';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { WordSearch } from '../../src/search/word-search.ts';
import { IN_OTHER_WORDS, SWAPPED } from './bundled-questions.ts';

const engine = new WordSearch();

beforeAll(async () => {
  await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
});

test('of fifty questions in other words at least fourteen bring the right claim first, and thirty-two among the first three', () => {
  const missed = IN_OTHER_WORDS.map(([question, claim]) => {
    const place = engine.search(question).hits.findIndex((hit) => hit.claim.id === claim);
    return { question, claim, place };
  }).filter(({ place }) => place !== 0);
  expect(IN_OTHER_WORDS).toHaveLength(50);
  // What words alone reach; the lists are what a failure shows.
  expect(missed.slice(36)).toEqual([]);
  expect(missed.filter(({ place }) => place < 0).slice(18)).toEqual([]);
});

test.each(SWAPPED)('never sure: %s', (question) => {
  expect(SWAPPED).toHaveLength(20);
  expect(engine.search(question).status).not.toBe('answered');
});
