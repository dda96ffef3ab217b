import { expect, test } from 'vitest';
import { makeArticle } from '../../src/article/make-article.ts';

const sections = [
  { heading: '', claims: [{ id: '1.1', text: 'Sie wurde 1902 eröffnet, und der Bürgermeister kam.' }] },
];
const details = {
  subtitle: 'Ein Überblick',
  author: 'Ann Lee',
  aboutAuthor: 'Ann Lee schreibt über Brücken.',
  sourceUrl: 'https://example.org/',
  date: '2023-05',
};

test('an article has the language that its text is found to be in', () => {
  expect(makeArticle({ id: 'a', title: 'Die alte Brücke', sections })).toEqual({
    id: 'a',
    title: 'Die alte Brücke',
    language: 'de',
    sections,
  });
});

test('a stated language counts for more, and all details are kept in one order', () => {
  const article = makeArticle({ sections, language: 'nl', ...details, title: 'T', id: 'a' });
  expect(article).toEqual({ id: 'a', title: 'T', ...details, language: 'nl', sections });
  expect(Object.keys(article)).toEqual(['id', 'title', ...Object.keys(details), 'language', 'sections']);
});
