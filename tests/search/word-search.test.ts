import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { MOST_CLAIMS } from '../../src/search/central/claim-weights.ts';
import { WordSearch } from '../../src/search/word-search.ts';

const WORDS = [
  'river',
  'bridge',
  'mayor',
  'opened',
  'closed',
  'stone',
  'market',
  '1902',
  '$3',
  'million',
  'North',
  'Albert',
];

const article = (id: string, claims: readonly string[], language = 'en'): Article => ({
  id,
  title: `About ${id}`,
  language,
  sections: [{ heading: 'History', claims: claims.map((text, index) => ({ id: `1.${index + 1}`, text })) }],
});

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .map((words) => `${words.join(' ')}.`);
const claims = fc.array(sentence, { minLength: 1, maxLength: 7 });
const QUESTIONS = ['when was the bridge opened', 'mayor Albert', 'how much did the market cost', 'stoen river'];

async function engineOf(...articles: readonly Article[]): Promise<WordSearch> {
  const engine = new WordSearch();
  for (const one of articles) await engine.add(one);
  return engine;
}

describe('the engine', () => {
  test('one article asked alone answers as if it were the only one', async () => {
    await fc.assert(
      fc.asyncProperty(claims, claims, async (first, second) => {
        const [alone, among] = [
          await engineOf(article('a', first)),
          await engineOf(article('b', second), article('a', first)),
        ];
        for (const question of QUESTIONS) {
          const ids = (engine: WordSearch): unknown =>
            engine.search(question, { articleIds: ['a'] }).hits.map(({ claim, score }) => [claim.id, score]);
          expect(ids(among)).toStrictEqual(ids(alone));
        }
      }),
      { numRuns: 25 },
    );
  });

  test('marked words and answers lie within their claim, in order, without overlap', async () => {
    await fc.assert(
      fc.asyncProperty(claims, sentence, async (texts, question) => {
        const engine = await engineOf(article('a', texts));
        for (const { claim, matched, answer } of engine.search(question).hits) {
          let end = 0;
          for (const span of matched) {
            expect(span.start).toBeGreaterThanOrEqual(end);
            expect(span.end).toBeGreaterThan(span.start);
            ({ end } = span);
          }
          expect(Math.max(end, answer?.end ?? 0)).toBeLessThanOrEqual(claim.text.length);
        }
      }),
      { numRuns: 25 },
    );
  });

  test('any question has an answer of one of the three bands, the same each time', async () => {
    const engine = await engineOf(article('a', ['The bridge was opened in 1902.', 'Mayor Albert paid $3 million.']));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (question) => {
        const result = engine.search(question);
        expect(['answered', 'unsure', 'refused']).toContain(result.status);
        expect(result.confidence).toBeGreaterThanOrEqual(0);
        expect(result.confidence).toBeLessThanOrEqual(1);
        expect(engine.search(question)).toStrictEqual(result);
      }),
      { numRuns: 100 },
    );
  });

  test('a new version replaces the old one and keeps its place', async () => {
    const engine = await engineOf(article('a', ['The bridge is old.']), article('b', ['The market is new.']));
    await engine.add(article('a', ['The tunnel is deep.']));
    expect(engine.articles().map(({ id }) => id)).toStrictEqual(['a', 'b']);
    expect(engine.search('tunnel').hits[0]?.article.id).toBe('a');
    expect(engine.search('bridge').status).toBe('refused');
  });

  test('an article removed while it is being read in does not appear', async () => {
    const engine = new WordSearch();
    const added = engine.add(article('a', ['The bridge is old.']));
    engine.remove('a');
    await added;
    expect(engine.has('a')).toBe(false);
    expect(engine.search('bridge').hits).toStrictEqual([]);
  });

  test('an article removed in the midst of being read in does not appear either, and leaves nothing behind', async () => {
    let atPause = (): void => undefined;
    const engine = new WordSearch({ pause: async () => atPause() });
    await engine.add(article('short', ['The bridge is old.']));
    const texts = Array.from(
      { length: 500 },
      (_, at) => `The lighthouse number ${at} was closed by the mayor of the market town.`,
    );
    let pauses = 0;
    atPause = () => {
      if (pauses++ === 0) engine.remove('long');
    };
    await engine.add(article('long', texts));
    expect(pauses).toBeGreaterThan(0);
    expect(engine.has('long')).toBe(false);
    expect(engine.articles().map(({ id }) => id)).toStrictEqual(['short']);
    expect(engine.search('lighthouse number 7').hits.map((hit) => hit.article.id)).toStrictEqual(['short']);
    expect(engine.lookup('lighthouse')).toStrictEqual([]);
  });

  test('a long article is read in slices, and nothing of it is found before it is whole', async () => {
    let pauses = 0;
    const found: number[] = [];
    const engine = new WordSearch({
      pause: async () => {
        pauses++;
        found.push(engine.search('bridge').hits.length);
      },
    });
    const texts = Array.from(
      { length: 2000 },
      (_, index) => `The bridge number ${index} was opened by the mayor of the northern market town.`,
    );
    await engine.add(article('a', texts));
    // 2,000 claims of about 75 characters, read at 16,000 characters a slice, and posted in as many more.
    expect(pauses).toBeGreaterThanOrEqual(9);
    expect(new Set(found)).toStrictEqual(new Set([0]));
    expect(engine.search('bridge number 1234').hits[0]?.claim.id).toBe('1.1235');
  });

  test('articles in several languages are searched together', async () => {
    const german = article('de', ['Die Brücke wurde 1902 eröffnet.', 'Der Markt ist alt.'], 'de');
    const engine = await engineOf(article('en', ['The tunnel was dug in 1950.']), german);
    expect(engine.search('Wann wurde die Brücke eröffnet?').hits[0]).toMatchObject({
      article: { id: 'de' },
      claim: { id: '1.1' },
    });
    expect(engine.search('when was the tunnel dug').hits[0]?.article.id).toBe('en');
  });

  test('a claim that leans on the one before comes with it', async () => {
    const engine = await engineOf(
      article('a', ['The bridge is old.', 'It was painted green by Albert.', 'The market sells apples.']),
      article('b', ['They closed the tunnel.']),
    );
    expect(engine.search('who painted it green').hits[0]).toMatchObject({
      claim: { id: '1.2' },
      leansOn: { id: '1.1', text: 'The bridge is old.' },
    });
    expect(engine.search('what does the market sell').hits[0]?.claim.id).toBe('1.3');
    expect(engine.search('what does the market sell').hits[0]).not.toHaveProperty('leansOn');
    // The first of a section has none before it.
    expect(engine.search('who closed the tunnel').hits[0]?.claim.text).toBe('They closed the tunnel.');
    expect(engine.search('who closed the tunnel').hits[0]).not.toHaveProperty('leansOn');
  });

  test('rarity is counted over all articles of a language when all are asked', async () => {
    const has = (word: string, parts: readonly string[]): string[] => parts.map((part) => `The ${word} has a ${part}.`);
    const glaciers = ['c', 'd', 'e', 'f'].map((id) =>
      article(id, has('glacier', ['tongue', 'crack', 'cave', 'stream', 'ridge', 'rim'])),
    );
    const engine = await engineOf(
      // Rare in this article alone, and common in the library.
      article('a', ['The glacier was measured in spring.', ...has('village', ['school', 'road', 'path', 'fence'])]),
      // The other way round.
      article('b', ['The beacon was measured in spring.', ...has('beacon', ['lamp', 'stair', 'door', 'roof'])]),
      ...glaciers,
    );
    const question = 'was the glacier or the beacon measured in spring';
    expect(engine.search(question).hits[0]).toMatchObject({ article: { id: 'b' }, claim: { id: '1.1' } });
    const score = (articleId: string): number =>
      engine.search(question, { articleIds: [articleId] }).hits[0]?.score ?? 0;
    expect(score('a')).toBeGreaterThan(score('b'));
  });

  test('finds nothing in an unknown article, and in none', async () => {
    const engine = await engineOf(article('a', ['The bridge is old.']));
    expect(engine.search('bridge', { articleIds: ['z'] })).toMatchObject({ status: 'refused', hits: [] });
    expect(new WordSearch().search('bridge')).toMatchObject({ status: 'refused', hits: [] });
  });

  test('looks up beginnings, typos, any order, and headings', async () => {
    const engine = await engineOf(
      article('a', ['The stone bridge was opened.', 'The market closed early.', 'Nothing else.']),
    );
    const ids = (query: string): string[] => engine.lookup(query).map(({ claim }) => claim.id);
    expect(ids('bri')).toStrictEqual(['1.1']);
    expect(ids('clos mark')).toStrictEqual(['1.2']);
    expect(ids('brigde')).toStrictEqual(['1.1']);
    expect(ids('histo')).toStrictEqual(['1.1', '1.2', '1.3']);
    expect(ids('')).toStrictEqual(['1.1', '1.2', '1.3']);
    expect(engine.lookup('', { limit: 2 })).toHaveLength(2);
  });

  test('grades what a message says', async () => {
    const engine = await engineOf(
      article('a', ['The stone bridge over the river was opened in 1902.', 'The market closed early.']),
    );
    expect(engine.similar('They opened the stone bridge over the river in 1902!').grade).toBe('stated');
    expect(engine.similar('my cat sleeps on the sofa all day').grade).toBe('none');
  });

  test('gives central claims of each section, in order', async () => {
    const engine = await engineOf(
      article('a', ['The bridge and the river.', 'A cat slept.', 'The river bridge was long.']),
    );
    expect(engine.central('a', 2)).toMatchObject([[{ id: '1.1' }, { id: '1.3' }]]);
    expect(engine.central('a', 0)).toStrictEqual([[]]);
    expect(engine.central('a', 9)).toMatchObject([[{ id: '1.1' }, { id: '1.2' }, { id: '1.3' }]]);
    expect(engine.central('a', 2, new Set(['1.2', '1.3']))).toMatchObject([[{ id: '1.2' }, { id: '1.3' }]]);
    expect(engine.central('a', 1, new Set(['1.2']))).toMatchObject([[{ id: '1.2' }]]);
    expect(engine.central('a', 2, new Set())).toStrictEqual([[]]);
    expect(engine.central('z', 2)).toStrictEqual([]);
  });

  test('of equally central claims gives the first, and words of the heading count', async () => {
    const engine = await engineOf(
      article('a', ['Rivers flow.', 'Bridges stand.', 'History repeats.', 'Rivers flow.', 'Bridges stand.']),
    );
    expect(engine.central('a', 2)).toMatchObject([[{ id: '1.1' }, { id: '1.3' }]]);
  });
});

describe('two questions in one', () => {
  const towns = article('towns', [
    'The stone bridge was opened in 1902 by mayor Albert North.',
    'The market hall burnt down in the winter of 1950.',
    'The river rises every spring.',
  ]);

  test('are both answered, each with its own words marked', async () => {
    const engine = await engineOf(towns);
    const { status, hits } = engine.search('When was the stone bridge opened and when did the market hall burn down?');
    expect(hits.slice(0, 2).map(({ claim }) => claim.id)).toStrictEqual(['1.1', '1.2']);
    expect(hits.slice(0, 2).map(({ claim, answer }) => claim.text.slice(answer?.start, answer?.end))).toStrictEqual([
      expect.stringContaining('1902'),
      expect.stringContaining('1950'),
    ]);
    expect(status).not.toBe('refused');
    expect(hits[0]?.score).toBe(hits[1]?.score);
  });

  test('are no surer than the less sure of the two', async () => {
    const engine = await engineOf(towns);
    const parts = ['When was the stone bridge opened and ', 'when did the market hall burn down?'];
    for (const [first, second] of [
      parts,
      ['when did the market hall burn down and ', 'when was the stone bridge opened?'],
    ]) {
      const [one, other] = [engine.search(first ?? ''), engine.search(second ?? '')];
      expect(one.confidence).not.toBe(other.confidence);
      const least = one.confidence < other.confidence ? one : other;
      expect(engine.search(`${first}${second}`)).toMatchObject({ confidence: least.confidence, status: least.status });
    }
  });

  test('of one claim stay one answer, marked as far as both answers reach', async () => {
    const [hit] = (await engineOf(towns)).search('When was the stone bridge opened and by whom?').hits;
    expect(hit?.claim.id).toBe('1.1');
    const marked = hit?.claim.text.slice(hit.answer?.start, hit.answer?.end);
    expect(marked).toContain('1902');
    expect(marked).toContain('Albert North');
  });

  test('leave a single question alone', async () => {
    const engine = await engineOf(towns);
    const single = engine.search('when was the stone bridge opened');
    expect(single.hits[0]?.score).toBeGreaterThan(single.hits[1]?.score ?? Number.NaN);
  });
});

describe('words and numbers in other spellings', () => {
  const house = article('house', [
    'Four keepers lived there for six weeks at a time.',
    'It cost half a million dollars, paid by the United Kingdom.',
    'Dark mode follows the system, and the annual general meeting is in March.',
    'In 2021 the lamp was changed.',
  ]);

  test.each([
    ['4 keepers', '1.1'],
    ['6 weeks', '1.1'],
    ['$500,000', '1.2'],
    ['500k', '1.2'],
    ['uk', '1.2'],
    ['the united kingdom', '1.2'],
    ['darkmode', '1.3'],
    ['when is the agm', '1.3'],
  ])('%s → %s', async (question, first) => {
    const { hits, status } = (await engineOf(house)).search(question);
    expect(hits[0]?.claim.id).toBe(first);
    expect(status).not.toBe('refused');
    expect(hits[0]?.matched).not.toStrictEqual([]);
  });

  test('another number is no typo', async () => {
    const { corrections, status } = (await engineOf(house)).search('What happened in 2012?');
    expect(corrections).toStrictEqual([]);
    expect(status).not.toBe('answered');
  });

  test('a sum in another spelling is marked whole, and its words nowhere else', async () => {
    const sums = article('sums', ['Trade was $1.4 billion, not $2.2 billion.']);
    const [hit] = (await engineOf(sums)).search('$1,4 billion').hits;
    expect(hit?.matched.map(({ start, end }) => hit.claim.text.slice(start, end))).toStrictEqual(['1.4 billion']);
  });

  test('one word alone asks for claims that have it', async () => {
    const lake = article('lake', [
      'The lake lies in a valley, and Anna Berg of Ulm painted it in 1902 for the king.',
      'Fishing is allowed at the lake.',
      'Boats cross it daily.',
    ]);
    expect((await engineOf(lake)).search('lake').hits.at(-1)?.claim.id).toBe('1.3');
  });
});

test('of a very long article the central claims come from the first part of each section', async () => {
  const size = MOST_CLAIMS + 5_000;
  const half = (name: string) =>
    Array.from({ length: size / 2 }, (_, at) => ({ id: `${name}${at}`, text: `river ${at}` }));
  const engine = await engineOf({
    id: 'long',
    title: 'Long',
    language: 'en',
    sections: ['a', 'b'].map((name) => ({
      heading: name,
      claims: [...half(name), { id: name, text: 'river mayor river' }],
    })),
  });
  const found = engine.central('long', 2).map((claims) => claims.map(({ id }) => id));
  expect(found).toHaveLength(2);
  for (const ids of found) {
    expect(ids).toHaveLength(2);
    for (const id of ids) expect(Number(id.slice(1))).toBeLessThan((size / 2) * (MOST_CLAIMS / size));
  }
});
