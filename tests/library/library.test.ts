import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { loadArticles } from '../../src/article/folder/load-articles.ts';
import { textFormat } from '../../src/article/formats/text/text-format.ts';
import { readArticle } from '../../src/article/read-article.ts';
import { revisionOf } from '../../src/article/article-places.ts';
import { Library } from '../../src/library/library.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { asGuildId, directScope, guildOf, guildScope } from '../../src/library/ids.ts';
import { SearchEngine } from '../../src/search/index.ts';

const bundled = await loadArticles(join(import.meta.dirname, '../../data/articles'));
const read = async (text: string, id: string) =>
  (await readArticle(Buffer.from(text), { format: textFormat, id })).article;
const bees = await read('Bees\n\n- Bees make honey.\n- Bees live in hives.\n', 'bees');
const wasps = await read('Wasps\n\n- Wasps make paper.\n', 'wasps');
const guild = asGuildId('100000000000000001');
const other = asGuildId('100000000000000002');

const ids = ({ articles }: LibraryView) => articles.map(({ id }) => id);
const firstFor = async (question: string, view: LibraryView) => (await view.search(question)).hits[0];

describe('what is bundled', () => {
  const library = new Library([...bundled, bees]);

  it('serves every server and direct messages, with one index', async () => {
    const view = await library.read({ guildId: guild }, (each) => each);
    expect((await library.read({ guildId: other }, (each) => each)).articles).toBe(view.articles);
    expect((await library.read({}, (each) => each)).articles).toBe(view.articles);
    expect((await firstFor('which country funds schools', view))?.claim.id).toBe('2.2');
    expect(await firstFor('who makes honey', view)).toMatchObject({ article: bees, index: 0, claim: { id: '1.1' } });
  });

  it('is listed in order, with what there is to know without its text', async () => {
    const infos = await library.articles({ guildId: guild });
    expect(infos.map(({ id }) => id)).toEqual([...bundled.map(({ id }) => id), 'bees']);
    expect(infos.at(-1)).toMatchObject({ title: 'Bees', sections: 1, claims: 2, revision: revisionOf(bees) });
  });
});

it('lists articles without building an index, and builds it once however many ask at once', async () => {
  const add = vi.spyOn(SearchEngine.prototype, 'add');
  const library = new Library([bees, wasps]);
  await library.articles({ guildId: guild });
  expect(add).not.toHaveBeenCalled();
  await Promise.all([guild, other, undefined].map((guildId) => library.read({ guildId }, ids)));
  expect(add).toHaveBeenCalledTimes(2);
  add.mockRestore();
});

describe('a view', () => {
  it('stays as it was while its reader waits, and the next one sees the change', async () => {
    const library = new Library([bees]);
    const waiting = Promise.withResolvers<undefined>();
    const reading = library.read({ guildId: guild }, async (view) => {
      await waiting.promise;
      return { ids: ids(view), honey: await firstFor('honey', view), paper: await firstFor('paper', view) };
    });
    await library.add(wasps);
    await library.remove('bees');
    waiting.resolve(undefined);
    const before = await reading;
    expect(before.ids).toEqual(['bees']);
    expect(before.honey?.claim.text).toBe('Bees make honey.');
    expect(before.paper?.article.id).not.toBe('wasps');
    const after = await library.read({ guildId: guild }, (view) => view);
    expect(ids(after)).toEqual(['wasps']);
    expect((await firstFor('paper', after))?.article).toBe(wasps);
    expect(after.lookup('honey')).toEqual([]);
    expect((await library.articles({ guildId: guild })).map(({ id }) => id)).toEqual(['wasps']);
  });

  it('puts an article that is added again in its own place', async () => {
    const library = new Library([bees, wasps]);
    const again = { ...bees, title: 'Bees, again' };
    await library.add(again);
    expect(await library.read({ guildId: guild }, ({ articles }) => articles)).toEqual([again, wasps]);
  });

  it('makes one change after another, also after one that failed', async () => {
    const library = new Library([bees]);
    const broken = { ...wasps, id: 'broken', sections: undefined as unknown as [] };
    const outcomes = await Promise.allSettled([library.add(broken), library.add(wasps)]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await library.read({ guildId: guild }, ids)).toEqual(['bees', 'wasps']);
  });

  it('cannot be changed', async () => {
    const view = await new Library([bees]).read({ guildId: guild }, (each) => each);
    expect(() => (view.articles as unknown as unknown[]).push(wasps)).toThrow(TypeError);
    expect(() => Object.assign(view, { articles: [] })).toThrow(TypeError);
  });

  it('finds in the articles asked for only, and never in others', async () => {
    const view = await new Library([bees, wasps]).read({ guildId: guild }, (each) => each);
    const found = async (articleIds: readonly string[]) =>
      (await view.search('who makes honey or paper', { articleIds })).hits.map(({ article }) => article.id);
    expect(new Set(await found(['wasps']))).toEqual(new Set(['wasps']));
    expect(await found(['elsewhere'])).toEqual([]);
    expect(view.lookup('honey paper', { articleIds: ['bees'] }).map(({ article }) => article)).toEqual([bees]);
    expect((await view.similar('Wasps make paper.', { articleIds: ['bees'] })).grade).not.toBe('stated');
    expect((await view.similar('Wasps make paper.')).hits[0]?.article).toBe(wasps);
    expect(view.central('bees', 1)).toHaveLength(1);
    expect(view.central('elsewhere', 1)).toEqual([]);
  });
});

it('tells a server’s scope from a direct message’s', () => {
  expect(guildOf(guildScope(guild))).toBe(guild);
  expect(guildOf(directScope('400000000000000001'))).toBeUndefined();
});
