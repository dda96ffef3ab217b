import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRead, readingEngine } from './bundled-reading.ts';

/** What the article says, in other words. */
const SAID: readonly string[] = [
  'Russia kept its embassy in Kabul open when the Taliban took the city.',
  'The Russian ambassador was the first foreign diplomat to meet publicly with the Taliban.',
  "Russia's trade with Afghanistan amounts to $289 million.",
  'Turkey supports a network of schools in Afghanistan.',
  'Russia has no significant humanitarian aid programmes in Afghanistan.',
  'Russia launched a large-scale invasion of Ukraine in February 2022.',
  'Between the 1950s and the 1980s the Soviets developed 130 projects in Afghanistan.',
  'Former president Ashraf Ghani fled with cars full of cash.',
  'Russia hosted a conference on Afghanistan.',
  'Central Asian states are vulnerable to drug trafficking from Afghanistan.',
];

/** What a claim of it denies. */
const DENIED: readonly string[] = [
  'Russia evacuated its embassy in Kabul when the Taliban took over the city.',
  'Russia has significant education programmes in Afghanistan.',
  "Russia's plans to supply wheat to Afghanistan are certain.",
  'No foreign diplomat has publicly met with the Taliban.',
  "Russia's relations with the US are getting better.",
  'Russia trades more with Afghanistan than China does.',
  'The Russian embassy praised Ashraf Ghani.',
  'Russia is not interested in working with North Korea.',
];

/** What it neither says nor denies, though it has most of the words. */
const NEITHER: readonly string[] = [
  "Germany's trade with Afghanistan amounts to $289 million.",
  'Russia has a network of schools in Kyrgyzstan.',
  'The Soviets developed 130 projects in Mongolia between the 1950s and 1980s.',
  'Russia was one of the few countries that did not evacuate its embassy in Damascus.',
  'The Taliban took over Kabul on 15 August 1996.',
  'Ambassador Dmitry Zhirnov was born in Moscow.',
  'Russian tourists like the mountains of Afghanistan.',
  'Pakistan builds a gas pipeline to Iran.',
];

describe.skipIf(!canRead)('messages on the bundled article, read', () => {
  let opened: Awaited<ReturnType<typeof readingEngine>>;
  beforeAll(async () => {
    opened = await readingEngine();
  });
  afterAll(() => opened[Symbol.asyncDispose]());

  const gradesOf = (texts: readonly string[]) =>
    Promise.all(texts.map(async (text) => ({ text, grade: (await opened.engine.similar(text)).grade })));

  test('what is denied, or neither, is never said', async () => {
    const graded = await gradesOf([...DENIED, ...NEITHER]);
    expect(graded.filter(({ grade }) => grade === 'stated')).toEqual([]);
  });

  test('what is said of another subject is not denied', async () => {
    const graded = await gradesOf(NEITHER);
    expect(graded.filter(({ grade }) => grade === 'denied')).toEqual([]);
  });

  test('of what the article says at least three of ten are said, and none denied', async () => {
    const graded = await gradesOf(SAID);
    expect(graded.filter(({ grade }) => grade === 'denied')).toEqual([]);
    expect(graded.filter(({ grade }) => grade !== 'stated').slice(SAID.length - 3)).toEqual([]);
  });
});
