import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRead, readingEngine } from './bundled-reading.ts';
import { IN_OTHER_WORDS, SWAPPED } from './bundled-questions.ts';

describe.skipIf(!canRead)('questions on the bundled article, read', () => {
  let opened: Awaited<ReturnType<typeof readingEngine>>;
  beforeAll(async () => {
    opened = await readingEngine();
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  test('of fifty in other words at least thirty bring the right claim first, and forty-two among the first three', async () => {
    const places = await Promise.all(
      IN_OTHER_WORDS.map(async ([question, claim]) => {
        const { hits } = await opened.engine.search(question);
        return { question, claim, place: hits.findIndex((hit) => hit.claim.id === claim) };
      }),
    );
    expect(places.filter(({ place }) => place !== 0).slice(20)).toEqual([]);
    expect(places.filter(({ place }) => place < 0 || place > 2).slice(8)).toEqual([]);
  });

  test('with a changed subject, year, place or direction none is sure', async () => {
    const found = await Promise.all(SWAPPED.map((question) => opened.engine.search(question)));
    expect(found.filter(({ status }) => status === 'answered').map(({ question }) => question)).toEqual([]);
  });

  test.each(['why is russia courting the taliban', 'hey does anyone know why russia is courting the taliban, thx'])(
    'is not refused: %s',
    async (question) => {
      expect((await opened.engine.search(question)).status).not.toBe('refused');
    },
  );
});
