import { expect, test } from 'vitest';
import { WordSearch } from '../../src/search/word-search.ts';

async function asked(claims: readonly string[], question: string, { language = 'en', heading = 'Who helps' } = {}) {
  const engine = new WordSearch();
  const sections = [{ heading, claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  await engine.add({ id: 'a', title: 'Partners of Nepal', language, sections });
  const { status, hits } = engine.search(question);
  return { status, first: hits[0]?.claim.id };
}

const trade = 'Trade with China reached two billion last year.';
const schools = 'Most help goes into roads, unlike that of Turkey, which supports a network of schools.';
const others = ['The harbour is open all year.', 'Boats are painted in spring.'];

test.each([
  ['Which network of schools does Turkey support?', 'answered'],
  ['Which network of schools does China support?', 'unsure'],
])('a claim about another country is no sure answer, though the one before names it: %s', async (question, status) => {
  expect(await asked([trade, schools, ...others], question)).toEqual({ status, first: '1.2' });
});

test('a claim that leans on the one before is about what that names', async () => {
  const leaning = 'It also supports a network of schools, as Turkey does.';
  const question = 'Which network of schools does China support?';
  expect(await asked([trade, leaning, ...others], question)).toEqual({ status: 'answered', first: '1.2' });
});

test.each([
  ['that its heading names', { heading: 'China' }, schools],
  ['where it names none itself', {}, 'Most help goes into roads; a network of schools has support, too.'],
])('so is a claim about a country %s', async (_, more, claim) => {
  const question = 'Which network of schools does China support?';
  expect(await asked([trade, claim, ...others], question, more)).toEqual({ status: 'answered', first: '1.2' });
});

test.each([
  [
    'de',
    ['Mit China wurden zwei Milliarden umgesetzt.', 'Anders als Russland unterstützt die Türkei ein Netz von Schulen.'],
    'Welches Netz von Schulen unterstützt China?',
    'Welches Netz von Schulen unterstützt die Türkei?',
  ],
  [
    'es',
    ['El comercio con China fue de dos mil millones.', 'Turquía, en cambio, mantiene una red de escuelas.'],
    '¿Qué red de escuelas mantiene China?',
    '¿Qué red de escuelas mantiene Turquía?',
  ],
] as const)('so it is in another language: %s', async (language, claims, about, right) => {
  expect((await asked([...claims, ...others], about, { language, heading: '' })).status).not.toBe('answered');
  expect((await asked([...claims, ...others], right, { language, heading: '' })).first).toBe('1.2');
});
