import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { makeArticle } from '../../../src/article/make-article.ts';
import { Library } from '../../../src/library/library.ts';
import {
  articlesNamed,
  containsTyped,
  libraryWithin,
  resolvePlace,
  resolveSection,
  typedText,
  typedWordsIn,
} from '../../../src/reply/picked-places.ts';
import { placeValue } from '../../../src/reply/places.ts';

const named = (title: string, author?: string) => ({ id: title, title, ...(author !== undefined && { author }) });
const titles = (articles: readonly { readonly title: string }[]) => articles.map(({ title }) => title);

describe('what is typed', () => {
  test('is one line of at most 100 characters', () => {
    expect(typedText(' two\nwords ')).toBe('two words');
    expect(typedText('x'.repeat(100))).toBe('x'.repeat(100));
    expect(typedText('x'.repeat(101))).toBe('x'.repeat(100));
    expect(typedText(`${'x'.repeat(99)}😀`)).toBe(`${'x'.repeat(99)}\uFFFD`);
  });

  test('is in a text in whatever case', () => {
    expect(containsTyped('Bees of the NORTH', 'north')).toBe(true);
    expect(containsTyped('bees', 'BEE')).toBe(true);
    expect(containsTyped('Bees', 'wasp')).toBe(false);
  });
});

describe('articles that are named', () => {
  test('come first where the title begins so, then where a word of it does, then anywhere, then by their author', () => {
    const all = ['Smart homes', 'MP3art', 'The ART of baking', 'Pop-art', 'Art of war'].map((title) => named(title));
    expect(titles(articlesNamed('art', [named('Zoology', 'Art Lee'), ...all]))).toEqual([
      'Art of war',
      'The ART of baking',
      'Pop-art',
      'Smart homes',
      'MP3art',
      'Zoology',
    ]);
  });

  test('have in their title or their author what is typed, sign for sign', () => {
    const all = [named('Q & A'), named('Lamps', 'Lee & Sons'), named('Ovens', 'Ann')];
    expect(titles(articlesNamed('&', all))).toEqual(['Q & A', 'Lamps']);
    expect(titles(articlesNamed('lamsp', all))).toEqual(['Lamps']);
  });

  test('are all, as they are, while nothing is typed', () => {
    const all = [named('Ovens'), named('Lamps')];
    expect(articlesNamed('', all)).toBe(all);
  });
});

const section = (number: number, heading: string, text: string) => ({
  heading,
  claims: [{ id: `${number}.1`, text }],
});
const bees: Article = makeArticle({
  id: 'bees',
  title: 'Bees of the north',
  language: 'en',
  sections: [
    section(1, 'Honey', 'Bees store honey & wax.'),
    section(2, 'Q & A', 'A hive hums.'),
    section(3, 'Swarms', 'A hive swarms in May.'),
  ],
});
const wasps: Article = makeArticle({
  id: 'wasps',
  title: 'Wasps',
  language: 'en',
  sections: [section(1, 'Stings', 'They sting twice.')],
});
const view = await new Library([bees, wasps]).read({}, (each) => each);

describe('a place', () => {
  test('is no place while nothing is typed', () => {
    expect(resolvePlace(view, '')).toBeUndefined();
    expect(resolveSection(view, ' ')).toBeUndefined();
  });

  test('is a section whose heading has what was typed before one that is like it or has a claim like it', () => {
    expect(resolveSection(view, '&')).toMatchObject({ article: bees, index: 1 });
    expect(resolveSection(view, 'hive')).toMatchObject({ article: bees });
  });

  test('has the words of its claim marked by which it was found, and none where it was picked', () => {
    const [place] = view.lookup('swarms');
    if (place === undefined) throw new Error('There is no such claim.');
    expect(typedWordsIn(place, 'swarms', view)).toEqual([{ start: 7, end: 13, kind: 'typed' }]);
    expect(typedWordsIn(place, placeValue(place), view)).toEqual([]);
  });
});

test('in the library of one article alone no heading of another is found', () => {
  expect(view.lookupSections('stings')).toMatchObject([{ article: wasps, index: 0 }]);
  expect(libraryWithin(view, 'bees')?.lookupSections('stings')).toEqual([]);
  expect(libraryWithin(view, 'wasps')?.lookupSections('stings')).toMatchObject([{ article: wasps, index: 0 }]);
});
