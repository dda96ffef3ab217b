import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { Library } from '../../src/library/library.ts';
import { articleMenu } from '../../src/reply/article-card.ts';
import { articleMeant, nameAmong } from '../../src/reply/article-names.ts';
import { libraryWithin, resolvePlace } from '../../src/reply/picked-places.ts';
import { articleChoices, claimChoices, sectionChoices } from '../../src/reply/place-choices.ts';
import { chooseArticleAction } from '../../src/reply/places.ts';
import { fourArticles, manyArticles } from '../support/articles.ts';

const words = messages.en;
const viewOf = (articles: readonly Article[]) => new Library(articles).read({}, (view) => view);
const articlesIn = (choices: readonly { readonly name: string }[]) =>
  new Set(choices.map(({ name }) => name.split(' · ')[0]));
const titled = (...titles: readonly string[]) => titles.map((title, at) => ({ id: `a${at}`, title, author: `A${at}` }));

describe('with forty articles that match', () => {
  it.each(['', 'lamp', 'house', 'begins', 'story'])(
    'suggestions for %j are spread over as many as are listed',
    async (typed) => {
      const view = await viewOf(manyArticles(40));
      for (const choices of [claimChoices(view, typed, words), sectionChoices(view, typed, words)]) {
        expect(choices).toHaveLength(25);
        expect(articlesIn(choices).size).toBeGreaterThanOrEqual(typed === '' || typed === 'story' ? 13 : 24);
      }
      const shown = claimChoices(view, typed, words).map(({ name }) => name.toLowerCase());
      expect(shown.filter((name) => !name.includes(typed))).toEqual([]);
    },
  );

  it('one of them is found by a part of its title, however far down the list it stands', () => {
    const many = manyArticles(200);
    expect(articleChoices(many, 'number 199', words).map(({ name }) => name)).toEqual(['Story number 199']);
    expect(articleChoices(many, 'author 150', words)[0]?.name).toBe('Story number 150 · Author 150');
    expect(articleChoices(many, '', words)).toHaveLength(25);
  });

  it('a menu holds the nearest of them first, and then the first, each once; as they are where it holds all', () => {
    const labels = (count: number, nearest: readonly number[]) => {
      const many = manyArticles(count);
      const near = nearest.flatMap((at) => many[at] ?? []);
      const [row] = articleMenu(many, 'Choose', chooseArticleAction.id({}), words, near);
      const [component] = row?.components ?? [];
      return component !== undefined && 'options' in component ? component.options.map(({ label }) => label) : [];
    };
    const some = labels(40, [30, 3]);
    expect(some).toHaveLength(25);
    expect(some.slice(0, 6)).toEqual([30, 3, 0, 1, 2, 4].map((number) => `Story number ${number}`));
    expect(labels(26, [20]).slice(0, 2)).toEqual(['Story number 20', 'Story number 0']);
    expect(labels(25, [20])).toEqual(Array.from({ length: 25 }, (_, at) => `Story number ${at}`));
  });
});

it('what was typed is seen in a suggestion behind its article, within what Discord shows', async () => {
  const text = `${'A long beginning that says little. '.repeat(6)}Then comes the marzipan, at last.`;
  const long: Article = {
    id: 'long',
    title: 'A title so long that it would leave no room for anything else in the line',
    language: 'en',
    sections: [{ heading: '', claims: [{ id: '1.1', text }] }],
  };
  const view = await viewOf([...fourArticles, long]);
  const [first] = claimChoices(view, 'marzipan', words);
  expect(first?.name).toMatch(/^A title so long.* · 1\.1 · ….*marzipan/u);
  expect(first?.name.length).toBeLessThanOrEqual(100);
  const [section] = sectionChoices(view, 'anything', words);
  expect(section?.name).toContain('anything');
  expect(section?.name).toContain(' · 1 · A long beginning');
});

describe('an article that was chosen', () => {
  it('has no other’s places in the library that is left', async () => {
    const view = await viewOf(fourArticles);
    const within = libraryWithin(view, 'fair');
    if (within === undefined) throw new Error('The article is not known.');
    expect(within.articles.map(({ id }) => id)).toEqual(['fair']);
    expect(claimChoices(within, 'warning', words).map(({ name }) => name)).toEqual([
      '1.3 · A warning of storms closes the fair at once.',
    ]);
    expect(resolvePlace(within, '2.1')?.article.id).toBe('fair');
    const elsewhere = claimChoices(view, 'insults', words)[0]?.value ?? '';
    expect(resolvePlace(view, elsewhere)?.article.id).toBe('server-rules');
    expect(resolvePlace(within, elsewhere)).toBeUndefined();
    expect(libraryWithin(view, undefined)).toBe(view);
    expect(libraryWithin(view, 'no such thing')).toBeUndefined();
  });
});

describe('the name of an article among others', () => {
  it('is its title, cut; in the middle where others begin alike', () => {
    const shelf = titled(
      'Bees',
      'Questions that are often asked about lamps',
      'Questions that are often asked about ovens',
    );
    expect(shelf.map((each) => nameAmong(each, shelf, 20))).toEqual([
      'Bees',
      'Questions…bout lamps',
      'Questions…bout ovens',
    ]);
    for (const max of [18, 24, 40, 60])
      for (const each of shelf) expect(nameAmong(each, shelf, max)?.length).toBeLessThanOrEqual(max);
  });

  it('has the author beside it where the title is another’s as well, or else its place', () => {
    const twins = titled('Rules', 'Rules');
    expect(twins.map((each) => nameAmong(each, twins, 20))).toEqual(['Rules · A0', 'Rules · A1']);
    const same = twins.map(({ id, title }) => ({ id, title }));
    expect(same.map((each) => nameAmong(each, same, 20))).toEqual(['Rules · 1', 'Rules · 2']);
  });

  it('is among many of one title that of the author where it is theirs alone', () => {
    const rules = (id: string, author?: string) => ({ id, title: 'Rules', ...(author !== undefined && { author }) });
    const shelf = [rules('a', 'Ann'), rules('b', 'Bo'), rules('c', 'Ann'), rules('d', ' '), rules('e'), rules('f', '')];
    expect(shelf.map((each) => nameAmong(each, shelf, 20))).toEqual([
      'Rules · 1',
      'Rules · Bo',
      'Rules · 3',
      'Rules · 4',
      'Rules · 5',
      'Rules · 6',
    ]);
  });

  it('is whole as long as it fits, and has no space at the place where it is cut', () => {
    const shelf = titled('Winter tales of the north', 'Winter tales of the south');
    const [first] = shelf;
    const shown = (max: number) => first && nameAmong(first, shelf, max);
    expect(shown(25)).toBe('Winter tales of the north');
    expect(shown(24)).toBe('Winter tale…of the north');
    expect(shown(15)).toBe('Winter…e north');
    expect(shown(13)).toBe('Winter…north');
    const twins = titled('Rules', 'Rules');
    expect(twins.map((each) => nameAmong(each, twins, 10))).toEqual(['Rules · A0', 'Rules · A1']);
    expect(twins.map((each) => nameAmong(each, twins, 9))).toEqual(['Rule…· A0', 'Rule…· A1']);
  });

  it('is not said where it is the only one', () => {
    const only = titled('Bees');
    expect(only.map((each) => nameAmong(each, only, 20))).toEqual([undefined]);
  });
});

describe('the article that is meant where a question names none', () => {
  const [a, b] = titled('A', 'B');
  const shelf = [a, b].flatMap((each) => each ?? []);
  it('is the only one, that of the conversation, the default, or has to be asked', () => {
    expect(articleMeant(shelf.slice(0, 1), { defaultArticleId: undefined })).toBe(a);
    expect(articleMeant(shelf, { defaultArticleId: undefined })).toBeUndefined();
    expect(articleMeant(shelf, { defaultArticleId: 'a1' })).toBe(b);
    expect(articleMeant(shelf, { defaultArticleId: 'a1', lastArticleId: 'a0' })).toBe(a);
    expect(articleMeant(shelf, { defaultArticleId: 'gone', lastArticleId: 'gone' })).toBeUndefined();
  });
});
