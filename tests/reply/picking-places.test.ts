import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { messages } from '../../src/bot/messages/index.ts';
import type { Services } from '../../src/bot/services.ts';
import { Library } from '../../src/library/library.ts';
import { resolveArticle, resolvePlace, resolveSection } from '../../src/reply/picked-places.ts';
import { articleChoices, claimChoices, placeChoices, sectionChoices } from '../../src/reply/place-choices.ts';
import { articleKey, findArticle, placeRef, placeValue, readPlaceValue } from '../../src/reply/places.ts';

const words = messages.en;
const section = (number: number, heading: string, ...texts: readonly string[]) => ({
  heading,
  claims: texts.map((text, at) => ({ id: `${number}.${at + 1}`, text })),
});
const bees: Article = {
  id: 'bees',
  title: 'Bees of the north',
  author: 'Ann Lee',
  language: 'en',
  sections: [
    section(1, 'Honey', 'Bees store honey for the winter.', 'Smoke calms them.'),
    section(2, 'Winter sleep', 'They cluster around the queen.', 'A hive hums.'),
  ],
};
const wasps: Article = {
  id: 'wasps',
  title: 'Wasps and paper',
  author: 'Bo Lund',
  language: 'en',
  sections: [
    section(1, 'Nests', 'Wasps chew wood into paper.'),
    section(2, '', 'Queens sleep under bark.'),
    section(3, 'Stings', 'They sting twice.'),
  ],
};
const library = new Library([bees, wasps]);
const view = await library.read({}, (each) => each);
const placeOf = (article: Article, number: string) => {
  const [index = 1] = number.split('.').map(Number);
  const inside = article.sections[index - 1];
  if (inside === undefined) throw new Error('There is no such section.');
  const claim = inside.claims.find(({ id }) => id === number);
  return { article, index: index - 1, section: inside, ...(claim !== undefined && { claim }) };
};
const names = (choices: readonly { readonly name: string }[]) => choices.map(({ name }) => name);
const everySection = [
  'Bees of the north · 1 · Honey',
  'Bees of the north · 2 · Winter sleep',
  'Wasps and paper · 1 · Nests',
  'Wasps and paper · 2 · Queens sleep under bark.',
  'Wasps and paper · 3 · Stings',
];

describe('choices for a claim', () => {
  it('are the sections with what they say most while nothing is typed, and spaces are nothing', () => {
    const outline = names(claimChoices(view, '', words));
    expect(outline.filter((name) => !/ \d\.\d · /.test(name))).toEqual(everySection);
    expect(outline.slice(0, 3)).toEqual([
      'Bees of the north · 1 · Honey',
      'Bees of the north · 1.1 · Bees store honey for the winter.',
      'Bees of the north · 1.2 · Smoke calms them.',
    ]);
    expect(names(claimChoices(view, ' \n ', words))).toEqual(outline);
  });

  it('are the claims that hold what is typed, each with its place as value', () => {
    const [first] = claimChoices(view, 'smoke', words);
    expect(first).toEqual({
      name: 'Bees of the north · 1.2 · Smoke calms them.',
      value: placeValue(placeOf(bees, '1.2')),
    });
  });

  it('begin with the places of that number, in every article', () => {
    expect(names(claimChoices(view, '1.1', words)).slice(0, 2)).toEqual([
      'Bees of the north · 1.1 · Bees store honey for the winter.',
      'Wasps and paper · 1.1 · Wasps chew wood into paper.',
    ]);
    expect(names(claimChoices(view, '3', words))[0]).toBe('Wasps and paper · 3 · Stings');
    expect(names(claimChoices(view, '2.1x', words))[0]).not.toBe(
      'Bees of the north · 2.1 · They cluster around the queen.',
    );
  });
});

describe('choices for a section', () => {
  it('are all of them while nothing is typed', () => {
    expect(names(sectionChoices(view, ' ', words))).toEqual(everySection);
  });

  it.each([
    ['WINTER', ['Bees of the north · 2 · Winter sleep', 'Bees of the north · 1 · Honey']],
    ['paper', everySection.slice(2)],
    ['3', ['Wasps and paper · 3 · Stings']],
    ['smoke', ['Bees of the north · 1 · Honey']],
  ])('are for %j those whose heading, title or number it is, then those whose claims hold it', (typed, expected) => {
    expect(names(sectionChoices(view, typed, words)).slice(0, expected.length)).toEqual(expected);
  });

  it('each once', () => {
    const choices = sectionChoices(view, 'honey', words);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
    expect(choices[0]?.value).toBe(placeValue(placeOf(bees, '1')));
  });
});

describe('choices for an article', () => {
  it.each([
    ['', ['Bees of the north', 'Wasps and paper']],
    ['WASP', ['Wasps and paper']],
    ['ann', ['Bees of the north · Ann Lee']],
    ['nothing', []],
  ])('are for %j those whose title or author holds it', (typed, expected) => {
    expect(names(articleChoices([bees, wasps], typed, words))).toEqual(expected);
  });

  it('have a name even where they have no title, and none needs an author', () => {
    expect(articleChoices([{ id: 'x', title: '' }], '', words)).toEqual([
      { name: words.answer.untitled, value: articleKey('x') },
    ]);
    expect(articleChoices([{ id: 'x', title: 'T' }], 'ann', words)).toEqual([]);
  });

  it('are offered for every option but that for a section', async () => {
    const request = { id: '1', channelId: '2', userId: '3', locale: 'en', permissions: 0n, options: {} } as const;
    const offered = (name: string) =>
      placeChoices({ ...request, focused: { name, value: 'sting' } }, { library } as unknown as Services);
    expect(names(await offered('section'))[0]).toBe('Wasps and paper · 3 · Stings');
    expect(names(await offered('article'))).toEqual([]);
  });
});

describe('what was picked or typed for an article', () => {
  it.each<[string, Article | undefined]>([
    ['bees', bees],
    ['lund', wasps],
    ['North', bees],
    ['', undefined],
    [' ', undefined],
    ['nothing', undefined],
  ])('%j', (typed, expected) => {
    expect(resolveArticle(typed, [bees, wasps])).toBe(expected);
  });

  it('is, by its key, no other than the one picked', () => {
    const long = { ...wasps, id: 'x'.repeat(50) };
    expect(articleKey(long.id)).toMatch(/^~[\w-]{22}$/);
    expect(articleKey('x'.repeat(32))).toBe('x'.repeat(32));
    expect(articleKey('a b')).toMatch(/^~/);
    expect(findArticle(articleKey(long.id), [bees, long])).toBe(long);
    expect(findArticle('elsewhere', [bees, long])).toBeUndefined();
  });
});

describe('what was picked or typed for a place', () => {
  it.each<[string, ReturnType<typeof placeOf> | undefined]>([
    [placeValue(placeOf(wasps, '1.1')), placeOf(wasps, '1.1')],
    [placeValue(placeOf(wasps, '2')), placeOf(wasps, '2')],
    ['2.2', placeOf(bees, '2.2')],
    ['3', placeOf(wasps, '3')],
    ['sting', placeOf(wasps, '3.1')],
    ['', undefined],
    ['?!', undefined],
  ])('%j', (typed, expected) => {
    const { index, article, claim } = resolvePlace(view, typed) ?? {};
    expect({ index, article, claim }).toEqual({
      index: expected?.index,
      article: expected?.article,
      claim: expected?.claim,
    });
  });

  it('is nothing once its article has changed or gone', async () => {
    const value = placeValue(placeOf(bees, '1.1'));
    const changed = await new Library([{ ...bees, sections: [section(1, 'Honey', 'Something else.')] }]).read(
      {},
      (each) => each,
    );
    const gone = await new Library([wasps]).read({}, (each) => each);
    for (const other of [changed, gone]) {
      expect(resolvePlace(other, value)).toBeUndefined();
      expect(resolveSection(other, value)).toBeUndefined();
    }
  });
});

it('a number typed is a section or claim of any number of digits, and nothing but that', async () => {
  const many = Array.from({ length: 12 }, (_, at) =>
    section(
      at + 1,
      `Part ${at + 1}`,
      ...Array.from({ length: 12 }, (__, claim) => `Mill ${at + 1} and weir ${claim + 1}.`),
    ),
  );
  const river = await new Library([{ ...bees, id: 'river', sections: many }]).read({}, (each) => each);
  expect(resolvePlace(river, '12')).toMatchObject({ index: 11 });
  expect(resolvePlace(river, '12')).not.toHaveProperty('claim');
  expect(resolvePlace(river, '12.11')?.claim?.id).toBe('12.11');
  expect(names(claimChoices(river, '12.11', words))[0]).toBe('12.11 · Mill 12 and weir 11.');
});

describe('what was picked or typed for a section', () => {
  it.each<[string, Article | undefined, number | undefined]>([
    [placeValue(placeOf(wasps, '3')), wasps, 2],
    ['SLEEP', bees, 1],
    ['smoke', bees, 0],
    ['3', wasps, 2],
    ['', undefined, undefined],
    [' ', undefined, undefined],
  ])('%j', (typed, article, index) => {
    const place = resolveSection(view, typed);
    expect([place?.article, place?.index]).toEqual([article, index]);
  });
});

describe('the value of a place', () => {
  it('is its article’s key, its revision and its number', () => {
    const { article, revision, number } = placeRef(placeOf(bees, '2.1'));
    expect([article, number]).toEqual(['bees', '2.1']);
    expect(placeValue(placeOf(bees, '2.1'))).toBe(`bees@${revision}#2.1`);
    expect(readPlaceValue(`bees@${revision}#2.1`)).toEqual({ article, revision, number });
    expect(readPlaceValue(`~bees@${revision}#12345.12345`)?.number).toBe('12345.12345');
  });

  it.each([
    '',
    'bees@12345678',
    'bees#2',
    'bees@1234567#2',
    'bees@123456789#2',
    'bees@12345678#',
    'bees@12345678#x',
    'bees@12345678#2.',
    'bees@12345678#123456',
    'bees@12345678#1.123456',
    ' bees@12345678#2',
    'bees@12345678#2 ',
    '@12345678#2',
    `${'x'.repeat(33)}@12345678#2`,
  ])('is nothing else: %j', (value) => {
    expect(readPlaceValue(value)).toBeUndefined();
  });
});
