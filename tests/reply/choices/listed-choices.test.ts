import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { LibraryView } from '../../../src/library/library-view.ts';
import { claimChoices, sectionChoices } from '../../../src/reply/place-choices.ts';
import { articleSaying, claimOf, libraryOf, namesOf } from './choices-support.ts';

const words = messages.en;

const parts = (count: number, texts = 1) =>
  Array.from({ length: count }, (_, index): readonly [string, ...string[]] => [
    `Weirs of bend ${index + 1}`,
    ...Array.from({ length: texts }, (__, at) => `Mill ${index + 1} turns weir ${at + 1} of the stream.`),
  ]);

const bees = articleSaying('Bees', [
  ['Honey', 'Bees store honey.', 'Smoke calms bees.'],
  ['Wax', 'Wax is soft.'],
]);
const wasps = articleSaying('Wasps', [['Nests', 'Wasps chew wood.']]);

describe('while nothing is typed', () => {
  const outline = async (count: number, texts = 9) =>
    namesOf(claimChoices(await libraryOf(articleSaying('River', parts(count, texts))), '', words)).map(
      (name) => name.split(' · ')[0] ?? '',
    );
  const claimsOf = (numbers: readonly string[]) => numbers.filter((number) => number.includes('.')).length;

  test('each section has up to three of its claims below it, as long as there is room', async () => {
    expect(await outline(1)).toHaveLength(4);
    expect(claimsOf(await outline(6))).toBe(18);
    expect(claimsOf(await outline(7))).toBe(14);
    expect(claimsOf(await outline(12))).toBe(12);
    expect(claimsOf(await outline(13))).toBe(0);
    expect(await outline(13)).toHaveLength(13);
    expect(await outline(1, 2)).toEqual(['1', '1.1', '1.2']);
  });

  test('the sections of each article have their share, in order', async () => {
    const view = await libraryOf(articleSaying('River', parts(40)), articleSaying('Hill', parts(2)));
    const [claims, sections] = [claimChoices(view, '', words), sectionChoices(view, '', words)].map(namesOf);
    expect(sections).toEqual(claims);
    expect(sections?.slice(21)).toEqual([
      'River · 22 · Weirs of bend 22',
      'River · 23 · Weirs of bend 23',
      'Hill · 1 · Weirs of bend 1',
      'Hill · 2 · Weirs of bend 2',
    ]);
  });
});

describe('claims', () => {
  const finding = (view: LibraryView, ...found: readonly [Article, string][]): LibraryView => ({
    ...view,
    lookup: () => found.map(([article, id]) => claimOf(article, id)),
  });
  const stings = articleSaying('Stings', [
    ['Pain', 'It hurts.'],
    ['A sting', 'It swells.', 'It itches.'],
    ['Sting again', 'Twice.'],
  ]);
  const birds = articleSaying('Birds', [['Song', 'They sing.', 'They hum.']]);

  test('stand below their section where it is meant itself; its article has no more places for that', async () => {
    const view = finding(
      await libraryOf(stings, birds),
      [stings, '1.1'],
      [birds, '1.1'],
      [stings, '2.1'],
      [birds, '1.2'],
      [stings, '2.2'],
    );
    expect(namesOf(claimChoices(view, 'sting', words))).toEqual([
      'Stings · 1.1 · It hurts.',
      'Birds · 1.1 · They sing.',
      'Stings · 2 · A sting',
      'Birds · 1.2 · They hum.',
      'Stings · 2.1 · It swells.',
      'Stings · 2.2 · It itches.',
      'Stings · 3 · Sting again',
    ]);
  });

  test('are in the order in which they were found', async () => {
    const view = finding(await libraryOf(stings, birds), [birds, '1.2'], [stings, '2.1'], [birds, '1.1']);
    expect(namesOf(claimChoices(view, 'nothing of that', words))).toEqual([
      'Birds · 1.2 · They hum.',
      'Stings · 2.1 · It swells.',
      'Birds · 1.1 · They sing.',
    ]);
  });

  test('of none that was found are the sections of the articles, among several, whose title was typed', async () => {
    const quixotry = articleSaying('Quixotry', [
      ['Mills', 'He rides.'],
      ['Inns', 'He rests.'],
    ]);
    const typed = async (...articles: readonly Article[]) =>
      namesOf(claimChoices(await libraryOf(...articles), 'quixotry', words));
    expect(await typed(bees, quixotry)).toEqual(['Quixotry · 1 · Mills', 'Quixotry · 2 · Inns']);
    expect(await typed(quixotry)).toEqual([]);
    expect(await typed(bees, wasps)).toEqual([]);
  });

  test('have no number before them that their text has itself', async () => {
    const rules = makeArticle({
      ...bees,
      sections: [{ heading: 'Rules', claims: [{ id: '1.1', label: '4.', text: '4. Be kind.' }] }],
    });
    expect(namesOf(claimChoices(await libraryOf(rules), 'kind', words))).toEqual(['4. Be kind.']);
    expect(namesOf(claimChoices(await libraryOf(rules, wasps), 'kind', words))[0]).toBe('Bees · 4. Be kind.');
  });
});

describe('sections for what is typed', () => {
  test('are of one article in its order', async () => {
    const lamps = articleSaying('Lamps', [
      ['Oil', 'Fill it.'],
      ['Lamps at night', 'Light it.'],
      ['Wick', 'Trim it.'],
    ]);
    expect(namesOf(sectionChoices(await libraryOf(lamps), 'lamps', words))).toEqual([
      '1 · Oil',
      '2 · Lamps at night',
      '3 · Wick',
    ]);
  });

  test('are of several first those whose heading has it, then those whose article’s title has it', async () => {
    const lamps = articleSaying('Lamps', [
      ['Oil', 'Fill it.'],
      ['Lamps at night', 'Light it.'],
    ]);
    const house = articleSaying('House', [
      ['Rooms', 'There are two.'],
      ['Old lamps', 'There are none.'],
    ]);
    expect(namesOf(sectionChoices(await libraryOf(house, lamps), 'lamps', words))).toEqual([
      'House · 2 · Old lamps',
      'Lamps · 2 · Lamps at night',
      'Lamps · 1 · Oil',
    ]);
  });

  test('are spread over the articles', async () => {
    const many = articleSaying(
      'One',
      ['Red lamps', 'Blue lamps', 'Green lamps'].map((heading) => [heading, 'It burns.']),
    );
    const few = articleSaying('Two', [['Old lamps', 'It burns.']]);
    expect(namesOf(sectionChoices(await libraryOf(many, few), 'lamps', words))).toEqual([
      'One · 1 · Red lamps',
      'Two · 1 · Old lamps',
      'One · 2 · Blue lamps',
      'One · 3 · Green lamps',
    ]);
  });
});
