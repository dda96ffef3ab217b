import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import {
  addArticles,
  addCheck,
  findStored,
  followPage,
  freeId,
  type LibraryLimits,
  limitArticle,
  removeArticle,
  removeArticles,
  renameArticle,
  replaceArticle,
  restoreArticle,
  revertArticle,
  setInLibrary,
  setSource,
  takeOutCheck,
} from '../../src/library/library-edits.ts';
import { infoOf } from '../../src/library/library-view.ts';
import {
  emptyLibrary,
  everybody,
  type LibrarySettings,
  type StoredArticle,
  type StoredLibrary,
} from '../../src/library/stored-library.ts';

const NOW = Date.UTC(2026, 2, 1);
const limits: LibraryLimits = { maxArticles: 2, maxClaims: 3 };
const source = { kind: 'text' } as const;
const page = { kind: 'web', url: 'https://example.org', sync: 'apply', checkedAt: NOW } as const;

const articleOf = (id: string, claims = 1, author?: string): Article => ({
  id,
  title: `About ${id}`,
  language: 'en',
  ...(author !== undefined && { author }),
  sections: [
    {
      heading: 'Facts',
      claims: Array.from({ length: claims }, (_, at) => ({ id: `1.${at + 1}`, text: `Fact ${at} of ${id}.` })),
    },
  ],
});
const bees = articleOf('bees', 1, 'Ann Lee');
const wasps = articleOf('wasps');
const ants = articleOf('ants');
const newArticle = (article: Article, at = NOW) => ({ article, source, at });
const storedOf = (article: Article): StoredArticle => ({
  ...infoOf(article),
  source,
  audience: everybody,
  addedAt: NOW - 9,
  changedAt: NOW - 5,
});
const beesStored = storedOf(bees);
const beesRevision = beesStored.revision;

const libraryOf = (articles: readonly Article[], more: Partial<StoredLibrary> = {}): StoredLibrary => ({
  ...emptyLibrary,
  articles: articles.map(storedOf),
  ...more,
});
const removedFrom = (article: Article, wasDefault: boolean, defaultArticleId?: string): StoredLibrary =>
  libraryOf([], {
    removed: [{ ...storedOf(article), removedAt: NOW, ...(wasDefault && { wasDefault: true }) }],
    settings: { hiddenIds: ['a'], ...(defaultArticleId !== undefined && { defaultArticleId }) },
  });
const refused = (code: string, context: object = {}) => expect.objectContaining({ code, context }) as Error;

describe('adding articles', () => {
  it('keeps them in their own order, for everybody unless it is said for whom, and tells of each', () => {
    const some = { channelIds: ['5'], roleIds: [] };
    expect(addArticles(emptyLibrary, [newArticle(bees), { ...newArticle(wasps), audience: some }], limits)).toEqual({
      entries: [
        { action: 'add', articleId: 'bees', title: 'About bees' },
        { action: 'add', articleId: 'wasps', title: 'About wasps' },
      ],
      put: [
        { article: bees, stored: { ...beesStored, addedAt: NOW, changedAt: NOW } },
        { article: wasps, stored: { ...storedOf(wasps), audience: some, addedAt: NOW + 1, changedAt: NOW } },
      ],
    });
  });

  it('is told of once, where a file is imported that has none', () => {
    expect(addArticles(emptyLibrary, [], limits, 'import')).toEqual({ entries: [{ action: 'import' }], put: [] });
    expect(addArticles(emptyLibrary, [newArticle(bees)], limits, 'import').entries).toMatchObject([
      { action: 'import', articleId: 'bees' },
    ]);
  });

  it('is refused beyond what a library holds', () => {
    const added = (before: readonly Article[], ...articles: readonly Article[]) =>
      addArticles(
        libraryOf(before),
        articles.map((article) => newArticle(article)),
        limits,
      ).put;
    expect(added([bees], wasps)).toHaveLength(1);
    expect(() => added([bees], wasps, ants)).toThrow(refused('LIBRARY_FULL', { most: 2 }));
    expect(() => added([bees, wasps], ants)).toThrow('2 articles');
  });

  it('is refused where one is longer than an article may be', () => {
    expect(addArticles(emptyLibrary, [newArticle(articleOf('long', 3))], limits).put).toHaveLength(1);
    expect(() => addArticles(emptyLibrary, [newArticle(articleOf('long', 4))], limits)).toThrow(
      refused('ARTICLE_TOO_LONG', { most: 3, claims: 4 }),
    );
  });

  it('is refused under an id that is taken, also by what can still be put back, or by another of them', () => {
    const duplicate = refused('ARTICLE_DUPLICATE', { id: 'bees' });
    expect(() => addArticles(libraryOf([bees]), [newArticle(bees)], limits)).toThrow(duplicate);
    expect(() => addArticles(removedFrom(bees, false), [newArticle(bees)], limits)).toThrow(duplicate);
    expect(() => addArticles(emptyLibrary, [newArticle(bees), newArticle(bees)], limits)).toThrow(duplicate);
  });
});

describe('a new text', () => {
  const again = articleOf('bees', 2);

  it.each([
    ['replace', replaceArticle],
    ['revert', revertArticle],
    ['follow', followPage],
  ] as const)('takes the place of the old one, whose author it does not take over: %s', (action, edit) => {
    const before = libraryOf([bees, wasps]);
    expect(edit(before, { article: again, source: page, at: NOW }, beesRevision, limits)).toEqual({
      entries: [{ action, articleId: 'bees', title: 'About bees' }],
      put: [
        {
          article: again,
          stored: { ...infoOf(again), source: page, audience: everybody, addedAt: NOW - 9, changedAt: NOW },
        },
      ],
    });
    expect(() => edit(before, newArticle(again), 'another', limits)).toThrow(
      refused('LIBRARY_CHANGED', { article: 'bees' }),
    );
    expect(() => edit(before, newArticle(ants), '', limits)).toThrow(refused('ARTICLE_UNKNOWN', { article: 'ants' }));
    expect(() => edit(before, newArticle(articleOf('bees', 4)), beesRevision, limits)).toThrow(
      refused('ARTICLE_TOO_LONG', { most: 3, claims: 4 }),
    );
  });
});

describe('another title', () => {
  const renamed = { ...bees, title: 'Honey bees' };

  it('is told of, and leaves who may read the article, and since when it is there', () => {
    expect(renameArticle(libraryOf([bees]), renamed, beesRevision, NOW)).toEqual({
      entries: [{ action: 'rename', articleId: 'bees', title: 'Honey bees' }],
      put: [{ article: renamed, stored: { ...beesStored, ...infoOf(renamed), changedAt: NOW } }],
    });
  });

  it('that is the one it has changes nothing', () => {
    expect(renameArticle(libraryOf([bees]), bees, beesRevision, NOW)).toEqual({});
  });

  it('is refused for a text that has changed, or is not there', () => {
    expect(() => renameArticle(libraryOf([bees]), renamed, 'another', NOW)).toThrow(
      refused('LIBRARY_CHANGED', { article: 'bees' }),
    );
    expect(() => renameArticle(libraryOf([wasps]), renamed, beesRevision, NOW)).toThrow(
      refused('ARTICLE_UNKNOWN', { article: 'bees' }),
    );
  });
});

describe('an article that is taken out', () => {
  const entries = [{ action: 'remove', articleId: 'bees', title: 'About bees' }];

  it('is no longer the one that is meant, and is known to have been', () => {
    const settings = { hiddenIds: ['a'], defaultArticleId: 'bees' };
    expect(removeArticle(libraryOf([bees, wasps], { settings }), 'bees')).toEqual({
      entries,
      remove: ['bees'],
      settings: { hiddenIds: ['a'] },
      put: [{ stored: { ...beesStored, wasDefault: true } }],
    });
  });

  it('leaves another one the one that is meant', () => {
    const settings = { hiddenIds: [], defaultArticleId: 'wasps' };
    expect(removeArticle(libraryOf([bees, wasps], { settings }), 'bees')).toEqual({ entries, remove: ['bees'] });
    expect(() => removeArticle(libraryOf([wasps]), 'bees')).toThrow(refused('ARTICLE_UNKNOWN', { article: 'bees' }));
  });

  it('is put back as it was, as the one that is meant unless there is another by then', () => {
    const entry = { entries: [{ action: 'restore', articleId: 'bees', title: 'About bees' }], restore: ['bees'] };
    expect(restoreArticle(removedFrom(bees, false), 'bees', limits)).toEqual(entry);
    const several = [wasps, bees].flatMap((article) => removedFrom(article, false).removed);
    expect(restoreArticle({ ...emptyLibrary, removed: several }, 'bees', limits)).toEqual(entry);
    expect(restoreArticle(removedFrom(bees, true), 'bees', limits)).toEqual({
      ...entry,
      put: [{ stored: beesStored }],
      settings: { hiddenIds: ['a'], defaultArticleId: 'bees' },
    });
    expect(restoreArticle(removedFrom(bees, true, 'wasps'), 'bees', limits)).toEqual({
      ...entry,
      put: [{ stored: beesStored }],
    });
  });

  it('goes with others that are there, of which one may be meant', () => {
    const settings = { hiddenIds: ['a'], defaultArticleId: 'bees' };
    const before = libraryOf([bees, wasps, ants], { settings });
    expect(removeArticles(before, ['wasps', 'gone', 'bees'])).toEqual({
      entries: [{ action: 'remove', articleId: 'wasps', title: 'About wasps' }, ...entries],
      remove: ['wasps', 'bees'],
      settings: { hiddenIds: ['a'] },
      put: [{ stored: { ...beesStored, wasDefault: true } }],
    });
    expect(removeArticles(before, ['gone'])).toEqual({ entries: [], remove: [] });
  });

  it('is not put back where it was not taken out, or where there is no room', () => {
    expect(() => restoreArticle(libraryOf([bees]), 'bees', limits)).toThrow(
      refused('ARTICLE_UNKNOWN', { article: 'bees' }),
    );
    const with1 = { ...removedFrom(bees, false), articles: [storedOf(wasps)] };
    expect(restoreArticle(with1, 'bees', limits).restore).toEqual(['bees']);
    const full = { ...with1, articles: [wasps, ants].map(storedOf) };
    expect(() => restoreArticle(full, 'bees', limits)).toThrow(refused('LIBRARY_FULL', { most: 2 }));
    expect(() => restoreArticle(full, 'bees', limits)).toThrow('2 articles');
  });
});

describe('what else is set', () => {
  const before = libraryOf([bees], { settings: { hiddenIds: ['a'], newsChannelId: '7' } });

  it('says who is told of an article, where that is another than before', () => {
    const audience = { channelIds: ['5'], roleIds: ['6'] };
    expect(limitArticle(before, 'bees', audience)).toEqual({
      entries: [{ action: 'limit', articleId: 'bees', title: 'About bees' }],
      put: [{ stored: { ...beesStored, audience } }],
    });
    expect(limitArticle(before, 'bees', { channelIds: [], roleIds: [] })).toEqual({});
    expect(() => limitArticle(before, 'ants', audience)).toThrow(refused('ARTICLE_UNKNOWN', { article: 'ants' }));
  });

  it('says where an article came from, without a word where nobody wants to know', () => {
    const put = [{ stored: { ...beesStored, source: page } }];
    const entries = [{ action: 'sync', articleId: 'bees', title: 'About bees' }];
    expect(setSource(before, 'bees', page)).toEqual({ entries, put });
    expect(setSource(before, 'bees', page, true)).toEqual({ put });
    expect(() => setSource(before, 'ants', page)).toThrow(refused('ARTICLE_UNKNOWN', { article: 'ants' }));
  });

  it('keeps check questions of articles that are there, and takes them out', () => {
    const check = { id: 'c', question: 'Who?', articleId: 'bees', claimId: '1.1', text: 'x', at: NOW };
    const title = { articleId: 'bees', title: 'Who?' };
    expect(addCheck(before, check)).toEqual({ entries: [{ action: 'check', ...title }], keepCheck: check });
    expect(() => addCheck(before, { ...check, articleId: 'ants' })).toThrow(
      refused('ARTICLE_UNKNOWN', { article: 'ants' }),
    );
    expect(takeOutCheck(check)).toEqual({ entries: [{ action: 'uncheck', ...title }], dropCheck: 'c' });
  });

  it('keeps all settings but those that are named, takes away those that are undefined, and notices what is so already', () => {
    const set = (given: { readonly [Key in keyof LibrarySettings]?: LibrarySettings[Key] | undefined }) =>
      setInLibrary(before, { action: 'news' }, given);
    const entries = [{ action: 'news' }];
    expect(set({ defaultArticleId: 'bees' })).toEqual({
      entries,
      settings: { hiddenIds: ['a'], newsChannelId: '7', defaultArticleId: 'bees' },
    });
    expect(set({ newsChannelId: undefined })).toEqual({ entries, settings: { hiddenIds: ['a'] } });
    expect(set({ hiddenIds: undefined }).settings).toEqual({ hiddenIds: [], newsChannelId: '7' });
    expect(set({ newsChannelId: '7', defaultArticleId: undefined })).toEqual({});
  });

  it('is found by its id, among several', () => {
    expect(findStored(libraryOf([wasps, bees]), 'bees')).toEqual(beesStored);
  });
});

describe('a free id', () => {
  it('is none that is taken, that can be put back, or that the operator has', () => {
    expect(freeId('Bees', libraryOf([bees]), [])).toBe('bees-2');
    expect(freeId('Bees', removedFrom(bees, false), [])).toBe('bees-2');
    expect(freeId('Bees', emptyLibrary, ['bees', 'bees-2'])).toBe('bees-3');
    expect(freeId('Bees', emptyLibrary, [])).toBe('bees');
  });

  it('is of the title’s letters and digits, and no longer than an id may be', () => {
    expect(freeId('  Ünïcode —  Straße: 2nd Öl! ', emptyLibrary, [])).toBe('unicode-stra-e-2nd-ol');
    expect(freeId('a'.repeat(60), emptyLibrary, [])).toBe('a'.repeat(40));
    expect(freeId(`${'a'.repeat(38)} - bee`, emptyLibrary, [])).toBe(`${'a'.repeat(38)}-b`);
    expect(freeId(`${'a'.repeat(39)} bee`, emptyLibrary, [])).toBe('a'.repeat(39));
    expect(freeId('——', emptyLibrary, [])).toBe('article');
  });
});
