import fc from 'fast-check';
import { readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../src/article/article-model.ts';
import { KeptIndexes } from '../../../src/search/kept/kept-indexes.ts';
import { WordSearch } from '../../../src/search/word-search.ts';
import { folder } from '../../support/reading-room.ts';

const WORDS = [
  'river',
  'bridges',
  'bridge',
  'the',
  'mayor',
  'opened',
  '1902',
  '$3',
  'million',
  'North',
  'NFL',
  'Straße',
  '東京の橋',
  'C++',
];
const QUESTIONS = ['when was the bridge opened', 'mayor North, NFL', 'how much, $3m?', 'brigde', '東京', 'Strasse'];
const TYPED = ['', 'b', 'bri', 'ma riv', 'stra', 'noth'];

const sentence = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' })), {
    minLength: 1,
    maxLength: 9,
  })
  .map((words) => `${words.join(' ')}.`);
const section = fc.record({
  heading: fc.oneof(fc.constant(''), sentence),
  texts: fc.array(sentence, { maxLength: 6 }),
});
const written = fc.record({
  language: fc.constantFrom('en', 'de', 'ja', 'xx'),
  sections: fc.array(section, { maxLength: 4 }),
});
const articlesOf = fc.array(written, { minLength: 1, maxLength: 4 }).map((all) =>
  all.map(
    ({ language, sections }, at): Article => ({
      id: `article-${at}`,
      title: `About ${at}`,
      language,
      sections: sections.map(({ heading, texts }, place) => ({
        heading,
        claims: texts.map((text, claim) => ({ id: `${place + 1}.${claim + 1}`, text })),
      })),
    }),
  ),
);

/** All that an engine says of its articles. */
const answersOf = (engine: WordSearch): unknown => [
  engine.articles(),
  ...QUESTIONS.map((question) => [engine.search(question), engine.similar(question), engine.lookupSections(question)]),
  ...TYPED.map((typed) => engine.lookup(typed)),
  ...engine
    .articles()
    .map(({ id }) => [engine.search('the bridge', { articleIds: [id] }), engine.central(id, 2), engine.summary(id)]),
];

const emptied = () => new WordSearch({ warmsUp: false });

async function built(articles: readonly Article[]): Promise<WordSearch> {
  const engine = emptied();
  for (const article of articles) await engine.add(article);
  return engine;
}

const bees: Article = {
  id: 'bees',
  title: 'Apiculture',
  language: 'en',
  sections: [{ heading: 'Honeycombs', claims: [{ id: '1.1', text: 'Beekeepers harvest honeycombs in September.' }] }],
};

async function keptBees(mostBytes?: number) {
  const path = folder();
  const kept = new KeptIndexes(path, mostBytes);
  await kept.write('bees', (await built([bees])).kept());
  const only = async (): Promise<string> => join(path, (await readdir(path))[0] ?? '');
  return { path, kept, only };
}

describe('an index that was kept', () => {
  test('says the same as the one that was built, to the last bit, also once articles were added and taken out', async () => {
    const kept = new KeptIndexes(folder());
    await fc.assert(
      fc.asyncProperty(articlesOf, articlesOf, async (articles, others) => {
        const one = await built(articles);
        // What was taken out leaves holes, which are kept too.
        for (const article of others) await one.add({ ...article, id: `other-${article.id}` });
        for (const { id } of others) one.remove(`other-${id}`);
        await one.add({ ...bees, id: 'last' });
        const pieces = [...one.kept()];
        await kept.write('these', pieces);
        const other = emptied();
        await other.restore([...articles, { ...bees, id: 'last' }], (await kept.read('these')) ?? []);
        expect(answersOf(other)).toStrictEqual(answersOf(one));
        for (const engine of [one, other]) {
          engine.remove('article-0');
          for (const article of others) await engine.add({ ...article, id: `more-${article.id}` });
        }
        expect(answersOf(other)).toStrictEqual(answersOf(one));
      }),
      { numRuns: 40 },
    );
  });

  test('is not taken for one of other articles', async () => {
    const pieces = [...(await built([bees])).kept()];
    const longer = { ...bees, sections: [...bees.sections, ...bees.sections] };
    await expect(emptied().restore([longer], pieces)).rejects.toThrow(RangeError);
    await expect(emptied().restore([{ ...bees, id: 'wasps' }], pieces)).rejects.toThrow(RangeError);
    await expect(emptied().restore([bees, { ...bees, id: 'wasps' }], pieces)).rejects.toThrow(RangeError);
    await expect(emptied().restore([bees], pieces.slice(0, -1))).rejects.toThrow(RangeError);
  });

  test('is read by who knows its texts, and its file has no word of them', async () => {
    const { path, kept, only } = await keptBees();
    expect(await kept.read('wasps')).toBeUndefined();
    const pieces = (await kept.read('bees')) ?? [];
    expect(Buffer.concat(pieces).toString('latin1')).toContain('honeycomb');
    const file = await only();
    for (const word of ['honeycomb', 'beekeeper', 'bees', 'harvest', 'apicultur'])
      expect(`${await readFile(file, 'latin1')} ${file.slice(path.length)}`.toLowerCase()).not.toContain(word);
    // The same twice is not to be told from two others.
    const once = await readFile(file);
    await kept.write('bees', pieces);
    expect((await readFile(file)).subarray(64).equals(once.subarray(64))).toBe(false);
  });

  test('is not there where a bit of its file is another, or bytes lack or are too many', async () => {
    const { kept, only } = await keptBees();
    const file = await only();
    const whole = await readFile(file);
    const isThere = async (bytes: Uint8Array): Promise<boolean> => {
      await writeFile(file, bytes);
      return (await kept.read('bees')) !== undefined;
    };
    expect(await isThere(whole)).toBe(true);
    for (let at = 0; at < whole.length; at += 37) {
      const other = Buffer.from(whole);
      other[at] = (other[at] ?? 0) ^ (1 << (at & 7));
      expect([at, await isThere(other)]).toEqual([at, false]);
    }
    for (const length of [0, 3, 4, 40, whole.length - 1]) expect(await isThere(whole.subarray(0, length))).toBe(false);
    expect(await isThere(Buffer.concat([whole, Buffer.alloc(1)]))).toBe(false);
    expect(await isThere(whole)).toBe(true);
  });

  test('goes when it is removed, has not been used for a week, or there is too much', async () => {
    const { path, kept, only } = await keptBees(100_000);
    await kept.remove('bees');
    expect(await readdir(path)).toEqual([]);
    const ago = async (days: number) => {
      const at = new Date(Date.now() - days * 86_400_000);
      await utimes(await only(), at, at);
    };
    await kept.write('bees', (await built([bees])).kept());
    await ago(8);
    expect(await kept.read('bees')).toBeDefined();
    await kept.purge();
    expect(await readdir(path)).toHaveLength(1);
    await ago(8);
    await kept.purge();
    expect(await readdir(path)).toEqual([]);
    await kept.write('bees', (await built([bees])).kept());
    await ago(1);
    await kept.write('much', [Buffer.alloc(99_900)]);
    expect([await kept.read('bees'), (await kept.read('much'))?.length]).toEqual([undefined, 1]);
    await rm(path, { recursive: true });
    await kept.purge();
    await kept.write('bees', (await built([bees])).kept());
    expect(await kept.read('bees')).toBeDefined();
  });
});
