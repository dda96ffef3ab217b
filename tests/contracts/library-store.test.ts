import fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import {
  addArticles,
  addCheck,
  findStored,
  limitArticle,
  removeArticle,
  renameArticle,
  replaceArticle,
  restoreArticle,
  setInLibrary,
  setSource,
  takeOutCheck,
  usualLimits,
} from '../../src/library/library-edits.ts';
import { asGuildId, guildScope, type RecordScope } from '../../src/library/ids.ts';
import type { Store } from '../../src/library/port.ts';
import { Forgetting } from '../../src/store/tables/retention.ts';
import {
  type CheckQuestion,
  emptyLibrary,
  everybody,
  type LibraryEdit,
  type StoredLibrary,
  mostChecks,
  undoMs,
  type WebSource,
} from '../../src/library/stored-library.ts';
import { storesToTest } from './stores-to-test.ts';

const GUILD = '100000000000000001' as string as RecordScope;
const OTHER = '100000000000000002' as string as RecordScope;
const MEMBER = '200000000000000001';
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 2, 1);
const by = { memberId: MEMBER, at: NOW };

const articleOf = (id: string, ...claims: readonly string[]): Article => ({
  id,
  title: `About ${id}`,
  language: 'en',
  sections: [{ heading: 'Facts', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
});
const bees = articleOf('bees', 'Bees make honey.');
const wasps = articleOf('wasps', 'Wasps make paper.', 'Wasps sting.');
const added = (article: Article, at = NOW) => ({ article, source: { kind: 'text' } as const, at });

const add = (store: Store, ...articles: readonly Article[]) =>
  store.library.change(GUILD, by, (before) =>
    addArticles(
      before,
      articles.map((article) => added(article)),
      usualLimits,
    ),
  );

const keepCheck = (store: Store, check: CheckQuestion) =>
  store.library.change(GUILD, by, (before) => addCheck(before, check));

describe.each(storesToTest)('%s: a server’s library', (_name, open) => {
  test('is empty at first', async () => {
    await using store = await open();
    expect(await store.library.read(GUILD)).toEqual(emptyLibrary);
    expect(await store.library.revision(GUILD)).toBe(0);
    expect(await store.library.texts(GUILD, ['bees'])).toEqual([]);
  });

  test('keeps articles in the order in which they came, with their texts', async () => {
    await using store = await open();
    await add(store, wasps, bees);
    const { articles, revision } = await store.library.read(GUILD);
    expect(articles.map(({ id, claims, title }) => [id, claims, title])).toEqual([
      ['wasps', 2, 'About wasps'],
      ['bees', 1, 'About bees'],
    ]);
    expect(revision).toBe(1);
    expect(await store.library.texts(GUILD, ['bees', 'none', 'wasps'])).toEqual([bees, wasps]);
  });

  test('is seen in its own server only', async () => {
    await using store = await open();
    await add(store, bees);
    expect(await store.library.read(OTHER)).toEqual(emptyLibrary);
    expect(await store.library.texts(OTHER, ['bees'])).toEqual([]);
    expect(await store.library.history(OTHER, 10)).toEqual([]);
  });

  test('takes a new text in the place of the old, and refuses one that was made for another', async () => {
    await using store = await open();
    const { articles } = await add(store, bees, wasps);
    const revision = articles[0]?.revision ?? '';
    const again = articleOf('bees', 'Bees make honey and wax.');
    const after = await store.library.change(GUILD, by, (before) =>
      replaceArticle(before, added(again, NOW + 1), revision, usualLimits),
    );
    expect(after.articles.map(({ id }) => id)).toEqual(['bees', 'wasps']);
    expect(after.articles[0]).toMatchObject({ addedAt: NOW, changedAt: NOW + 1 });
    expect(await store.library.texts(GUILD, ['bees'])).toEqual([again]);
    const late = store.library.change(GUILD, by, (before) =>
      replaceArticle(before, added(bees), revision, usualLimits),
    );
    await expect(late).rejects.toThrow(expect.objectContaining({ code: 'LIBRARY_CHANGED' }));
    expect(await store.library.read(GUILD)).toEqual(after);
  });

  test('takes an article out for a day, and puts it back', async () => {
    await using store = await open();
    await add(store, bees, wasps);
    await store.library.change(GUILD, by, (before) =>
      setInLibrary(before, { action: 'default' }, { defaultArticleId: 'bees' }),
    );
    const without = await store.library.change(GUILD, by, (before) => removeArticle(before, 'bees'));
    expect(without.articles.map(({ id }) => id)).toEqual(['wasps']);
    expect(without.removed).toMatchObject([{ id: 'bees', removedAt: NOW }]);
    expect(without.settings).toEqual({ hiddenIds: [] });
    const later = { memberId: MEMBER, at: NOW + DAY };
    const back = await store.library.change(GUILD, later, (before) => restoreArticle(before, 'bees', usualLimits));
    expect(back.articles.map(({ id }) => id)).toEqual(['wasps', 'bees']);
    expect(await store.library.texts(GUILD, ['bees'])).toEqual([bees]);
  });

  test('forgets what was taken out, once nobody has put it back in time', async () => {
    await using store = await open();
    await add(store, bees);
    await store.library.change(GUILD, by, (before) => removeArticle(before, 'bees'));
    await store.retention.purge(NOW + undoMs);
    expect((await store.library.read(GUILD)).removed).toHaveLength(1);
    await store.retention.purge(NOW + undoMs + 1);
    expect((await store.library.read(GUILD)).removed).toEqual([]);
    expect(await store.library.texts(GUILD, ['bees'])).toEqual([]);
  });

  test('undoes a change that throws', async () => {
    await using store = await open();
    const before = await add(store, bees);
    const failing = (edit: LibraryEdit) => store.library.change(GUILD, by, () => edit);
    const broken = { ...added(wasps), stored: undefined } as never;
    await expect(failing({ entries: [{ action: 'add' }], put: [broken] })).rejects.toThrow(TypeError);
    await expect(
      store.library.change(GUILD, by, () => {
        throw new RangeError('no');
      }),
    ).rejects.toThrow(RangeError);
    expect(await store.library.read(GUILD)).toEqual(before);
    expect(await store.library.history(GUILD, 10)).toHaveLength(1);
  });

  test('makes changes one after another, however many come at once', async () => {
    await using store = await open();
    const names = Array.from({ length: 12 }, (_, at) => `article-${at}`);
    await Promise.all(names.map((name) => add(store, articleOf(name, `${name} is here.`))));
    const { articles, revision } = await store.library.read(GUILD);
    expect(articles.map(({ id }) => id).sort()).toEqual([...names].sort());
    expect(revision).toBe(12);
  });

  test('knows in which order changes of the same moment were made', async () => {
    await using store = await open();
    const made = ['news', 'hide', 'show', 'default', 'hide', 'news', 'show', 'default'] as const;
    for (const [at, action] of made.entries())
      await store.library.change(GUILD, by, (before) =>
        setInLibrary(before, { action }, { newsChannelId: String(at) }),
      );
    const history = await store.library.history(GUILD, 20);
    expect(history.map(({ action }) => action)).toEqual(made.toReversed());
  });

  test('knows who did what, the newest first, until they are forgotten', async () => {
    await using store = await open();
    await add(store, bees);
    await store.library.change(GUILD, { at: NOW + 1 }, (before) =>
      renameArticle(before, { ...bees, title: 'Bees!' }, findStored(before, 'bees').revision, NOW + 1),
    );
    await store.library.change(GUILD, { ...by, at: NOW + 2 }, (before) => removeArticle(before, 'bees'));
    expect(await store.library.history(GUILD, 2)).toEqual([
      { at: NOW + 2, memberId: MEMBER, action: 'remove', articleId: 'bees', title: 'Bees!' },
      { at: NOW + 1, action: 'rename', articleId: 'bees', title: 'Bees!' },
    ]);
    expect(await store.retention.forgetMember(MEMBER)).toBe(2);
    expect((await store.library.history(GUILD, 10)).map(({ memberId }) => memberId)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('says which articles are to be read again, once each', async () => {
    await using store = await open();
    const source: WebSource = { kind: 'web', url: 'https://example.org/', sync: 'tell', checkedAt: NOW };
    await add(store, bees, wasps);
    await store.library.change(GUILD, by, (before) => setSource(before, 'bees', source));
    expect(await store.library.takeDueSyncs(NOW + DAY - 1, 60_000, 50)).toEqual([]);
    expect(await store.library.takeDueSyncs(NOW + DAY, 60_000, 50)).toEqual([{ scope: GUILD, articleId: 'bees' }]);
    expect(await store.library.takeDueSyncs(NOW + DAY, 60_000, 50)).toEqual([]);
    expect(await store.library.takeDueSyncs(NOW + DAY + 60_000, 60_000, 50)).toHaveLength(1);
    await store.departures.leave('100000000000000001' as never, NOW);
    expect(await store.library.takeDueSyncs(NOW + 3 * DAY, 60_000, 50)).toEqual([]);
    await store.departures.comeBack('100000000000000001' as never);
    await store.library.change(GUILD, by, (before) => setSource(before, 'bees', { ...source, sync: 'off' }));
    expect(await store.library.takeDueSyncs(NOW + 9 * DAY, 60_000, 50)).toEqual([]);
  });

  test('leaves an article with whoever is reading it again, whatever else is changed of it meanwhile', async () => {
    await using store = await open();
    const source: WebSource = { kind: 'web', url: 'https://example.org/', sync: 'tell', checkedAt: NOW };
    await add(store, bees);
    await store.library.change(GUILD, by, (before) => setSource(before, 'bees', source));
    expect(await store.library.takeDueSyncs(NOW + DAY, 60_000, 50)).toHaveLength(1);
    const audience = { channelIds: ['1'], roleIds: [] };
    await store.library.change(GUILD, by, (before) => limitArticle(before, 'bees', audience));
    await store.library.change(GUILD, by, (before) =>
      renameArticle(before, { ...bees, title: 'Bees!' }, findStored(before, 'bees').revision, NOW),
    );
    expect(await store.library.takeDueSyncs(NOW + DAY + 59_999, 60_000, 50)).toEqual([]);
    expect(await store.library.takeDueSyncs(NOW + DAY + 60_000, 60_000, 50)).toHaveLength(1);
    await store.library.change(GUILD, by, (before) => setSource(before, 'bees', { ...source, checkedAt: NOW + DAY }));
    expect(await store.library.takeDueSyncs(NOW + 2 * DAY - 1, 60_000, 50)).toEqual([]);
    expect(await store.library.takeDueSyncs(NOW + 2 * DAY, 60_000, 50)).toHaveLength(1);
  });

  test('puts what is added, or put back, behind all others, whatever the clocks say', async () => {
    await using store = await open();
    await add(store, wasps, bees);
    const early = { memberId: MEMBER, at: NOW - DAY };
    await store.library.change(GUILD, early, (before) =>
      addArticles(before, [added(articleOf('ants', 'Ants dig.'), NOW - DAY)], usualLimits),
    );
    await store.library.change(GUILD, early, (before) => removeArticle(before, 'wasps'));
    const after = await store.library.change(GUILD, early, (before) => restoreArticle(before, 'wasps', usualLimits));
    expect(after.articles.map(({ id }) => id)).toEqual(['bees', 'ants', 'wasps']);
  });

  test('of a server that Docent is back in is kept, though those left long ago are being deleted', async () => {
    await using store = await open();
    const left = Array.from({ length: 6 }, (_, n) => asGuildId(`10000000000000010${n}`));
    for (const guildId of left) {
      await store.library.change(guildScope(guildId), by, (before) => addArticles(before, [added(bees)], usualLimits));
      await store.departures.leave(guildId, NOW);
    }
    const back = left.at(-1) ?? asGuildId('');
    // Which were left is known by then, and none of them is deleted yet.
    const deleting = vi.spyOn(Forgetting.prototype, 'forgetDeparted');
    onTestFinished(() => deleting.mockRestore());
    deleting.mockImplementationOnce(async function (this: Forgetting, ...given) {
      await store.departures.comeBack(back);
      return this.forgetDeparted(...given);
    });
    expect(await store.departures.purge(NOW + 9 * DAY)).toBe(5);
    expect((await store.library.read(guildScope(back))).articles).toHaveLength(1);
    expect(await store.library.read(guildScope(left[0] ?? back))).toEqual(emptyLibrary);
  });

  test('goes with its server, and stays where only records are forgotten', async () => {
    await using store = await open();
    await add(store, bees);
    const check = { id: 'c', question: 'Who?', articleId: 'bees', claimId: '1.1', text: 'Bees make honey.', at: NOW };
    await keepCheck(store, check);
    await store.drafts.save({ id: 'd', scope: GUILD, at: NOW, memberId: MEMBER, payload: '{}' });
    await store.retention.forgetScope(GUILD, { butLibrary: true });
    expect(await store.library.texts(GUILD, ['bees'])).toEqual([bees]);
    expect(await store.checks.list(GUILD)).toEqual([check]);
    expect(await store.drafts.find(GUILD, 'd')).toBeUndefined();
    await store.retention.forgetScope(GUILD);
    expect(await store.library.read(GUILD)).toEqual(emptyLibrary);
    expect(await store.library.texts(GUILD, ['bees'])).toEqual([]);
    expect(await store.checks.list(GUILD)).toEqual([]);
  });

  test('keeps any text as it is', async () => {
    await using store = await open();
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }), async (texts) => {
        const article = { ...articleOf('any', ...texts), title: texts[0] ?? '' };
        await store.library.change(GUILD, by, (before) =>
          before.articles.length === 0
            ? addArticles(before, [added(article)], usualLimits)
            : replaceArticle(before, added(article), findStored(before, 'any').revision, usualLimits),
        );
        expect(await store.library.texts(GUILD, ['any'])).toEqual([article]);
        expect(findStored(await store.library.read(GUILD), 'any').title).toBe(article.title);
      }),
      { numRuns: 40 },
    );
  });
});

describe.each(storesToTest)('%s: drafts and check questions', (_name, open) => {
  const check = (id: string, question: string, articleId = 'bees') => ({
    id,
    question,
    articleId,
    claimId: '1.1',
    text: 'Bees make honey.',
    at: NOW,
  });

  test('a draft is kept for a day, for its own server', async () => {
    await using store = await open();
    const draft = { id: 'draft', scope: GUILD, at: NOW, memberId: MEMBER, payload: '{"title":"Bees"}' };
    await store.drafts.save(draft);
    await store.drafts.save({ ...draft, payload: '{"title":"Wasps"}' });
    expect(await store.drafts.find(GUILD, 'draft')).toEqual({ ...draft, payload: '{"title":"Wasps"}' });
    expect(await store.drafts.find(OTHER, 'draft')).toBeUndefined();
    expect(await store.drafts.remove(OTHER, 'draft')).toBe(false);
    await store.retention.purge(NOW + undoMs + 1);
    expect(await store.drafts.find(GUILD, 'draft')).toBeUndefined();
    await store.drafts.save(draft);
    expect(await store.drafts.remove(GUILD, 'draft')).toBe(true);
    expect(await store.drafts.remove(GUILD, 'draft')).toBe(false);
    await store.drafts.save(draft);
    expect(await store.retention.forgetMember(MEMBER)).toBe(1);
  });

  test('a draft goes with the change that it is made of, or neither takes effect; one is kept to undo it', async () => {
    await using store = await open();
    const draft = { id: 'draft', scope: GUILD, at: NOW, memberId: MEMBER, payload: '{"title":"Bees"}' };
    await store.drafts.save(draft);
    const make = (takeDrafts: readonly string[], edit: (before: StoredLibrary) => LibraryEdit) =>
      store.library.change(GUILD, by, (before) => ({
        ...edit(before),
        takeDrafts,
        keepDraft: { id: 'undo', payload: '1' },
      }));
    const adding = (before: StoredLibrary) => addArticles(before, [added(bees)], usualLimits);
    await expect(
      make(['draft'], (before) => replaceArticle(before, added(bees), 'x', usualLimits)),
    ).rejects.toMatchObject({
      code: 'ARTICLE_UNKNOWN',
    });
    await expect(make(['draft', 'other'], adding)).rejects.toMatchObject({ code: 'DRAFT_OVER' });
    expect(await store.drafts.find(GUILD, 'draft')).toEqual(draft);
    expect(await store.drafts.find(GUILD, 'undo')).toBeUndefined();
    expect(await store.library.read(GUILD)).toEqual(emptyLibrary);

    const pressed = await Promise.allSettled([make(['draft'], adding), make(['draft'], adding)]);
    expect(pressed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await store.library.read(GUILD)).articles).toHaveLength(1);
    expect(await store.drafts.find(GUILD, 'draft')).toBeUndefined();
    expect(await store.drafts.find(GUILD, 'undo')).toMatchObject({ memberId: MEMBER, payload: '1' });
  });

  test('a question takes the place of the same one; there are only so many of an article', async () => {
    await using store = await open();
    await add(store, bees, wasps);
    for (let at = 0; at < mostChecks; at++) await keepCheck(store, check(`c${at}`, `Why ${at}?`));
    const { revision } = await store.library.read(GUILD);
    await expect(keepCheck(store, check('more', 'Why not?'))).rejects.toMatchObject({
      code: 'CHECKS_FULL',
      context: { most: mostChecks },
    });
    expect(await store.library.revision(GUILD)).toBe(revision);
    await keepCheck(store, check('again', 'Why 7?'));
    await keepCheck(store, check('wasps', 'Why not?', 'wasps'));
    expect(await store.checks.list(GUILD, 'bees')).toHaveLength(mostChecks);
    expect(await store.checks.list(OTHER)).toEqual([]);
    const takeOut = (id: string) =>
      store.library.change(GUILD, { ...by, at: NOW + 1 }, () => takeOutCheck(check(id, 'Why 7?')));
    await expect(takeOut('c7')).rejects.toMatchObject({ code: 'DRAFT_OVER' });
    await takeOut('again');
    await expect(takeOut('again')).rejects.toMatchObject({ code: 'DRAFT_OVER' });
    expect(await store.checks.list(GUILD)).toHaveLength(mostChecks);
    // Who kept and removed them stands beside what else was changed, each once.
    const history = await store.library.history(GUILD, 3);
    expect(history.map(({ action, memberId, articleId, title }) => [action, memberId, articleId, title])).toEqual([
      ['uncheck', MEMBER, 'bees', 'Why 7?'],
      ['check', MEMBER, 'wasps', 'Why not?'],
      ['check', MEMBER, 'bees', 'Why 7?'],
    ]);
  });

  test('questions of an article go with it, and are not those of another that has its id later', async () => {
    await using store = await open();
    await add(store, bees, wasps);
    for (const [id, articleId] of [
      ['one', 'bees'],
      ['two', 'wasps'],
    ] as const)
      await keepCheck(store, check(id, 'Why?', articleId));
    await store.library.change(GUILD, by, (before) => removeArticle(before, 'bees'));
    expect(await store.checks.list(GUILD, 'bees')).toHaveLength(1);
    const later = { ...by, at: NOW + undoMs + 1 };
    await store.library.change(GUILD, later, (before) => limitArticle(before, 'wasps', everybody));
    await add(store, bees);
    expect((await store.checks.list(GUILD)).map(({ id }) => id)).toEqual(['two']);
  });

  test('questions that come with an article are kept with it, or not at all', async () => {
    await using store = await open();
    const edit = (before: StoredLibrary) => ({
      ...addArticles(before, [added(bees)], usualLimits),
      checks: [check('one', 'Why?'), check('two', 'Who?')],
    });
    await store.library.change(GUILD, by, edit);
    // Of one moment: in the order of their words.
    expect((await store.checks.list(GUILD)).map(({ id }) => id)).toEqual(['two', 'one']);
    await expect(store.library.change(GUILD, by, edit)).rejects.toMatchObject({ code: 'ARTICLE_DUPLICATE' });
    const failing = { ...edit(emptyLibrary), checks: [check('three', 'When?'), check('one', 'How?')] };
    await expect(store.library.change(GUILD, by, () => failing)).rejects.toThrow(/unique|UNIQUE/u);
    expect((await store.checks.list(GUILD)).map(({ id }) => id)).toEqual(['two', 'one']);
    expect(await store.library.revision(GUILD)).toBe(1);
  });

  test('there is none of an article that is not there', async () => {
    await using store = await open();
    await expect(keepCheck(store, check('one', 'Why?'))).rejects.toMatchObject({ code: 'ARTICLE_UNKNOWN' });
    expect(await store.checks.list(GUILD)).toEqual([]);
  });

  test('may be as long as Discord lets a question be, in any script', async () => {
    await using store = await open();
    await add(store, bees);
    // Nothing in it repeats, so that no database can make it shorter.
    const long = String.fromCodePoint(...Array.from({ length: 2_000 }, (_, n) => 0x4e00 + ((n * 7_919) % 20_000)));
    await keepCheck(store, check('long', long));
    await keepCheck(store, check('again', long));
    expect(await store.checks.list(GUILD)).toEqual([check('again', long)]);
  });
});

test('an article that is limited keeps its text and place', async () => {
  const before = { ...emptyLibrary };
  const edit = addArticles(before, [added(bees)], usualLimits);
  const [put] = edit.put ?? [];
  if (put === undefined) throw new Error('nothing is put');
  const limited = limitArticle({ ...before, articles: [put.stored] }, 'bees', { channelIds: ['1'], roleIds: ['2'] });
  expect(limited.put).toEqual([{ stored: { ...put.stored, audience: { channelIds: ['1'], roleIds: ['2'] } } }]);
});
