import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { asGuildId, type GuildId, guildScope } from '../../src/library/ids.ts';
import {
  addArticles,
  removeArticle,
  replaceArticle,
  restoreArticle,
  setInLibrary,
  usualLimits,
} from '../../src/library/library-edits.ts';
import { infoOf } from '../../src/library/library-view.ts';
import { Library } from '../../src/library/library.ts';
import type { LibraryStore } from '../../src/library/stored-library.ts';
import { SearchEngine } from '../../src/search/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { movedClock } from './moved-clock.ts';

const guildId = asGuildId('100000000000000001');
const other = asGuildId('100000000000000002');
const at = Date.UTC(2026, 2, 1);
const by = { memberId: '200000000000000001', at };
const source = { kind: 'text' } as const;

const articleOf = (id: string, ...claims: readonly string[]): Article => ({
  id,
  title: `About ${id}`,
  language: 'en',
  sections: [{ heading: 'Facts', claims: claims.map((text, n) => ({ id: `1.${n + 1}`, text })) }],
});
const bees = articleOf('bees', 'Bees make honey.');
const wasps = articleOf('wasps', 'Wasps make paper.');

const add = (library: Library, article: Article, guild: GuildId = guildId) =>
  library.change(guild, by, (before) => addArticles(before, [{ article, source, at }], usualLimits));
const texts = (library: Library, guild: GuildId = guildId) =>
  library.read({ guildId: guild }, ({ articles }) => articles);

async function openLibraries() {
  const store = await openStore(':memory:', { questionRetentionDays: 90 });
  onTestFinished(() => store[Symbol.asyncDispose]());
  const library = new Library([], { store: store.library });
  return { store, library, elsewhere: new Library([], { store: store.library }) };
}

describe('a library that was deleted', () => {
  it('is not answered from any more, though an index over it was at hand', async () => {
    const pass = movedClock();
    const { store, library } = await openLibraries();
    await add(library, bees);
    await add(library, wasps);
    expect(await texts(library)).toEqual([bees, wasps]);
    await store.retention.forgetScope(guildScope(guildId));
    pass(600);
    expect(await texts(library)).toEqual([]);
    await add(library, wasps);
    expect(await texts(library)).toEqual([wasps]);
  });

  it('and begun anew by another process, with as many changes, is noticed within the hour', async () => {
    const pass = movedClock();
    const { store, library, elsewhere } = await openLibraries();
    await add(library, bees);
    await store.retention.forgetScope(guildScope(guildId));
    await add(elsewhere, wasps);
    pass(3_600_001);
    expect(await texts(library)).toEqual([wasps]);
  });
});

describe('two changes at once', () => {
  it('leave the later one known, in whichever order they are heard of', async () => {
    const { store } = await openLibraries();
    const held = Promise.withResolvers<void>();
    let changes = 0;
    const late: LibraryStore = {
      revision: (scope) => store.library.revision(scope),
      read: (scope) => store.library.read(scope),
      texts: (scope, ids) => store.library.texts(scope, ids),
      history: (scope, limit) => store.library.history(scope, limit),
      takeDueSyncs: (now, leaseMs, most) => store.library.takeDueSyncs(now, leaseMs, most),
      change: async (...change) => {
        const isFirst = (changes += 1) === 1;
        const done = await store.library.change(...change);
        if (isFirst) await held.promise;
        return done;
      },
    };
    const library = new Library([], { store: late });
    const first = add(library, bees);
    await add(library, wasps);
    held.resolve();
    await first;
    expect((await library.stored(guildId)).articles.map(({ id }) => id)).toEqual(['bees', 'wasps']);
  });

  it('that are heard of one after the other leave both known', async () => {
    const { library } = await openLibraries();
    await Promise.all([add(library, bees), add(library, wasps)]);
    expect((await library.stored(guildId)).articles.map(({ id }) => id)).toEqual(['bees', 'wasps']);
  });

  it('and a look that began before a change do not bring back what was there before it', async () => {
    const { store, library } = await openLibraries();
    await add(library, bees);
    const fresh = new Library([], { store: store.library });
    const held = Promise.withResolvers<void>();
    const read = store.library.read.bind(store.library);
    const looking = vi.spyOn(store.library, 'read').mockImplementationOnce(async (scope) => {
      const found = await read(scope);
      await held.promise;
      return found;
    });
    const look = fresh.articles({ guildId });
    await add(fresh, wasps);
    held.resolve();
    expect((await look).map(({ id }) => id)).toEqual(['bees', 'wasps']);
    expect((await fresh.articles({ guildId })).map(({ id }) => id)).toEqual(['bees', 'wasps']);
    looking.mockRestore();
  });
});

describe('an article that says the same and links elsewhere', () => {
  const linkedTo = (target: string): Article => ({
    ...bees,
    sections: [
      { heading: 'Facts', claims: [{ id: '1.1', text: 'Bees make honey.', links: [{ start: 0, end: 4, target }] }] },
    ],
  });
  const [one, two] = [linkedTo('https://one.example/secret'), linkedTo('https://two.example/')];

  it('is another one: no server gets the links of another', async () => {
    const { library } = await openLibraries();
    expect(infoOf(one).revision).toBe(infoOf(two).revision);
    await add(library, one);
    await add(library, two, other);
    expect(await texts(library)).toEqual([one]);
    expect(await texts(library, other)).toEqual([two]);
    const { hits } = await library.read({ guildId: other }, ({ search }) => search('What do bees make?'));
    expect(hits.map(({ claim }) => claim.links?.[0]?.target)).toEqual(['https://two.example/']);
    expect(await library.alone(two, ({ articles }) => articles)).toEqual([two]);
  });

  it('takes the place of the other, also of the operator’s', async () => {
    const { library } = await openLibraries();
    const { articles } = await add(library, one);
    await texts(library);
    await library.change(guildId, by, (before) =>
      replaceArticle(before, { article: two, source, at }, articles[0]?.revision ?? '', usualLimits),
    );
    expect(await texts(library)).toEqual([two]);
    await library.setFolder([one]);
    await library.setFolder([two]);
    expect(await library.read({}, (view) => view.articles)).toEqual([two]);
  });
});

it('a new text without an author is not said to be by the old one’s', async () => {
  const { library } = await openLibraries();
  const { articles } = await add(library, { ...bees, author: 'Ann Lee' });
  const after = await library.change(guildId, by, (before) =>
    replaceArticle(before, { article: bees, source, at }, articles[0]?.revision ?? '', usualLimits),
  );
  expect(after.articles[0]).not.toHaveProperty('author');
});

it('indexes over what was taken out, here or by another process, are not kept in memory', async () => {
  const built = vi.spyOn(SearchEngine.prototype, 'add');
  onTestFinished(() => built.mockRestore());
  const pass = movedClock();
  const { library, elsewhere } = await openLibraries();
  await add(library, bees);
  await texts(library);
  await texts(library);
  expect(built).toHaveBeenCalledTimes(1);
  for (const where of [library, elsewhere]) {
    built.mockClear();
    await where.change(guildId, by, (before) => removeArticle(before, 'bees'));
    pass(600);
    expect(await texts(library)).toEqual([]);
    await where.change(guildId, by, (before) => restoreArticle(before, 'bees', usualLimits));
    pass(600);
    expect(await texts(library)).toEqual([bees]);
    expect(built).toHaveBeenCalledTimes(1);
  }
});

it('nor are indexes over articles that the operator took out', async () => {
  const built = vi.spyOn(SearchEngine.prototype, 'add');
  onTestFinished(() => built.mockRestore());
  const library = new Library([bees]);
  for (const folder of [[bees], [bees, wasps], [wasps], [bees]]) await library.setFolder(folder);
  expect(built.mock.calls.map(([{ id }]) => id)).toEqual(['bees', 'bees', 'wasps', 'wasps', 'bees']);
  expect(await library.read({}, ({ articles }) => articles)).toEqual([bees]);
  // They went at once; none had to give way to another.
  expect(library.indexes).toMatchObject({ count: 1, evictions: 0 });
});

it('nor are indexes over some of several that are taken out together', async () => {
  const { store } = await openLibraries();
  const library = new Library([bees, wasps], { store: store.library });
  await library.change(guildId, by, (before) => setInLibrary(before, { action: 'hide' }, { hiddenIds: ['wasps'] }));
  expect(await texts(library)).toEqual([bees]);
  await library.setFolder([articleOf('ants', 'Ants carry leaves.')]);
  expect(library.indexes.count).toBe(1);
});

it('an index over what is still there is kept, whatever else changes', async () => {
  const { library } = await openLibraries();
  await add(library, bees);
  await add(library, bees, other);
  expect(await texts(library, other)).toEqual([bees]);
  const built = vi.spyOn(SearchEngine.prototype, 'add');
  onTestFinished(() => built.mockRestore());
  await add(library, wasps);
  expect(await texts(library, other)).toEqual([bees]);
  expect(built).not.toHaveBeenCalled();
});

it('says how many questions’ results its indexes remember, as long as they are there', async () => {
  const { library } = await openLibraries();
  const ask = (guild: GuildId, question: string) => library.read({ guildId: guild }, ({ search }) => search(question));
  await add(library, bees);
  await add(library, wasps, other);
  expect(library.indexes.results).toBe(0);
  await ask(guildId, 'What do bees make?');
  await ask(guildId, 'What is made of honey?');
  await ask(other, 'What do wasps make?');
  expect(library.indexes.results).toBe(3);
  await library.change(guildId, by, (before) => removeArticle(before, 'bees'));
  expect(library.indexes.results).toBe(1);
});
