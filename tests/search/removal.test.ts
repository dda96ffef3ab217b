import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { Slices } from '../../src/search/basics/slices.ts';
import { retrieve } from '../../src/search/features/retrieve.ts';
import { KnownWords } from '../../src/search/index/known-words.ts';
import { searchScopeOf, Shard } from '../../src/search/index/shard.ts';
import { WordSearch } from '../../src/search/word-search.ts';
import { Vocabulary } from '../../src/search/index/vocabulary.ts';
import type { WordVectors } from '../../src/search/index/word-vectors.ts';
import { languageOf } from '../../src/search/language/languages.ts';
import { readQuestion } from '../../src/search/question/read-question.ts';

const LETTERS = 'b c d f g l m n p'.split(' ');

/** More words with one beginning than a look-up reads, each a stem of its own. */
const MANY = LETTERS.flatMap((first) => LETTERS.map((second) => `sto${first}o${second}o`));
const WORDS = ['river', 'bridge', 'mayor', 'opened', 'market', '1902', '$3', 'million', 'North', 'Albert', ...MANY];

const article = (id: string, claims: readonly string[]): Article => ({
  id,
  title: `About ${id}`,
  language: 'en',
  sections: [
    { heading: 'History', claims: claims.slice(0, 5).map((text, index) => ({ id: `1.${index + 1}`, text })) },
    { heading: 'River', claims: claims.slice(5).map((text, index) => ({ id: `2.${index + 1}`, text })) },
  ],
});

/** Article `id` of so many claims, the words of which no other article has. */
const ownArticle = (id: string, claims: number): Article =>
  article(
    id,
    Array.from({ length: claims }, (_, claim) => `${id}xo ${id}x${claim}o`),
  );

const sentence = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 9 })
  .map((words) => `${words.join(' ')}.`);
const claims = fc.array(sentence, { minLength: 1, maxLength: 24 });
const step = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), claims: fc.option(claims) });

const QUESTIONS = [
  'when was the bridge opened',
  'mayor Albert',
  'what is stobobo',
  'brigde stodoodo',
  'how much, $3m?',
];
const TYPED = ['', 's', 'sto', 'stob mar', 'riv', 'stobobbo'];

/** All that an engine says of its articles. */
const answersOf = (engine: WordSearch): unknown => [
  engine.articles(),
  ...QUESTIONS.map((question) => [engine.search(question), engine.similar(question)]),
  ...TYPED.map((typed) => engine.lookup(typed)),
  ...engine
    .articles()
    .map(({ id }) => [
      engine.search('bridge of the mayor', { articleIds: [id] }),
      engine.lookup('sto', { articleIds: [id] }),
      engine.central(id, 2),
    ]),
];

const engineOf = async (articles: readonly Article[], pause?: () => Promise<unknown>): Promise<WordSearch> => {
  const engine = new WordSearch(pause === undefined ? {} : { pause });
  for (const one of articles) await engine.add(one);
  return engine;
};

const shardOf = async (articles: readonly Article[]): Promise<Shard> => {
  const shard = new Shard(languageOf('en'));
  for (const [order, one] of articles.entries()) shard.commit(await shard.prepare(one, new Slices()), order);
  return shard;
};

const takeOut = async (shard: Shard, id: string): Promise<void> => {
  const entry = shard.withdraw(id);
  if (entry !== undefined) await shard.clear(entry, new Slices());
};

afterEach(() => {
  vi.restoreAllMocks();
});

describe('taking articles out', () => {
  test('leaves what an engine says that never had them, whatever came and went before', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 9 }), async (steps) => {
        const engine = new WordSearch();
        for (const { id, claims: texts } of steps) {
          if (texts === null) engine.remove(id);
          else await engine.add(article(id, texts));
        }
        // The last removals are still being cleared behind the first answers.
        const fresh = answersOf(await engineOf(engine.articles()));
        expect(answersOf(engine)).toStrictEqual(fresh);
        engine.remove('z');
        await engine.add(article('z', ['stobobo']));
        engine.remove('z');
        expect(answersOf(engine)).toStrictEqual(fresh);
      }),
      { numRuns: 25 },
    );
  });

  test('hides a long article at once and clears it in slices', async () => {
    let pauses = 0;
    const pause = async (): Promise<void> => {
      pauses++;
    };
    const others = [article('a', ['The bridge is old.', 'The market is new.'])];
    const engine = await engineOf([...others, ownArticle('b', 9000)], pause);
    const fresh = answersOf(await engineOf(others));
    engine.remove('b');
    pauses = 0;
    expect(answersOf(engine)).toStrictEqual(fresh);
    expect(engine.lookup('bx')).toStrictEqual([]);
    await engine.add(article('c', ['The river is deep.']));
    // 9,000 terms of its own at 4,000 a slice.
    expect(pauses).toBeGreaterThanOrEqual(2);
  });

  test('a claim that is found no more takes no place of one that is', async () => {
    const shard = await shardOf([
      article(
        'a',
        Array.from({ length: 60 }, () => 'bridge'),
      ),
      article('b', ['The bridge was opened by the mayor of the northern market.']),
      ownArticle('c', 60),
    ]);
    shard.withdraw('a');
    const scope = searchScopeOf(shard);
    const found = retrieve(readQuestion('bridge', scope), scope, 28);
    expect(found.map(({ claim }) => shard.entryOf(claim)?.index.article.id)).toStrictEqual(['b']);
  });

  test('an article without claims leaves none of the others unfound', async () => {
    const engine = await engineOf([article('a', [])]);
    engine.remove('a');
    await engine.add(article('b', ['The bridge is old.', 'The market is new.']));
    expect(answersOf(engine)).toStrictEqual(answersOf(await engineOf(engine.articles())));
  });

  test('gives places back: what comes and goes again and again needs no more of them', async () => {
    const shard = await shardOf([ownArticle('a', 30), ownArticle('b', 10)]);
    const sizes = (): unknown => [shard.vocabulary.size, shard.vocabulary.words.places, shard.end];
    shard.commit(await shard.prepare(ownArticle('c', 20), new Slices()), 2);
    const before = sizes();
    for (let round = 0; round < 5; round++) {
      await takeOut(shard, 'c');
      shard.commit(await shard.prepare(ownArticle('c', 20), new Slices()), 2);
      expect(sizes()).toStrictEqual(before);
    }
  });

  test('terms that two articles share are given back once, by the last one cleared', async () => {
    const shard = await shardOf([ownArticle('a', 3), { ...ownArticle('a', 3), id: 'b' }]);
    const both = [shard.withdraw('a'), shard.withdraw('b')];
    expect(shard.vocabulary.find('ax1o')).toBeUndefined();
    for (const entry of both) if (entry !== undefined) await shard.clear(entry, new Slices());
    for (const [order, id] of ['c', 'd'].entries())
      shard.commit(await shard.prepare(ownArticle(id, 3), new Slices()), order);
    const terms = ['cx0o', 'cx1o', 'cx2o', 'dx0o', 'dx1o', 'dx2o'].map((word) => shard.vocabulary.find(word));
    expect(new Set(terms).size).toBe(6);
    expect(terms).not.toContain(undefined);
  });

  test('equal claims come in the order of their articles, not of the numbers that were free', async () => {
    const bridges = (id: string): Article => article(id, ['bridge', 'bridge']);
    const shard = await shardOf([bridges('a'), bridges('b')]);
    await takeOut(shard, 'a');
    shard.commit(await shard.prepare(bridges('c'), new Slices()), 2);
    const scope = searchScopeOf(shard);
    const found = retrieve(readQuestion('bridge', scope), scope, 3);
    expect(found.map(({ claim }) => shard.entryOf(claim)?.index.article.id)).toStrictEqual(['b', 'b', 'c']);
  });

  test('visits the words of the article alone, however many others there are', async () => {
    const methods = ['at', 'add', 'remove', 'termsBeginning'] as const;
    const visits = async (others: number): Promise<unknown> => {
      const shard = await shardOf([ownArticle('a', 12), ownArticle('b', others)]);
      const { words } = shard.vocabulary;
      const known = Array.from({ length: words.places }, (_, place) => words.at(place));
      // Of these words alone: what earlier tests took out may still be being cleared.
      const spies = methods.map((method) => vi.spyOn(words, method));
      await takeOut(shard, 'a');
      const calls = spies.map((spy) => spy.mock.calls.length);
      vi.restoreAllMocks();
      // The others stand where they stood.
      for (const [place, { word, term }] of known.entries())
        if (word.startsWith('b')) expect(words.at(place)).toStrictEqual({ word, term });
      return calls;
    };
    expect(await visits(400)).toStrictEqual(await visits(4));
  });
});

describe('a vocabulary', () => {
  /** Vectors that say which word was looked up, and how often any was. */
  const spiedVectors = (): { asked: string[]; vectors: WordVectors } => {
    const asked: string[] = [];
    const indexOf = (word: string): number => asked.push(word);
    return { asked, vectors: { indexOf } as unknown as WordVectors };
  };

  test('looks the vector of a term up once, by its first word, as long as anything uses the term', () => {
    const vocabulary = new Vocabulary(languageOf('en'));
    const { asked, vectors } = spiedVectors();
    const term = vocabulary.intern('visited');
    const other = vocabulary.intern('market');
    vocabulary.use(term);
    vocabulary.use(term);
    vocabulary.use(other);
    expect(['visit', 'visits', 'visiting'].map((word) => vocabulary.intern(word))).toStrictEqual([term, term, term]);
    const place = vocabulary.vector(term, vectors);
    vocabulary.release(term);
    vocabulary.release(other);
    expect(vocabulary.vector(term, vectors)).toBe(place);
    expect(asked).toStrictEqual(['visited']);
    vocabulary.release(term);
    const again = vocabulary.intern('visits');
    vocabulary.use(again);
    vocabulary.vector(again, vectors);
    expect(asked).toStrictEqual(['visited', 'visits']);
  });

  test('finds the words that begin so of those that are left, whatever came and went', () => {
    const word = fc.stringMatching(/^[ab]{1,4}$/);
    const comings = fc.array(fc.tuple(word, fc.boolean()), { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(comings, fc.stringMatching(/^[ab]{1,2}$/), (steps, beginning) => {
        const words = new KnownWords();
        const places = new Map<string, number>();
        const terms = new Map<string, number>();
        for (const [one, comes] of steps) {
          const place = places.get(one);
          if (comes && place === undefined) {
            terms.set(one, terms.get(one) ?? terms.size);
            places.set(one, words.add(one, terms.get(one) ?? 0));
          } else if (!comes && place !== undefined) {
            words.remove(place);
            places.delete(one);
          }
        }
        const expected = [...places.keys()]
          .filter((known) => known.startsWith(beginning))
          .sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
          .map((known) => terms.get(known));
        for (const limit of [1, 3, 100])
          expect(words.termsBeginning(beginning, limit, () => true)).toStrictEqual(expected.slice(0, limit));
        expect(words.termsBeginning('', 100, () => true)).toStrictEqual([]);
      }),
    );
  });
});
