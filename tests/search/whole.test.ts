import { beforeAll, describe, expect, it } from 'vitest';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { WordSearch } from '../../src/search/word-search.ts';

const engine = new WordSearch();

beforeAll(async () => {
  await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
});

describe('a question that is not about a claim', () => {
  it.each([
    ['what is this article about', { kind: 'whole', about: 'summary' }],
    ['who wrote this', { kind: 'whole', about: 'author' }],
    ['who is Ishan Crawford?', { kind: 'whole', about: 'author' }],
    ['how long is it', { kind: 'whole', about: 'length' }],
    ['hello', { kind: 'smalltalk', about: 'greeting' }],
    ['how logn is it', { kind: 'whole', about: 'length' }],
    ['what is it about, and who wrote it?', { kind: 'whole', about: 'summary', also: 'author' }],
    ['who wrote the article about russia', { kind: 'whole', about: 'author' }],
    ['谁写的？', { kind: 'whole', about: 'author' }],
    ['thanks!', { kind: 'smalltalk', about: 'thanks' }],
  ])('%s is answered, without claims that only share its words', (question, intent) => {
    expect(engine.search(question)).toMatchObject({ status: 'answered', intent, hits: [] });
  });

  it.each([['which one'], ['what was that'], ['the of and'], ['😀'], ['?'], ['']])(
    '%j asks nothing, and is refused',
    (question) => {
      expect(engine.search(question)).toMatchObject({ status: 'refused', intent: { kind: 'empty' }, hits: [] });
    },
  );
});

it('a question with claims of its own stays one, though it has the name of an author in it', async () => {
  const library = new WordSearch();
  const sections = [{ heading: '', claims: [{ id: '1.1', text: 'Crawford market sells fruit in Mumbai.' }] }];
  await library.add({ id: 'a', title: 'Markets', author: 'Jane Crawford', language: 'en', sections });
  expect(library.search('what does Crawford market sell')).toMatchObject({ intent: { kind: 'claims' } });
});

it('a word that the article has is no typo of another', async () => {
  const library = new WordSearch();
  const sections = [{ heading: '', claims: [{ id: '1.1', text: 'Tahnks is a village by the lake.' }] }];
  await library.add({ id: 'a', title: 'Villages', language: 'en', sections });
  expect(library.search('Tahnks')).toMatchObject({ intent: { kind: 'claims' } });
  expect(library.search('thnaks')).toMatchObject({ intent: { kind: 'smalltalk', about: 'thanks' } });
});
