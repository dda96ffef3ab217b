import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Article } from '../../src/article/article-model.ts';
import { asGuildId, type GuildId, guildScope } from '../../src/library/ids.ts';
import {
  addArticles,
  findStored,
  freeId,
  limitArticle,
  removeArticle,
  replaceArticle,
  setInLibrary,
  usualLimits,
} from '../../src/library/library-edits.ts';
import { Library, type LibraryOptions } from '../../src/library/library.ts';
import { type Audience, emptyLibrary, everybody } from '../../src/library/stored-library.ts';
import type { Viewer } from '../../src/library/viewer.ts';
import { SearchEngine } from '../../src/search/index.ts';
import { openStore } from '../../src/store/open-store.ts';
import { movedClock } from './moved-clock.ts';

const guildId = asGuildId('100000000000000001');
const other = asGuildId('100000000000000002');
const by = { memberId: '200000000000000001', at: Date.UTC(2026, 2, 1) };

const articleOf = (id: string, ...claims: readonly string[]): Article => ({
  id,
  title: `About ${id}`,
  language: 'en',
  sections: [{ heading: 'Facts', claims: claims.map((text, at) => ({ id: `1.${at + 1}`, text })) }],
});
const sample = articleOf('sample', 'Docent quotes.');
const rules = articleOf('rules', 'Be kind to everybody.');
const bees = articleOf('bees', 'Bees make honey.');
const wasps = articleOf('wasps', 'Wasps make paper.');

async function openLibrary(folder: readonly Article[] = [sample], options: LibraryOptions = {}) {
  const store = await openStore(':memory:', { questionRetentionDays: 90 });
  const library = new Library(folder, { store: store.library, sampleIds: ['sample'], ...options });
  const add = (article: Article, audience: Audience = everybody, guild: GuildId = guildId) =>
    library.change(guild, by, (before) =>
      addArticles(before, [{ article, source: { kind: 'text' }, at: by.at, audience }], usualLimits),
    );
  const seen = async (viewer: Viewer) => (await library.articles(viewer)).map(({ id }) => id);
  return { store, library, add, seen };
}

describe('what a server has', () => {
  it('is its own beside what the operator has; only a sample yields to it', async () => {
    const { library, add, seen } = await openLibrary([sample, rules]);
    expect(await seen({ guildId })).toEqual(['sample', 'rules']);
    await add(bees);
    expect(await seen({ guildId })).toEqual(['bees', 'rules']);
    expect(await seen({ guildId: other })).toEqual(['sample', 'rules']);
    expect(await seen({})).toEqual(['sample', 'rules']);
    const found = await library.read({ guildId }, ({ search }) => search('What do bees make?'));
    expect(found.hits[0]?.claim.text).toBe('Bees make honey.');
    await library.change(guildId, by, (before) => removeArticle(before, 'bees'));
    expect(await seen({ guildId })).toEqual(['sample', 'rules']);
  });

  it('is without what its moderators hide of the operator’s', async () => {
    const { library, seen } = await openLibrary([rules, wasps]);
    await library.change(guildId, by, (before) => setInLibrary(before, { action: 'hide' }, { hiddenIds: ['rules'] }));
    expect(await seen({ guildId })).toEqual(['wasps']);
    expect(await seen({ guildId: other })).toEqual(['rules', 'wasps']);
  });

  it('has its own article where the operator has one of the same id', async () => {
    const { library, add } = await openLibrary([bees]);
    const own = articleOf('bees', 'Our bees make wax.');
    await add(own);
    expect(await library.read({ guildId }, ({ articles }) => articles)).toEqual([own]);
  });

  it('names the article that is meant among several, while it is there', async () => {
    const { library, add } = await openLibrary();
    await add(bees);
    await add(wasps, { channelIds: ['5'], roleIds: [] });
    await library.change(guildId, by, (before) =>
      setInLibrary(before, { action: 'default' }, { defaultArticleId: 'wasps' }),
    );
    const meant = (viewer: Viewer) => library.read(viewer, ({ defaultArticleId }) => defaultArticleId);
    expect(await meant({ guildId, channelId: '5' })).toBe('wasps');
    expect(await meant({ guildId, channelId: '6' })).toBeUndefined();
  });
});

describe('an article for some', () => {
  it('is there in its channels, their threads, and channels of its categories', async () => {
    const { add, seen } = await openLibrary();
    await add(bees, { channelIds: ['5', '50'], roleIds: [] });
    await add(wasps);
    expect(await seen({ guildId, channelId: '5' })).toEqual(['bees', 'wasps']);
    expect(await seen({ guildId, channelId: '7', aboveIds: ['5'] })).toEqual(['bees', 'wasps']);
    expect(await seen({ guildId, channelId: '8', aboveIds: ['50'] })).toEqual(['bees', 'wasps']);
    expect(await seen({ guildId, channelId: '6', aboveIds: ['60'] })).toEqual(['wasps']);
    expect(await seen({ guildId })).toEqual(['wasps']);
  });

  it('is there for members with one of its roles, and marked as for them only', async () => {
    const { library, add, seen } = await openLibrary();
    await add(bees, { channelIds: [], roleIds: ['71', '72'] });
    await add(wasps);
    expect(await seen({ guildId, channelId: '5', roleIds: ['70', '72'] })).toEqual(['bees', 'wasps']);
    expect(await seen({ guildId, channelId: '5', roleIds: ['70'] })).toEqual(['wasps']);
    const privateIds = await library.read({ guildId, roleIds: ['71'] }, (view) => view.privateIds);
    expect([...privateIds]).toEqual(['bees']);
  });

  it('is found, suggested, corrected to and summed up by nobody else', async () => {
    const { library, add } = await openLibrary();
    await add(articleOf('secret', 'The zanzibarite mascot is called Xylophia.'), { channelIds: [], roleIds: ['71'] });
    await add(bees);
    const ask = (viewer: Viewer) =>
      library.read(viewer, async (view) => ({
        told: JSON.stringify([
          await view.search('Who is Xylophia?'),
          await view.search('What is the xylophla mascot?'),
          await view.similar('The zanzibarite mascot is called Xylophia.'),
          view.lookup('xylo'),
          view.lookupSections('facts'),
          view.summary('secret'),
          view.central('secret', 3),
        ]),
      }));
    expect((await ask({ guildId, roleIds: ['71'] })).told).toContain('zanzibarite');
    const { told } = await ask({ guildId, roleIds: ['70'] });
    expect(told.toLowerCase()).not.toMatch(/zanzibarite|called xylophia|"secret"/u);
  });

  it('is seen exactly where its channels and roles say so', async () => {
    const ids = fc.subarray(['1', '2', '3', '4']);
    const { library, add, seen } = await openLibrary();
    await add(bees);
    await fc.assert(
      fc.asyncProperty(ids, ids, ids, ids, async (channelIds, roleIds, above, roles) => {
        await library.change(guildId, by, (before) => limitArticle(before, 'bees', { channelIds, roleIds }));
        const [channelId, ...aboveIds] = above;
        const there = await seen({ guildId, ...(channelId !== undefined && { channelId }), aboveIds, roleIds: roles });
        const isOpen = (wanted: readonly string[], own: readonly string[]) =>
          wanted.length === 0 || wanted.some((id) => own.includes(id));
        expect(there.includes('bees')).toBe(isOpen(channelIds, above) && isOpen(roleIds, roles));
      }),
      { numRuns: 60 },
    );
  });
});

describe('another process', () => {
  it('sees a change within a second, and nobody reads a text under the wrong revision', async () => {
    const pass = movedClock();
    const { store, library, add } = await openLibrary();
    const there = new Library([sample], { store: store.library, sampleIds: ['sample'] });
    const asked = () => there.read({ guildId }, ({ articles }) => articles.map(({ id }) => id));
    expect(await asked()).toEqual(['sample']);
    await add(bees);
    pass(600);
    expect(await asked()).toEqual(['bees']);
    const { revision } = findStored(await library.stored(guildId), 'bees');
    const again = articleOf('bees', 'Bees make wax.');
    await there.articles({ guildId });
    await library.change(guildId, by, (before) =>
      replaceArticle(before, { article: again, source: { kind: 'text' }, at: by.at + 1 }, revision, usualLimits),
    );
    // Known as it was, and its index given up meanwhile: the text is another than what is known of it.
    const texts = vi.spyOn(store.library, 'texts');
    const late = new Library([sample], {
      store: { ...bound(store.library), read: once(await library.stored(guildId), store) },
    });
    expect(await late.read({ guildId }, ({ articles }) => articles)).toEqual([again, sample]);
    expect(texts).toHaveBeenCalled();
    pass(600);
    expect(await there.read({ guildId }, ({ articles }) => articles)).toEqual([again]);
  });

  it('that cannot be asked leaves what was known', async () => {
    const pass = movedClock();
    const { store, library, add } = await openLibrary();
    await add(bees);
    expect((await library.articles({ guildId })).map(({ id }) => id)).toEqual(['bees']);
    await store[Symbol.asyncDispose]();
    pass(600);
    expect((await library.articles({ guildId })).map(({ id }) => id)).toEqual(['bees']);
    await expect(library.articles({ guildId: other })).rejects.toThrow(/destroyed|closed|not open/u);
  });
});

type LibraryStoreOf = Awaited<ReturnType<typeof openStore>>['library'];

function bound(store: LibraryStoreOf): LibraryStoreOf {
  return {
    revision: (scope) => store.revision(scope),
    read: (scope) => store.read(scope),
    texts: (scope, ids) => store.texts(scope, ids),
    change: (scope, who, edit) => store.change(scope, who, edit),
    history: (scope, limit) => store.history(scope, limit),
    takeDueSyncs: (now, leaseMs, most) => store.takeDueSyncs(now, leaseMs, most),
  };
}

/** A first look that is a moment too early, with what was there before. */
function once(
  now: Awaited<ReturnType<LibraryStoreOf['read']>>,
  { library }: { readonly library: LibraryStoreOf },
): LibraryStoreOf['read'] {
  const [first] = now.articles;
  let isFirst = true;
  return async (scope) => {
    if (!isFirst || first === undefined) return library.read(scope);
    isFirst = false;
    return { ...now, articles: [{ ...first, revision: 'AAAAAAAA' }] };
  };
}

describe('indexes', () => {
  it('are shared by servers with the same articles, and built anew once they had to give way', async () => {
    const built = vi.spyOn(SearchEngine.prototype, 'add');
    const { library, add } = await openLibrary([sample], { indexBytes: 250_000 });
    const ask = (guild: GuildId) => library.read({ guildId: guild }, ({ articles }) => articles.length);
    await add(bees);
    await add(bees, everybody, other);
    await ask(guildId);
    await ask(other);
    expect(built).toHaveBeenCalledTimes(1);
    await library.read({}, () => undefined);
    await library.change(other, by, (before) => removeArticle(before, 'bees'));
    await add(wasps, everybody, other);
    await ask(other);
    expect(built).toHaveBeenCalledTimes(3);
    await ask(guildId);
    expect(built).toHaveBeenCalledTimes(4);
    // What was taken out of a library did not give way: it went at once.
    expect(library.indexes).toMatchObject({ maxBytes: 250_000, evictions: 1 });
    expect(library.indexes.bytes).toBeLessThanOrEqual(250_000);
    built.mockRestore();
  });

  it('that are larger than all may take together still serve', async () => {
    const many = articleOf('many', ...Array.from({ length: 200 }, (_, at) => `Mill ${at} stands at weir ${at}.`));
    const { library, add } = await openLibrary([sample], { indexBytes: 250_000 });
    await add(many);
    expect(await library.read({ guildId }, ({ lookup }) => lookup('mill 7').length)).toBeGreaterThan(0);
    expect(await library.read({ guildId: other }, ({ articles }) => articles)).toEqual([sample]);
  });

  it('of a text that cannot be loaded are asked for again', async () => {
    const { store, library, add } = await openLibrary();
    await add(bees);
    const texts = vi.spyOn(store.library, 'texts').mockRejectedValueOnce(new Error('gone for a moment'));
    await expect(library.read({ guildId }, () => 0)).rejects.toThrow('gone for a moment');
    expect(await library.read({ guildId }, ({ articles }) => articles)).toEqual([bees]);
    texts.mockRestore();
  });
});

describe('an id', () => {
  it('is made of the title, and is free', () => {
    const taken = { ...emptyLibrary, articles: [] };
    expect(freeId('Règles du serveur!', taken, [])).toBe('regles-du-serveur');
    expect(freeId('服务器规则', taken, [])).toBe('article');
    expect(freeId('Rules', taken, ['rules', 'rules-2'])).toBe('rules-3');
  });

  it('fits and is readable, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(freeId(title, emptyLibrary, [])).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u);
        expect(freeId(title, emptyLibrary, []).length).toBeLessThanOrEqual(40);
      }),
    );
  });
});

it('keeps servers apart, whatever is done', async () => {
  const { library, add, seen } = await openLibrary([]);
  const servers = [guildId, other];
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ at: fc.nat({ max: 1 }), what: fc.constantFrom('add', 'remove', 'hide'), id: fc.nat({ max: 3 }) }),
      ),
      async (steps) => {
        for (const { at, what, id } of steps) {
          const guild = servers[at] ?? guildId;
          const name = `${guild.slice(-1)}-${id}`;
          const own = await seen({ guildId: guild });
          if (what === 'add' && !own.includes(name))
            await library.change(guild, by, (before) => ({
              ...addArticles(
                { ...before, removed: [] },
                [{ article: articleOf(name, `Only in ${guild}.`), source: { kind: 'text' }, at: by.at }],
                usualLimits,
              ),
              restore: before.removed.some((each) => each.id === name) ? [name] : [],
            }));
          if (what === 'remove' && own.includes(name))
            await library.change(guild, by, (before) => removeArticle(before, name));
          for (const each of servers) {
            const told = await library.read({ guildId: each }, async ({ articles, search }) =>
              JSON.stringify([articles, await search('only in')]),
            );
            expect(told).not.toContain(`Only in ${servers.find((one) => one !== each)}`);
          }
        }
      },
    ),
    { numRuns: 10 },
  );
  expect(guildScope(guildId)).not.toBe(guildScope(other));
  await add(bees);
});
