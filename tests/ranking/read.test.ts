import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRead, readingEngine } from './bundled-reading.ts';
import { IN_OTHER_WORDS, SWAPPED } from './bundled-questions.ts';

describe.skipIf(!canRead)('questions on the bundled article, read', () => {
  let opened: Awaited<ReturnType<typeof readingEngine>>;
  beforeAll(async () => {
    opened = await readingEngine();
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  test('of fifty in other words at least thirty-six bring the right claim first, forty-two among the first three, and most are not refused', async () => {
    const places = await Promise.all(
      IN_OTHER_WORDS.map(async ([question, claim]) => {
        const { hits, status } = await opened.engine.search(question);
        return { question, claim, status, place: hits.findIndex((hit) => hit.claim.id === claim) };
      }),
    );
    expect(places.filter(({ place }) => place !== 0).slice(14)).toEqual([]);
    expect(places.filter(({ place }) => place < 0 || place > 2).slice(8)).toEqual([]);
    expect(places.filter(({ status }) => status === 'refused').slice(24)).toEqual([]);
  });

  test.each([
    'How do I bake bread?',
    'What is the capital of France?',
    'who won the world cup',
    'what time does the shop open',
    'Can I bring my dog?',
    'Is Bitcoin legal?',
  ])('what is about something else is refused: %s', async (question) => {
    expect((await opened.engine.search(question)).status).toBe('refused');
  });

  test('with a changed subject, year, place or direction none is sure', async () => {
    const found = await Promise.all(SWAPPED.map((question) => opened.engine.search(question)));
    expect(found.filter(({ status }) => status === 'answered').map(({ question }) => question)).toEqual([]);
  });
});
