import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { asGuildId } from '../../src/library/ids.ts';
import { addArticles, removeArticle, replaceArticle, usualLimits } from '../../src/library/library-edits.ts';
import { infoOf } from '../../src/library/library-view.ts';
import { Library, type LibraryOptions } from '../../src/library/library.ts';
import { emptyLibrary, type LibraryStore, type StoredLibrary } from '../../src/library/stored-library.ts';
import type { Taught, TaughtNote } from '../../src/library/teaching/taught.ts';
import { teach } from '../../src/library/teaching/teaching-edits.ts';
import type { Viewer } from '../../src/library/viewer.ts';
import { openStore } from '../../src/store/open-store.ts';
import { articleOf } from '../article/comparing/article-texts.ts';
import { movedClock } from './moved-clock.ts';

const guildId = asGuildId('100000000000000001');
const by = { memberId: '200000000000000001', at: 1 };
const bees = articleOf([['Bees', 'Bees make honey.', 'Bees dance at noon.']], 'bees');
const wasps = articleOf([['Wasps', 'Wasps make paper.']], 'wasps');
const note = (text: string, ...questions: readonly string[]): Taught<TaughtNote> => ({
  id: text,
  at: 1,
  teaching: { kind: 'note', questions, text, from: 'moderators' },
});

async function openLibrary(folder: readonly Article[] = [], options: LibraryOptions = {}) {
  const store = await openStore(':memory:', { questionRetentionDays: 90 });
  onTestFinished(() => store[Symbol.asyncDispose]());
  const library = new Library(folder, { store: store.library, ...options });
  const add = (...articles: readonly Article[]) =>
    library.change(guildId, by, (before) =>
      addArticles(
        before,
        articles.map((article) => ({ article, source: { kind: 'text' }, at: 1 })),
        usualLimits,
      ),
    );
  return { store, library, add };
}
const ids = ({ articles }: { readonly articles: readonly Article[] }) => articles.map(({ id }) => id);

describe('what would be found', () => {
  it('were an article another text: for whoever looks, and nobody else', async () => {
    const { library, add } = await openLibrary([wasps]);
    await add(bees);
    const again = articleOf([['Bees', 'Bees make wax.']], 'bees');
    const found = await library.readWith({ guildId }, again, async (view) => [
      view.articles,
      (await view.search('What do bees make?')).hits[0]?.claim.text,
    ]);
    expect(found).toEqual([[again, wasps], 'Bees make wax.']);
    expect(await library.read({ guildId }, ({ articles }) => articles)).toEqual([bees, wasps]);
  });

  it('is not said where the library is another by then', async () => {
    const { library, store, add } = await openLibrary();
    await add(bees, wasps);
    const texts = vi.spyOn(store.library, 'texts').mockResolvedValueOnce([]);
    const reading = library.readWith({ guildId }, articleOf([['Bees', 'No.']], 'bees'), () => 'read');
    await expect(reading).rejects.toMatchObject({ code: 'LIBRARY_CHANGED', context: {} });
    await expect(reading).rejects.toThrow('changed meanwhile');
    texts.mockRestore();
  });

  it('in an article that is in no library, by itself', async () => {
    const { library } = await openLibrary([wasps]);
    const [articles, taught, mark] = await library.alone(bees, async (view) => [
      view.articles,
      await view.taughtFor({ text: 'What do bees make?' }),
      (await view.search('What do bees make?')).hits[0]?.claim.id,
    ]);
    expect([articles, taught, mark]).toEqual([[bees], undefined, '1.1']);
    expect(await library.alone(bees, (view) => [[...view.privateIds], view.taught])).toEqual([[], []]);
    expect(await library.alone(wasps, ids)).toEqual(['wasps']);
    expect(await library.read({ guildId }, ids)).toEqual(['wasps']);
  });

  it('were something else taught: for whoever looks, and nobody else', async () => {
    const { library, add } = await openLibrary();
    await add(bees);
    await library.change(guildId, by, (before) => teach(before, note('Old.', 'Who keeps the bees?')));
    const answer = async (view: Parameters<Parameters<Library['read']>[1]>[0]) =>
      (await view.taughtFor({ text: 'who keeps the bees' }))?.taught.id;
    const other = [note('New.', 'Who keeps the bees?')];
    expect(await library.readTaught({ guildId }, other, answer)).toBe('New.');
    expect(await library.readTaught({ guildId }, other, ({ taught }) => taught)).toEqual(other);
    expect(await library.readTaught({ guildId }, other, ids)).toEqual(['bees']);
    expect(await library.read({ guildId }, answer)).toBe('Old.');
    expect(await library.read({}, answer)).toBeUndefined();
  });
});

describe('what is taught', () => {
  it('counts among the articles that are there and asked for', async () => {
    const { library, add } = await openLibrary();
    await add(bees, wasps);
    const to = { kind: 'article', articleId: 'wasps' } as const;
    const link: Taught = { id: 'link', at: 1, teaching: { kind: 'link', questions: ['Who makes paper?'], to } };
    await library.change(guildId, by, (before) => teach(before, link));
    const ask = (articleIds?: readonly string[]) =>
      library.read({ guildId }, ({ taughtFor }) =>
        taughtFor({ text: 'who makes paper' }, ...(articleIds === undefined ? [] : [{ articleIds }])),
      );
    expect(await ask()).toMatchObject({ taught: link, isSure: true });
    expect(await ask(['wasps', 'bees'])).toMatchObject({ taught: link });
    expect(await ask(['bees'])).toBeUndefined();
    await library.change(guildId, by, (before) => removeArticle(before, 'wasps'));
    expect(await ask()).toBeUndefined();
  });

  it('makes readers of terms, for look-ups too', async () => {
    const { library, add } = await openLibrary();
    await add(bees);
    const term: Taught = {
      id: 't',
      at: 1,
      teaching: { kind: 'term', term: 'zzq', means: 'honey', bothWays: false },
    };
    await library.change(guildId, by, (before) => teach(before, term));
    const found = await library.read({ guildId }, ({ lookup }) => lookup('zzq').map(({ claim }) => claim.id));
    expect(found).toEqual(['1.1']);
  });
});

describe('a library that changes while it is read', () => {
  /** A store whose library has another text each time before that is read: what is known of it is always old. */
  function restless(times: number): LibraryStore {
    let revision = 0;
    let reads = 0;
    const textNow = () => articleOf([['Bees', `Bees make honey ${Math.min(reads, times)}.`]], 'bees');
    const libraryNow = (): StoredLibrary => {
      const stored = infoOf(textNow());
      reads += 1;
      revision += 1;
      const parts = { source: { kind: 'text' }, audience: { channelIds: [], roleIds: [] } } as const;
      return { ...emptyLibrary, revision, articles: [{ ...stored, ...parts, addedAt: 1, changedAt: 1 }] };
    };
    return {
      revision: () => Promise.resolve(revision),
      read: () => Promise.resolve(libraryNow()),
      texts: () => Promise.resolve([textNow()]),
      history: () => Promise.resolve([]),
      takeDueSyncs: () => Promise.resolve([]),
      change: () => Promise.reject(new Error('not here')),
    };
  }

  it('is read once it rests', async () => {
    const library = new Library([], { store: restless(4) });
    expect(await library.read({ guildId }, ({ articles }) => articles[0]?.sections[0]?.claims[0]?.text)).toBe(
      'Bees make honey 4.',
    );
  });

  it('is given up after some tries', async () => {
    const library = new Library([], { store: restless(9) });
    await expect(library.read({ guildId }, ids)).rejects.toThrow('changes faster than it can be read');
  });
});

describe('without servers’ own libraries', () => {
  const library = new Library([bees], { sampleIds: ['bees'] });

  it('there is what the operator has, nothing else, and nothing to change', async () => {
    expect(await library.stored(guildId)).toEqual(emptyLibrary);
    expect(await library.texts(guildId, ['bees'])).toEqual([]);
    expect(library.known).toBe(0);
    expect([library.isSample('bees'), library.isSample('wasps')]).toEqual([true, false]);
    await expect(library.change(guildId, by, () => ({}))).rejects.toThrow('no store to keep a library in');
    expect(library.folder).toEqual([bees]);
    await library.purgeIndexes();
  });
});

describe('with servers’ own libraries', () => {
  it('texts are given by their ids, and nothing is asked for where there are none', async () => {
    const { library, store, add } = await openLibrary();
    await add(bees, wasps);
    const texts = vi.spyOn(store.library, 'texts');
    expect(await library.texts(guildId, ['wasps', 'bees'])).toEqual([wasps, bees]);
    expect(await library.texts(guildId, [])).toEqual([]);
    expect(texts).toHaveBeenCalledTimes(1);
    expect(library.known).toBe(1);
  });

  it('direct messages ask for none', async () => {
    const { library, store } = await openLibrary([wasps]);
    const read = vi.spyOn(store.library, 'read');
    expect(await library.stored(undefined)).toEqual(emptyLibrary);
    expect(await library.read({}, ids)).toEqual(['wasps']);
    expect(read).not.toHaveBeenCalled();
  });

  it('many articles are read whole, in their order, with others in between', async () => {
    const many = Array.from({ length: 60 }, (_, at) => articleOf([['Facts', `Lamp ${at} is lit.`]], `lamp-${at}`));
    const { library, add } = await openLibrary();
    await add(...many);
    let turns = 0;
    const turning = setInterval(() => (turns += 1), 0);
    onTestFinished(() => clearInterval(turning));
    expect(await library.read({ guildId }, ids)).toEqual(many.map(({ id }) => id));
  });

  it('are read at most twice a second, and asked for what is new by their revision', async () => {
    const pass = movedClock();
    const { library, store, add } = await openLibrary();
    await add(bees);
    const read = vi.spyOn(store.library, 'read');
    const revision = vi.spyOn(store.library, 'revision');
    const counts = () => [read.mock.calls.length, revision.mock.calls.length];
    await library.articles({ guildId });
    pass(499);
    await library.articles({ guildId });
    expect(counts()).toEqual([0, 0]);
    pass(1);
    await Promise.all([library.articles({ guildId }), library.articles({ guildId })]);
    expect(counts()).toEqual([0, 1]);
    pass(3_600_000);
    await library.articles({ guildId });
    expect(counts()).toEqual([1, 1]);
    pass(600);
    await library.articles({ guildId });
    expect(counts()).toEqual([1, 2]);
  });
});

describe('a view', () => {
  it('gives what is asked of it of its own articles, among those that are named', async () => {
    const { library, add } = await openLibrary([wasps]);
    await add(bees);
    await library.read({ guildId }, (view) => {
      const [place = expect.fail()] = view.lookup('honey');
      const elsewhere = { ...place, article: articleOf([['Bees', 'Bees make honey.']], 'elsewhere') };
      expect(view.lookupMarks('honey', place)).not.toEqual([]);
      expect(view.lookupMarks('honey', elsewhere)).toEqual([]);
      const found = (articleIds?: readonly string[]) => view.lookupMatches('honey', [place], articleIds);
      expect(found()).toEqual(found(['bees']));
      expect(found()[0]).toBeDefined();
      const headings = (articleIds?: readonly string[]) =>
        view.lookupSections('wasps', articleIds).map(({ article }) => article.id);
      expect(headings()).toEqual(['wasps']);
      expect(headings(['wasps'])).toEqual(['wasps']);
      expect(headings(['bees'])).toEqual([]);
      expect(view.lookup('honey', { articleIds: ['wasps', 'elsewhere'] })).toEqual([]);
      expect(view.summary('bees', 1)).toHaveLength(1);
      expect(view.summary('elsewhere', 1)).toEqual([]);
      expect(view.central('bees', 2)[0]).toHaveLength(2);
    });
  });

  it('says which of its articles not everybody may read, and what is taught', async () => {
    const { library, add } = await openLibrary([wasps]);
    await add(bees);
    await library.change(guildId, by, (before) => teach(before, note('Ann.', 'Who?')));
    const view = await library.read({ guildId } satisfies Viewer, (each) => each);
    expect([...view.privateIds]).toEqual([]);
    expect(view.taught.map(({ id }) => id)).toEqual(['Ann.']);
    expect('defaultArticleId' in view).toBe(false);
  });
});

it('what there is to know of an article is worked out once', () => {
  expect(infoOf(bees)).toBe(infoOf(bees));
});

it('what the operator takes in is there for the next reader with its index, what is taken out no longer', async () => {
  const { library } = await openLibrary([bees]);
  await library.setFolder([wasps, bees]);
  expect(library.folder).toEqual([wasps, bees]);
  expect(library.indexes.count).toBe(1);
  await library.remove('wasps');
  expect(ids({ articles: library.folder })).toEqual(['bees']);
  expect(() => (library.folder as Article[]).push(wasps)).toThrow(TypeError);
});

it('a text that was replaced is read as it is now, under the revision of what it is', async () => {
  const { library, add } = await openLibrary();
  const { articles } = await add(bees);
  const again = articleOf([['Bees', 'Bees make wax.']], 'bees');
  await library.read({ guildId }, ids);
  await library.change(guildId, by, (before) =>
    replaceArticle(
      before,
      { article: again, source: { kind: 'text' }, at: 2 },
      articles[0]?.revision ?? '',
      usualLimits,
    ),
  );
  expect(await library.read({ guildId }, (view) => view.articles)).toEqual([again]);
  expect((await library.articles({ guildId }))[0]).toMatchObject(infoOf(again));
});
