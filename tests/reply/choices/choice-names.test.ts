import { describe, expect, test } from 'vitest';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import { Library } from '../../../src/library/library.ts';
import {
  articleChoices,
  choicesAmong,
  claimChoices,
  placeChoices,
  sectionChoices,
} from '../../../src/reply/place-choices.ts';
import { articleKey, placeValue } from '../../../src/reply/places.ts';
import { articleSaying, claimOf, libraryOf, namesOf, sectionOf } from './choices-support.ts';

const words = messages.en;

const bees = articleSaying('Bees', [
  ['Honey', 'Bees store honey.', 'Smoke calms bees.'],
  ['Wax', 'Wax is soft.'],
]);
const wasps = articleSaying('Wasps', [['Nests', 'Wasps chew wood.']]);

describe('articles', () => {
  test('begin with the one that another option’s choice is from', () => {
    const all = [bees, wasps, articleSaying('Birds', [])];
    expect(namesOf(articleChoices(all, '', words, articleKey('wasps')))).toEqual(['Wasps', 'Bees', 'Birds']);
    expect(namesOf(articleChoices(all, '', words, 'nothing'))).toEqual(['Bees', 'Wasps', 'Birds']);
  });

  test('of one title are told by their authors, others are titles in which what was typed is seen', () => {
    const long = `${'A title that says little '.repeat(6)}about marzipan`;
    const all = [
      { id: 'a', title: 'Rules', author: 'Ann' },
      { id: 'b', title: 'Rules', author: 'Bo' },
      { id: 'c', title: long },
    ];
    expect(namesOf(articleChoices(all, 'rules', words))).toEqual(['Rules · Ann', 'Rules · Bo']);
    expect(namesOf(articleChoices(all, 'marzipan', words))[0]).toMatch(/^….* about marzipan$/);
    expect(namesOf(articleChoices(all, '', words)).slice(0, 2)).toEqual(['Rules · Ann', 'Rules · Bo']);
  });
});

describe('what is offered for an option', () => {
  const offered = async (name: string, value: string, options: object = {}) => {
    const request = { id: '1', channelId: '2', userId: '3', locale: 'en', permissions: 0n, options } as const;
    const services = { library: new Library([bees, wasps]) } as unknown as Services;
    return namesOf(await placeChoices({ ...request, focused: { name, value } }, services));
  };

  test('is a claim for a statement, a section for any other', async () => {
    expect(await offered('statement', 'smoke')).toEqual(['Bees · 1.2 · Smoke calms bees.']);
    expect(await offered('section', 'smoke')).toEqual(['Bees · 1 · Honey']);
  });

  test('is of the article that was chosen, and nothing of one that nobody knows', async () => {
    expect(await offered('section', '', { article: 'wasps' })).toEqual(['1 · Nests']);
    expect(await offered('section', '', { article: 'nobody knows it' })).toEqual([]);
    expect(await offered('statement', '', { article: 'nobody knows it' })).toEqual([]);
  });

  test('is for an article first the one that the section or the statement is from', async () => {
    expect(await offered('article', '')).toEqual(['Bees', 'Wasps']);
    expect(await offered('article', '', { section: placeValue(sectionOf(wasps, '1')) })).toEqual(['Wasps', 'Bees']);
    expect(await offered('article', '', { statement: placeValue(claimOf(wasps, '1.1')) })).toEqual(['Wasps', 'Bees']);
    expect(await offered('article', '', { section: 'typed' })).toEqual(['Bees', 'Wasps']);
  });
});

describe('a place’s article among several', () => {
  const north = articleSaying('A long walk along the rivers of the north', [['Spring', 'It rains.']]);
  const south = articleSaying('A long walk along the rivers of the south', [['Autumn', 'It snows.']]);

  test('is named in 24 characters, and with the words of its title that were typed', async () => {
    const view = await libraryOf(north, south);
    const before = (typed: string) => claimChoices(view, typed, words).map(({ name }) => name.split(' · ')[0]);
    expect(before('snows')).toEqual(['A long walk…of the south']);
    expect(before('')).toContain('A long walk…of the north');
    for (const shown of before('rivers of')) {
      expect(shown).toContain('rivers of');
      expect(shown?.length).toBeLessThanOrEqual(24);
    }
  });

  test('is not said again where a section has no heading: it is told by how it begins', async () => {
    const bare = articleSaying('Bare', [['', 'It begins so.']]);
    expect(namesOf(sectionChoices(await libraryOf(bare), '', words))).toEqual(['1 · Bare']);
    expect(namesOf(sectionChoices(await libraryOf(bare, bees), '', words))[0]).toBe('Bare · 1 · It begins so.');
  });

  test('stands before the number of a section that has none of its own', async () => {
    const law = articleSaying('Law', [
      ['§ 7 Fees', 'They are due.'],
      ['Fines', 'They are high.'],
    ]);
    expect(namesOf(sectionChoices(await libraryOf(law, bees), '', words)).slice(0, 2)).toEqual([
      'Law · § 7 Fees',
      'Law · 2 · Fines',
    ]);
    expect(namesOf(sectionChoices(await libraryOf(law), 'fees', words))).toEqual(['§ 7 Fees']);
  });

  test('is named for places that were found in another way, each once', async () => {
    const view = await libraryOf(bees, wasps);
    expect(choicesAmong([claimOf(bees, '1.2'), sectionOf(wasps, '1'), claimOf(bees, '1.2')], view, words)).toEqual([
      { name: 'Bees · 1.2 · Smoke calms bees.', value: placeValue(claimOf(bees, '1.2')) },
      { name: 'Wasps · 1 · Nests', value: placeValue(sectionOf(wasps, '1')) },
    ]);
  });
});
