import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { articleNamedIn } from '../../src/search/lookup/names-like.ts';
import { withoutTitle } from '../../src/search/question/titled-question.ts';
import type { SearchResult } from '../../src/search/basics/search-types.ts';
import { WordSearch } from '../../src/search/word-search.ts';
import { fourArticles } from '../support/articles.ts';

async function searchOf(articles: readonly Article[]): Promise<WordSearch> {
  const engine = new WordSearch({ warmsUp: false });
  for (const article of articles) await engine.add(article);
  return engine;
}

const articlesIn = (hits: SearchResult['hits']): ReadonlySet<string> => new Set(hits.map(({ article }) => article.id));
const keptOf = ({ hits }: SearchResult): SearchResult['hits'] =>
  hits.filter(({ elsewhere }) => elsewhere === undefined);
const [server, , , fair] = fourArticles;

describe('of several articles', () => {
  it('an answer keeps to the best, and the others come behind it as what is elsewhere', async () => {
    const engine = await searchOf(fourArticles);
    const result = engine.search('what do warnings lead to?', { limit: 9 });
    expect([...articlesIn(keptOf(result))]).toEqual(['server-rules']);
    const elsewhere = result.hits.filter(({ elsewhere: is }) => is === true);
    expect(articlesIn(elsewhere)).toContain('fair');
    expect(elsewhere).not.toHaveLength(0);
    const own = result.hits.length - elsewhere.length;
    expect(result.hits.slice(own)).toEqual(elsewhere);
    const scores = result.hits.map(({ score }) => score);
    expect(scores.slice(0, own)).toEqual(scores.slice(0, own).toSorted((a, b) => b - a));
  });

  it('what is as good in another is shown beside it', async () => {
    const twin: Article = { ...(server ?? fourArticles[0]), id: 'twin', title: 'Other rules' } as Article;
    const engine = await searchOf([...fourArticles, twin]);
    const result = engine.search('what do warnings lead to?', { limit: 9 });
    expect([...articlesIn(keptOf(result))].toSorted()).toEqual(['server-rules', 'twin']);
  });

  it('the claims of the best rank as they do where it is the only one', async () => {
    const together = await searchOf(fourArticles);
    for (const { id } of fourArticles)
      for (const question of ['how much is a ticket at the gate?', 'where do most species nest?', 'who begins?']) {
        const result = together.search(question, { limit: 9 });
        if (result.status === 'refused' || result.hits[0]?.article.id !== id) continue;
        const own = result.hits.filter((hit) => hit.article.id === id).map(({ claim }) => claim.id);
        const alone = together.search(question, { limit: 9, articleIds: [id] }).hits.map(({ claim }) => claim.id);
        expect(own).toEqual(alone.slice(0, own.length));
      }
  });

  it('of one article nothing is elsewhere', async () => {
    const engine = await searchOf([fair ?? fourArticles[0]].flatMap((each) => each ?? []));
    const { hits } = engine.search('how much is a ticket?', { limit: 9 });
    expect(hits.length).toBeGreaterThan(0);
    expect(hits.every((hit) => !('elsewhere' in hit))).toBe(true);
  });

  it('a number is offered from each that has it, once', async () => {
    const engine = await searchOf(fourArticles);
    const rule = engine.search('rule 4', { limit: 9 });
    expect(rule.hits.map(({ article }) => article.id)).toEqual(['server-rules', 'game-rules']);
    const section = engine.search('section 2', { limit: 9 });
    expect(section.hits.map(({ article, claim }) => `${article.id} ${claim.id}`)).toEqual(
      fourArticles.map(({ id }) => `${id} 2.1`),
    );
    expect(engine.search('rule 4 of the game', { limit: 9 }).hits.map(({ article }) => article.id)).toEqual([
      'game-rules',
    ]);
  });

  it('a question about the whole of one that it names is understood as that', async () => {
    const engine = await searchOf(fourArticles);
    expect(engine.search('what are the server rules about?').intent).toEqual({ kind: 'whole', about: 'summary' });
    expect(engine.search('Who wrote Bees of the north?').intent).toEqual({ kind: 'whole', about: 'author' });
    expect(engine.search('what do the server rules say about spam?').intent).toEqual({ kind: 'claims' });
  });
});

describe('the article that a question names', () => {
  it.each([
    ['what are the server rules about?', 'server-rules'],
    ['who wrote the one about bees in the north?', 'bees'],
    ['tl;dr of the summer fair', 'fair'],
    ['what is this about?', undefined],
    ['who wrote the rules?', undefined],
    ['', undefined],
  ])('%j', (question, expected) => {
    expect(articleNamedIn(question, fourArticles)?.id).toBe(expected);
    expect(articleNamedIn(question, fourArticles.slice(0, 1))).toBeUndefined();
  });

  it('is taken out of the question, as whole words only', () => {
    expect(withoutTitle('what are the Server Rules about?', fourArticles)).toBe('what is this article about?');
    expect(withoutTitle('what are observer rules about?', fourArticles)).toBeUndefined();
    expect(withoutTitle('Worum geht es?', fourArticles)).toBeUndefined();
  });
});
