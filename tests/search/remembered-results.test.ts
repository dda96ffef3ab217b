import { expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { PRIOR_WEIGHTS } from '../../src/search/rank/decision.ts';
import { ClaimVectors } from '../../src/search/reader/claim-vectors.ts';
import type { EmbeddedText, Passage, Reader } from '../../src/search/reader/reader-port.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';
import { stubReader } from './reader/stub-reader.ts';

const ferry = (...texts: readonly string[]): Article => ({
  id: 'ferry',
  title: 'Ferry handbook',
  language: 'en',
  sections: [{ heading: 'Boats', claims: texts.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
});

const DOGS = 'Does the ferry take dogs along?';

/** An engine of one article; how often its reader was asked, and what its vectors wait for. */
async function reads(given: Partial<Reader> = {}) {
  const read = vi.fn((_question: string, passages: readonly Passage[]) =>
    Promise.resolve(passages.map(({ claim }) => (claim.includes('Dogs') ? 8 : -6))),
  );
  const embed = (texts: readonly EmbeddedText[]) => Promise.resolve(texts.map(() => Float32Array.of(1, 0)));
  const reader = stubReader({ read, embed, ...given });
  const vectors = new ClaimVectors({ reader, model: 'm', dimensions: 2, againMs: 1 });
  const engine = new SearchEngine({ reading: { reader, vectors, weights: PRIOR_WEIGHTS, languages: ['en'] } });
  await engine.add(ferry('The ferry leaves at nine.', 'Dogs travel free of charge.'));
  return { engine, read, vectors };
}

test('the same question of the same articles is read once', async () => {
  const { engine, read, vectors } = await reads();
  await vectors.settled;
  const first = await engine.search(DOGS);
  expect(await engine.search(DOGS)).toEqual(first);
  expect(read).toHaveBeenCalledOnce();
});

test.each([
  ['another limit', { limit: 1 }],
  ['other articles', { articleIds: [] }],
  ['another question before it', { previous: 'When does the ferry leave?' }],
])('with %s it is another question', async (_, options) => {
  const { engine, vectors } = await reads();
  await vectors.settled;
  await engine.search('and dogs?');
  const fresh = await reads();
  await fresh.vectors.settled;
  expect(await engine.search('and dogs?', options)).toEqual(await fresh.engine.search('and dogs?', options));
});

test('what was found in an article is forgotten when the article changes, or goes', async () => {
  const engine = new SearchEngine();
  await engine.add(ferry('The ferry leaves at nine.'));
  const claims = async () => (await engine.search('When does the ferry leave?')).hits.map(({ claim }) => claim.text);
  expect(await claims()).toEqual(['The ferry leaves at nine.']);
  await engine.add(ferry('The ferry leaves at ten.'));
  expect(await claims()).toEqual(['The ferry leaves at ten.']);
  engine.remove('ferry');
  expect(await claims()).toEqual([]);
});

test('what is found while the article changes is not remembered', async () => {
  const { promise: late, resolve: come } = Promise.withResolvers<readonly number[]>();
  const answers = [late, Promise.resolve([8, -6])];
  const { engine, vectors } = await reads({ read: () => answers.shift() ?? Promise.resolve(undefined) });
  await vectors.settled;
  const asked = engine.search(DOGS);
  await engine.add(ferry('Dogs pay half.', 'The ferry leaves at ten.'));
  await vectors.settled;
  come([-6, 8]);
  expect((await asked).hits).toEqual([]);
  expect((await engine.search(DOGS)).hits[0]?.claim.text).toBe('Dogs pay half.');
});

test('what was not read in time is read the next time', async () => {
  const answers = [undefined, [-6, 8]];
  const { engine, vectors } = await reads({ read: () => Promise.resolve(answers.shift()) });
  await vectors.settled;
  expect((await engine.search(DOGS)).status).toBe('unsure');
  expect((await engine.search(DOGS)).status).toBe('answered');
});

test('what was found before the meaning of claims was known is looked for again', async () => {
  const { promise: known, resolve: know } = Promise.withResolvers<undefined>();
  const embed: Reader['embed'] = async (texts, options) => {
    if (options?.inBackground === true) await known;
    return texts.map(() => Float32Array.of(1, 0));
  };
  const { engine, read, vectors } = await reads({ embed });
  await engine.search(DOGS);
  await engine.search(DOGS);
  expect(read).toHaveBeenCalledTimes(2);
  know(undefined);
  await vectors.settled;
  await engine.search(DOGS);
  await engine.search(DOGS);
  expect(read).toHaveBeenCalledTimes(3);
});
