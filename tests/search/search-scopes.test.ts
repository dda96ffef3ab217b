import { describe, expect, test } from 'vitest';
import type { SearchResult } from '../../src/search/basics/search-types.ts';
import { Slices } from '../../src/search/basics/slices.ts';
import { type EngineWeights, shippedWeights } from '../../src/search/engine-weights.ts';
import { type SearchScope, searchScopeOf, Shard } from '../../src/search/index/shard.ts';
import { languageOf } from '../../src/search/language/languages.ts';
import { searchScopes } from '../../src/search/search-scopes.ts';

const shipped = shippedWeights();

async function scopeOfClaims(claims: readonly string[], language = 'en'): Promise<SearchScope> {
  const shard = new Shard(languageOf(language));
  const section = { heading: '', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) };
  shard.commit(await shard.prepare({ id: language, title: '', language, sections: [section] }, new Slices()), 0);
  return searchScopeOf(shard);
}

/** Weights of which some may not be looked at. */
const without = (part: keyof EngineWeights): EngineWeights => ({
  ...shipped,
  get [part](): never {
    throw new Error(`${part} was looked at`);
  },
});

const bridge = ['The stone bridge was opened in 1902 by mayor Albert North.', 'The market hall burnt down in 1950.'];

describe('intent comes before ranking', () => {
  test.each([
    ['what is this about?', 'whole'],
    ['thnks', 'smalltalk'],
    ['thanks!', 'smalltalk'],
    ['🙂', 'empty'],
    ['which of the', 'empty'],
  ])('%s is %s, and no claim is ranked for it', async (question, kind) => {
    const scope = await scopeOfClaims(bridge);
    expect(searchScopes(question, [scope], {}, without('rank')).intent.kind).toBe(kind);
  });

  test('a question about a claim is ranked', async () => {
    const scope = await scopeOfClaims(bridge);
    expect(() => searchScopes('when was the bridge opened', [scope], {}, without('rank'))).toThrow(
      'rank was looked at',
    );
  });

  test('in a library of several languages each understands it: a word of one is no typo in another', async () => {
    const [english, german] = [
      await scopeOfClaims(['The tanks are full.']),
      await scopeOfClaims(['Das Tor ist neu.'], 'de'),
    ];
    const intent = (question: string, ...scopes: readonly SearchScope[]): SearchResult['intent'] =>
      searchScopes(question, scopes, {}, shipped).intent;
    expect(intent('tanks', german, english)).toStrictEqual({ kind: 'claims' });
    expect(intent('thnks', german, english)).toStrictEqual({ kind: 'smalltalk', about: 'thanks' });
    // "Die" says nothing in German, and something in English.
    expect(intent('die', german)).toStrictEqual({ kind: 'empty' });
    expect(intent('die', german, english)).toStrictEqual({ kind: 'claims' });
  });
});

describe('a refusal', () => {
  test('gives the nearest claims without any marking, and looks for none', async () => {
    const scope = await scopeOfClaims([...bridge, 'It was rebuilt twice.']);
    const { status, hits } = searchScopes(
      'when was the pizza oven of Kabul opened',
      [scope],
      {},
      without('answerSpan'),
    );
    expect(status).toBe('refused');
    expect(hits.length).toBeGreaterThan(1);
    for (const hit of hits) {
      expect(hit.matched).toStrictEqual([]);
      expect(hit).not.toHaveProperty('answer');
    }
    expect(hits.find(({ claim }) => claim.id === '1.3')?.leansOn?.id).toBe('1.2');
  });

  test('is made by the limit of the language, and by the others’ where it has none', async () => {
    const question = 'when was the bridge opened';
    const [english, german] = [await scopeOfClaims(bridge), await scopeOfClaims(bridge, 'de')];
    const { bands } = shipped.confidence;
    const status = (scope: SearchScope, refuse: Readonly<Record<string, number>>): string =>
      searchScopes(
        question,
        [scope],
        {},
        { ...shipped, confidence: { ...shipped.confidence, bands: { ...bands, refuse } } },
      ).status;
    expect(status(english, { en: 1, other: 0 })).toBe('refused');
    expect(status(english, { en: 0, other: 1 })).not.toBe('refused');
    expect(status(german, { en: 0, other: 1 })).toBe('refused');
    expect(status(german, { en: 1, other: 0 })).not.toBe('refused');
  });
});

test('the number of a step is no part of what is marked as its answer', async () => {
  const shard = new Shard(languageOf('en'));
  const claims = [
    '1. Hold the round button for five seconds.',
    '5. Screw the bracket to the wall, about 1.2 m above the ground.',
  ].map((text, at) => ({ id: `1.${at + 1}`, text, label: text.slice(0, 2) }));
  const article = { id: 'a', title: '', language: 'en', sections: [{ heading: 'Installing', claims }] };
  shard.commit(await shard.prepare(article, new Slices()), 0);
  const [hit] = searchScopes('How high is the bracket screwed to the wall?', [searchScopeOf(shard)], {}, shipped).hits;
  const { start = 0, end = 0 } = hit?.answer ?? {};
  expect(hit?.claim.text.slice(start, end)).toContain('1.2 m');
  expect(start).toBeGreaterThan(2);
});
