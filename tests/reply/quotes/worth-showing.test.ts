import { describe, expect, test } from 'vitest';
import { makeArticle } from '../../../src/article/make-article.ts';
import { groupBySection, sectionName, worthKeeping, worthShowing } from '../../../src/reply/claim-quotes.ts';
import { isOneNumber } from '../../../src/reply/article-names.ts';
import type { Hit, SearchResult } from '../../../src/search/index.ts';

const bees = makeArticle({
  id: 'bees',
  title: 'Bees',
  language: 'en',
  sections: [{ heading: 'Honey', claims: [{ id: '1.1', text: 'Bees store honey.' }] }],
});
const wasps = makeArticle({ ...bees, id: 'wasps', title: 'Wasps' });

function hit(score: number, more: Partial<Hit> = {}): Hit {
  const { article = bees } = more;
  const [section] = article.sections;
  const claim = section?.claims[0];
  if (section === undefined || claim === undefined) throw new Error('There is no claim.');
  return { article, index: 0, section, claim, score, matched: [{ start: 0, end: 4 }], ...more };
}

function result(hits: readonly Hit[], status: SearchResult['status'] = 'answered'): SearchResult {
  return { question: 'q', status, confidence: 1, hits, intent: { kind: 'claims' }, corrections: [] };
}

/** As much less likely than a score of 0. */
const behind = (times: number) => -Math.log(times);

describe('at once', () => {
  test('are shown up to three hits that are not less likely than one in twenty beside the first', () => {
    expect(worthShowing(result([hit(0), hit(behind(20)), hit(behind(20.1))]))).toBe(2);
    expect(worthShowing(result([hit(5), hit(5 + behind(19)), hit(5 + behind(21))]))).toBe(2);
    expect(worthShowing(result([hit(0), hit(0), hit(0), hit(0)]))).toBe(3);
  });

  test('is shown none of an article that the answer does not keep to', () => {
    expect(worthShowing(result([hit(0), hit(0, { elsewhere: true }), hit(0)]))).toBe(2);
  });

  test('is shown one, even of nothing', () => {
    expect(worthShowing(result([hit(-3)]))).toBe(1);
    expect(worthShowing(result([]))).toBe(1);
  });
});

describe('to page through', () => {
  const hits = [hit(0), hit(behind(20)), hit(behind(99)), hit(behind(101))];

  test('are kept those down to one in a hundred below an answer, else down to one in twenty', () => {
    expect(worthKeeping(result(hits))).toEqual(hits.slice(0, 3));
    expect(worthKeeping(result(hits, 'unsure'))).toEqual(hits.slice(0, 2));
    expect(worthKeeping(result(hits, 'refused'))).toEqual(hits.slice(0, 2));
    expect(worthKeeping(result([]))).toEqual([]);
  });

  test('are kept none that share no word with the question, but for the first', () => {
    const first = hit(0, { matched: [] });
    const met = hit(-1);
    expect(worthKeeping(result([first, hit(-1, { matched: [] }), met]))).toEqual([first, met]);
  });

  test('are kept places of one number in several articles, of which none is before the others', () => {
    const first = hit(2, { matched: [] });
    const other = hit(2, { article: wasps, matched: [] });
    const further = hit(1, { article: wasps, matched: [] });
    const again = hit(2, { matched: [] });
    expect(worthKeeping(result([first, other, further, again]))).toEqual([first, other]);
  });
});

test('places of one number are hits of several articles in which no word was met and nothing was found to answer', () => {
  const one = hit(0, { matched: [] });
  const other = hit(0, { article: wasps, matched: [] });
  expect(isOneNumber([one, other])).toBe(true);
  expect(isOneNumber([one])).toBe(false);
  expect(isOneNumber([one, one])).toBe(false);
  expect(isOneNumber([])).toBe(false);
  expect(isOneNumber([one, hit(0, { article: wasps })])).toBe(false);
  expect(isOneNumber([one, { ...other, answer: { start: 0, end: 4 } }])).toBe(false);
});

test('a section goes by its document’s own number, else by Docent’s', () => {
  const named = (heading: string, more: object = {}) =>
    sectionName({ index: 1, section: { heading, claims: [], ...more } });
  expect(named('§ 7 Fees')).toBe('§ 7');
  expect(named('Fees')).toBe('2');
  expect(named('Fees', { number: 5 })).toBe('5');
});

test('hits of one section of two articles are two groups', () => {
  expect(groupBySection([hit(0), hit(0, { article: wasps }), hit(0)]).map(({ hits }) => hits.length)).toEqual([2, 1]);
});
