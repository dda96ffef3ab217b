import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Slices } from '../../../src/search/basics/slices.ts';
import { FeatureReader } from '../../../src/search/features/candidates.ts';
import { groupOfSome, groupsOf } from '../../../src/search/features/close-reading.ts';
import { KEPT } from '../../../src/search/features/word-columns.ts';
import { type SearchScope, searchScopeOf, Shard } from '../../../src/search/index/shard.ts';
import { WordSearch } from '../../../src/search/word-search.ts';
import { languageOf } from '../../../src/search/language/languages.ts';
import { readQuestion } from '../../../src/search/question/read-question.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const CLAIM_WORDS = [
  'river',
  'bridge',
  'mayor',
  'opened',
  'opening',
  'city',
  'stone',
  'market',
  '1902',
  'Albert',
  'the',
  'of',
];

/** Of the claims, near to them in letters or meaning, and strangers. */
const QUESTION_WORDS = [...CLAIM_WORDS, 'town', 'opens', 'markets', 'stoen', 'rivers', 'which', 'pizza'];

const textOf = (words: readonly string[]) =>
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 }).map((some) => some.join(' '));
const claimTexts = fc.array(textOf(CLAIM_WORDS), { minLength: 1, maxLength: 8 });
const questions = fc.array(textOf(QUESTION_WORDS), { minLength: 1, maxLength: 6 });

const articleOf = (id: string, texts: readonly string[]) => ({
  id,
  title: id,
  language: 'en',
  sections: [{ heading: '', claims: texts.map((text, at) => ({ id: String(at), text })) }],
});

async function scopeWith(...articles: readonly (readonly string[])[]): Promise<SearchScope> {
  const shard = new Shard(languageOf('en'));
  for (const [order, texts] of articles.entries())
    shard.commit(await shard.prepare(articleOf(`a${order}`, texts), new Slices()), order);
  return searchScopeOf(shard);
}

/** What is kept of an article that has been asked about. In a function of its own, which holds nothing of it when it has ended. */
async function readOnce(): Promise<WeakRef<object>> {
  const scope = await scopeWith(['the mayor opened the stone bridge']);
  const [group] = groupsOf(scope);
  if (group === undefined) throw new Error('a small article is read whole');
  new FeatureReader(readQuestion('who opened the bridge', scope), scope).read(group);
  expect(group.columns.size).toBeGreaterThan(0);
  return new WeakRef(group.columns);
}

describe('close reading', () => {
  test('what is kept of a small article reads as what is worked out for one question', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(claimTexts, { minLength: 1, maxLength: 3 }), questions, async (articles, asked) => {
        const scope = await scopeWith(...articles);
        for (const text of asked) {
          const question = readQuestion(text, scope);
          const kept = groupsOf(scope);
          const places = kept.flatMap((group) => group.places);
          const reader = new FeatureReader(question, scope);
          expect(kept.flatMap((group) => reader.read(group))).toStrictEqual(reader.read(groupOfSome(places, scope)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('an answer does not depend on what was asked before, or on articles that are gone', async () => {
    const shared = new WordSearch();
    let round = 0;
    await fc.assert(
      fc.asyncProperty(claimTexts, claimTexts, questions, async (texts, others, asked) => {
        const [own, other] = [`own${round}`, `other${round++}`];
        await shared.add(articleOf(own, texts));
        await shared.add(articleOf(other, others));
        const before = asked.map((text) => shared.search(text, { articleIds: [own] }));
        for (const text of asked) shared.search(text);
        shared.remove(other);
        expect(asked.map((text) => shared.search(text, { articleIds: [own] }))).toStrictEqual(before);
        shared.remove(own);
      }),
      { numRuns: 60 },
    );
  });

  test('words of many questions do not fill the memory', async () => {
    const texts = Array.from({ length: 48 }, (_, claim) =>
      Array.from({ length: 40 }, (__, word) => `w${claim}x${word}`).join(' '),
    );
    const scope = await scopeWith(texts);
    const [group] = groupsOf(scope);
    let most = 0;
    for (let round = 0; round < 40; round++) {
      const words = Array.from({ length: 32 }, (_, word) => `q${round}y${word}`).join(' ');
      if (group !== undefined) new FeatureReader(readQuestion(words, scope), scope).read(group);
      most = Math.max(most, group?.columns.size ?? 0);
    }
    const width = (group?.terms.length ?? 0) + 2 * 48;
    expect(most).toBeGreaterThan(500);
    expect(most * width).toBeLessThanOrEqual(KEPT);
    expect(group?.columns.size).toBeLessThan(most);
  });

  test('what is kept of an article goes with it', async () => {
    const columns = await readOnce();
    // What a weak reference was made of is held until the turn is over.
    await pause(1);
    collect();
    expect(columns.deref()).toBeUndefined();
  });
});
