import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRead, readingEngine } from './bundled-reading.ts';
import { IN_OTHER_WORDS, SWAPPED } from './bundled-questions.ts';

describe.skipIf(!canRead)('questions on the bundled article, read', () => {
  let opened: Awaited<ReturnType<typeof readingEngine>>;
  beforeAll(async () => {
    opened = await readingEngine();
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  test('of fifty in other words at least twenty-four bring the right claim first, and thirty-four among the first three', async () => {
    const places = await Promise.all(
      IN_OTHER_WORDS.map(async ([question, claim]) => {
        const { hits } = await opened.engine.search(question);
        return { question, claim, place: hits.findIndex((hit) => hit.claim.id === claim) };
      }),
    );
    expect(places.filter(({ place }) => place !== 0).slice(26)).toEqual([]);
    expect(places.filter(({ place }) => place < 0 || place > 2).slice(16)).toEqual([]);
  });

  test('with a changed subject, year, place or direction none is sure', async () => {
    const found = await Promise.all(SWAPPED.map((question) => opened.engine.search(question)));
    expect(found.filter(({ status }) => status === 'answered').map(({ question }) => question)).toEqual([]);
  });
});
