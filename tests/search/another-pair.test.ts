import { expect, test } from 'vitest';
import { WordSearch } from '../../src/search/word-search.ts';

async function asked(claim: string, question: string, language = 'en') {
  const engine = new WordSearch();
  const claims = [claim, 'The harbour is open all year.', 'Boats are painted in spring.'];
  const sections = [{ heading: 'Trade', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }];
  await engine.add({ id: 'a', title: 'Trade routes', language, sections });
  const { status, hits } = engine.search(question);
  return { status, first: hits[0]?.claim.id };
}

const TRADE = 'Russia’s trade with Afghanistan is only $289 million, far behind Iran, China and Pakistan.';

test.each([
  ['How much does Russia trade with Afghanistan?', 'answered'],
  ['How much does Afghanistan trade with Russia?', 'answered'],
  ['How much does Russia trade with China?', 'unsure'],
  ['How much does Russia trade with Pakistan?', 'unsure'],
])('a claim that joins others than are asked for is no sure answer: %s', async (question, status) => {
  expect(await asked(TRADE, question)).toEqual({ status, first: '1.1' });
});

test('all names of a list are joined', async () => {
  const list = 'Russia trades with Iran, China and Pakistan for $2 billion, more than Turkey.';
  expect((await asked(list, 'How much does Russia trade with Pakistan?')).status).toBe('answered');
  expect((await asked(list, 'How much does Russia trade with Turkey?')).status).toBe('unsure');
});

test.each([
  [
    'es',
    'Rusia comercia con Afganistán por 289 millones de dólares, mucho menos que China.',
    '¿Por cuánto comercia Rusia con China?',
  ],
  [
    'fr',
    'La Russie commerce avec le Pakistan pour 289 millions de dollars, bien moins que la Chine.',
    'Pour combien la Russie commerce avec la Chine ?',
  ],
])('so it is in another language: %s', async (language, claim, question) => {
  expect((await asked(claim, question, language)).status).not.toBe('answered');
});
