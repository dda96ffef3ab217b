import { describe, expect, test } from 'vitest';
import { without } from '../../training/hard-negatives.ts';
import { ArticleNumbers, readCases } from '../../training/training-cases.ts';

const article = (id: string, ...sections: readonly (readonly string[])[]) => ({
  id,
  title: id,
  language: 'en',
  sections: sections.map((claims, section) => ({
    heading: `Part ${section + 1}`,
    claims: claims.map((text, claim) => ({ id: `${section + 1}.${claim + 1}`, text })),
  })),
});

const harbour = article('Harbour', ['The harbour has a tower.'], ['Ships come in spring.', 'Fog is common.']);
const tower = article('Tower', ['The tower of the harbour is painted white.', 'It has a lamp.']);
const garden = article('Garden', ['Roses grow here.', 'The gate is open.']);

describe('an article without some of its claims', () => {
  test('keeps the others under their ids, and no empty sections', () => {
    expect(without(harbour, ['1.1'])?.sections).toStrictEqual([harbour.sections[1]]);
    expect(without(harbour, ['2.1'])?.sections[1]?.claims).toStrictEqual([{ id: '2.2', text: 'Fog is common.' }]);
    expect(without(harbour, ['2.1'])?.id).not.toBe(harbour.id);
  });

  test('is none where no claim is left', () => {
    expect(without(garden, ['1.1', '1.2'])).toBeUndefined();
  });
});

test('a question is also asked of the nearest article that does not answer it, and of its own without the answer', async () => {
  const sets = [
    { article: harbour, questions: [{ text: 'When do ships come to the harbour tower?', gold: ['2.1'] }] },
    { article: garden, questions: [] },
    { article: tower, questions: [] },
  ];
  const cases = await readCases(sets, new ArticleNumbers());
  const found = (place: string) =>
    cases.find((item) => item.place === place)?.found.map(({ entry, at }) => entry.index.claims[at]?.text);
  expect(found('near')).toStrictEqual(['The tower of the harbour is painted white.', 'It has a lamp.']);
  expect(found('without')).toStrictEqual(['The harbour has a tower.', 'Fog is common.']);
  const hard = cases.filter(({ place }) => place === 'near' || place === 'without');
  expect(hard.flatMap(({ gold }) => gold)).not.toContain(true);
  // A word that only the answer had is unknown without it.
  const word = cases
    .find(({ place }) => place === 'without')
    ?.found[0]?.question.words.find((item) => item.word === 'ships');
  expect(word?.alternatives).toStrictEqual([]);
});
