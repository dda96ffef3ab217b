import { beforeAll, describe, expect, test } from 'vitest';
import { readArticleFile } from '../../src/article/read-article-file.ts';
import { WordSearch } from '../../src/search/word-search.ts';

const engine = new WordSearch();

beforeAll(async () => {
  await engine.add((await readArticleFile('data/articles/russia-and-the-taliban.txt')).article);
});

/** Question, the claims in the order in which they must come, and why. */
const ANSWERED: readonly (readonly [string, readonly string[], string])[] = [
  [
    'how much trade does russia do with afghanistan',
    ['2.1'],
    'only 2.1 has "trade" and a sum; Russia and Afghanistan are in nearly all claims and tell nothing apart',
  ],
  [
    'Who was the first foreign diplomat to meet the Taliban?',
    ['1.2', '1.1', '1.3'],
    'all rare words and a person in 1.2; the heading is like the question, so that what stands first under it comes second',
  ],
  ['when did ukraine invasion start', ['3.3', '3.4'], '"invasion of Ukraine" with a date; "start" is in no claim'],
  [
    'which country funds schools',
    ['2.2', '2.3'],
    'a network of schools; "funds" is in no claim but near to "supports"',
  ],
  ['drug traficking', ['3.4', '3.2'], 'a missing letter; what stands next to it follows'],
  ['ambasador', ['1.2', '1.1'], 'a missing letter'],
  ['Pakistan', ['2.1', '2.2'], 'one bare name, in one claim'],
  ['soviet projects number', ['2.4', '2.1'], 'search-engine style: the number is 130'],
  ['Did Russia evacuate its embassy?', ['1.1', '1.2', '1.4'], '"evacuate" is in 1.1 only, "embassy" in both'],
  ['evacuation of the embassy', ['1.1', '1.2', '1.3'], 'another form of "evacuate"'],
  ['when did the taliban take kabul', ['1.1', '1.2'], 'a date beside "Kabul"; "took" is a form of "take"'],
  ['Who fled with cars full of cash?', ['1.2', '1.3'], 'the words stand together; "fled" is near to "fleeing"'],
  ['What are the Moscow format talks?', ['1.3', '1.4'], 'the name as it stands'],
  [
    'how long did the US occupy Afghanistan',
    ['1.4', '1.1'],
    'a duration, and "occupation"; 3.3 has "US" without either',
  ],
  ['1.4bn', ['2.1'], 'the sum in another spelling'],
  ['$289 million', ['2.1'], 'a sum as it stands'],
  ['289 million dollars', ['2.1'], 'the same sum in words'],
  [
    'how many infrastructure projects did the soviets develop',
    ['2.4'],
    'a number of projects; "develop" is a form of "development"',
  ],
  ['wheat and fuel', ['2.3', '2.4'], 'two rare words in one claim'],
  ['gas pipline', ['2.3', '2.4'], 'a typo in the second word'],
  [
    'which countries does Russia cooperate with against the West',
    ['3.1', '3.2'],
    '"cooperate" is in 3.1, which names them',
  ],
  ['which countries did not evacuate their embassy', ['1.1'], '"did not evacuate" stands in 1.1, and "not" with it'],
  ['is russia isolated?', ['3.2', '3.3'], 'the negated "not isolated" is the claim to show'],
  [
    'relations with the United States',
    ['3.3', '1.4'],
    '"relations with the US" under another name; 1.4 has relations with the Taliban and "US"',
  ],
  ['refugees', ['3.4', '3.3'], 'one bare word'],
  ['what threatens the central asian states', ['3.4'], 'the name of the states; "threatens" is in no claim'],
  ['who hosts an afghanistan conference', ['3.2'], '"hosting of an Afghanistan conference"'],
  ['North Korea', ['3.1', '3.2'], 'a name of two words'],
  [
    'Iran trade with Afghanistan',
    ['2.1', '2.2', '3.1'],
    '2.1 has all words; Iran alone is in 3.1, further down for want of trade',
  ],
  ['humanitarian aid', ['2.2', '2.3'], 'both words in one claim'],
  ['who fled', ['1.2'], '"fleeing" is a form of "fled" that no ending leads to'],
  ['united states', ['3.3', '1.4'], '"US" stands for both words; "states" alone, in 3.4, is half of the name'],
  ['what is the trade volume with Iran', ['2.1'], 'a volume may be a sum'],
  ['Zhirnov', ['1.2', '1.3'], 'a name that is said once'],
];

const REFUSED: readonly (readonly [string, string])[] = [
  ['who won the world cup', 'no word of weight is in the article'],
  ['best pizza recipe', 'no word at all'],
  ['capital of France', 'a city and a country are there, but neither word'],
  ['how tall is mount everest', 'no word at all'],
  ['Elon Musk tesla', 'names that the article lacks are not taken for typos of others'],
];

describe('the bundled article', () => {
  test.each(ANSWERED)('%s → %j (%s)', (question, order) => {
    const { hits, status } = engine.search(question);
    expect(hits.slice(0, order.length).map(({ claim }) => claim.id)).toStrictEqual(order);
    expect(status).not.toBe('refused');
  });

  test.each(REFUSED)('%s is refused: %s', (question) => {
    expect(engine.search(question).status).toBe('refused');
  });

  test.each([
    ['What is the weather in Kabul?', 'Kabul alone does not tell its weather'],
    ['how many people live in Kabul', 'nor its size'],
    ['what is the capital of Pakistan', 'Pakistan is there, its capital is not'],
  ])('"%s" is never answered as sure: %s', (question) => {
    expect(engine.search(question).status).not.toBe('answered');
  });

  test.each(['Russia', 'What about Russia?'])(
    '"%s" finds a claim that has it before those that stand among them',
    (question) => {
      expect(engine.search(question).hits[0]?.matched.length).toBeGreaterThan(0);
    },
  );

  test('the nearest claims are given even where the question is refused', () => {
    expect(engine.search('who won the world cup').hits).toHaveLength(3);
  });

  test.each([
    ['how much does Iran trade with Afghanistan?', 'and China?', '2.1'],
    ['When did Russia invade Ukraine?', 'why?', '3.3'],
    ['Who met the Taliban first?', 'how many soviet projects were there', '2.4'],
    ['What does Turkey support?', 'drug trafficking', '3.4'],
  ])('after "%s", "%s" → %s', (previous, question, first) => {
    expect(engine.search(question, { previous }).hits[0]?.claim.id).toBe(first);
  });

  test('marks the words met and the answer', () => {
    const [hit] = engine.search('how much trade does russia do with afghanistan').hits;
    const cut = ({ start, end }: { start: number; end: number }): string | undefined =>
      hit?.claim.text.slice(start, end);
    expect(hit?.matched.map(cut)).toStrictEqual(['Russia', 'trade', 'Afghanistan']);
    expect(hit?.answer === undefined ? undefined : cut(hit.answer)).toContain('$289 million');
  });
});
