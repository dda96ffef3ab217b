import { expect, test, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { PRIOR_WEIGHTS } from '../../src/search/rank/decision.ts';
import { ClaimVectors } from '../../src/search/reader/claim-vectors.ts';
import type { EmbeddedText, Passage, Reader } from '../../src/search/reader/reader-port.ts';
import { SearchEngine } from '../../src/search/search-engine.ts';
import { stubReader } from './reader/stub-reader.ts';

const CLAIMS = [
  'The museum opens at nine in March.',
  'Dogs are not allowed in the museum.',
  'The ferry to Aldra leaves at eleven.',
  'Whoever is under six enters free of charge.',
  'The garden closes at dusk.',
];

const museum: Article = {
  id: 'museum',
  title: 'Museum',
  language: 'en',
  sections: [{ heading: 'Rules', claims: CLAIMS.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
};

const SAYS = [6, -6, -6];
const DENIES = [-6, 6, -6];
const NEITHER = [-6, -6, 6];

/** An engine whose reader has these stances, by a word of the claim. */
async function reads(stances: Readonly<Record<string, readonly number[]>>, given: Partial<Reader> = {}) {
  const stance = vi.fn((_statement: string, passages: readonly Passage[]) =>
    Promise.resolve(
      passages.flatMap(({ claim }) => Object.entries(stances).find(([word]) => claim.includes(word))?.[1] ?? NEITHER),
    ),
  );
  const reader = stubReader({ stance, ...given });
  const vectors = new ClaimVectors({ reader, model: 'm', dimensions: 2, againMs: 1 });
  const engine = new SearchEngine({ reading: { reader, vectors, weights: PRIOR_WEIGHTS, languages: ['en'] } });
  await engine.add(museum);
  if (given.embed !== undefined) await vectors.settled;
  return { engine, stance };
}

const first = ({ hits }: { readonly hits: readonly { readonly claim: { readonly text: string } }[] }) =>
  hits[0]?.claim.text;

test('what a claim was read to say is said', async () => {
  const { engine, stance } = await reads({ opens: SAYS });
  const found = await engine.similar('In March the museum starts at nine.');
  expect(found.grade).toBe('stated');
  expect(first(found)).toBe(CLAIMS[0]);
  expect(stance.mock.calls[0]?.[1]).toContainEqual({ path: ['Museum', 'Rules'], claim: CLAIMS[0] });
});

test.each([
  ['another time', 'The museum opens at ten in March.'],
  ['another month', 'The museum opens at nine in April.'],
  ['a “not”', 'The museum does not open at nine in March.'],
  ['another number', 'The museum opens at 9 in March 1990.'],
  ['another name', 'The museum of Berlin opens at nine in March.'],
])('with %s it is not said, however surely it was read', async (_, text) => {
  const { engine } = await reads({ opens: SAYS });
  const found = await engine.similar(text);
  expect(found.grade).toBe('related');
  expect(first(found)).toBe(CLAIMS[0]);
});

test('what a claim was read to deny is denied by it, wherever words would have put it', async () => {
  const { engine } = await reads({ Dogs: DENIES });
  const found = await engine.similar('You may take dogs along into the museum when it opens at nine in March.');
  expect(found.grade).toBe('denied');
  expect(first(found)).toBe(CLAIMS[1]);
  expect(new Set(found.hits.map(({ claim }) => claim.id)).size).toBe(found.hits.length);
});

test('of a claim that says so and one that denies it, the surer is believed', async () => {
  const denied = await reads({ opens: [3, -3, -3], garden: [-9, 9, -9] });
  expect((await denied.engine.similar('The museum opens at nine in March.')).grade).toBe('denied');
  const said = await reads({ opens: [9, -9, -9], garden: [-3, 3, -3] });
  expect((await said.engine.similar('The museum opens at nine in March.')).grade).toBe('stated');
});

test('the same words are not said where the reader finds neither', async () => {
  const { engine } = await reads({});
  expect((await engine.similar('The museum opens at nine in March.')).grade).toBe('related');
});

test('a message too long to be read to its end is neither said nor denied', async () => {
  const { engine } = await reads({ opens: SAYS, Dogs: DENIES });
  const long = `The museum opens at nine in March. ${'I went there with my aunt and we had a lovely time. '.repeat(4)}`;
  expect((await engine.similar(long)).grade).not.toMatch(/stated|denied/u);
});

test('a claim that only means the same is read as well', async () => {
  const isPrice = ({ text }: EmbeddedText) => /charge|Admission/u.test(text);
  const embed = (texts: readonly EmbeddedText[]) =>
    Promise.resolve(texts.map((text) => (isPrice(text) ? Float32Array.of(1, 0) : Float32Array.of(0, 1))));
  const { engine } = await reads({ charge: SAYS }, { embed });
  const found = await engine.similar('Admission is gratis for little children!');
  expect(found.grade).toBe('stated');
  expect(first(found)).toBe(CLAIMS[3]);
});

test.each([
  ['is off', { isOff: true }],
  ['reads nothing', { stance: () => Promise.resolve(undefined) }],
])('where the reader %s, words have their say, but with the same facts', async (_, given) => {
  const { engine } = await reads({}, given);
  expect((await engine.similar('The museum opens at nine in March.')).grade).toBe('stated');
  expect((await engine.similar('Dogs are allowed in the museum.')).grade).toBe('related');
  expect((await engine.similar('My cat sleeps on the sofa.')).grade).toBe('none');
});

test('in another language words have their say', async () => {
  const { engine, stance } = await reads({});
  await engine.add({
    ...museum,
    id: 'de',
    language: 'de',
    sections: [{ heading: '', claims: [{ id: '1.1', text: 'Das Museum öffnet um neun.' }] }],
  });
  expect((await engine.similar('Das Museum öffnet um neun.', { articleIds: ['de'] })).grade).toBe('stated');
  expect(stance).not.toHaveBeenCalled();
});
