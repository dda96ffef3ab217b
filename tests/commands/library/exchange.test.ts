import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExportedArticle } from '../../../commands/library/exchange/exported-library.ts';
import type { ExportedTaught } from '../../../src/library/teaching/exported-teaching.ts';
import { readLibraryFile, writeLibraryFile } from '../../../commands/library/exchange/library-file.ts';
import type { Article } from '../../../src/article/article-model.ts';
import { guildScope } from '../../../src/library/ids.ts';
import { addArticles, addCheck, usualLimits } from '../../../src/library/library-edits.ts';
import { bundled, here, idOf, ids, messageOf } from '../../support/desk.ts';
import { hostileText } from '../../support/hostile.ts';
import { openModeratorsDesk } from '../../support/moderators-desk.ts';
import { hostileArticle } from './hostile-articles.ts';

const exported: fc.Arbitrary<ExportedArticle> = fc.record({
  article: hostileArticle,
  source: fc.oneof(
    fc.record({ kind: fc.constant('file' as const), name: hostileText }),
    fc.constant({ kind: 'text' as const }),
    fc.constant({
      kind: 'web' as const,
      url: 'https://example.org/a?b=1',
      sync: 'apply' as const,
      checkedAt: 1,
      etag: '"x"',
    }),
  ),
  audience: fc.constantFrom(
    { channelIds: [], roleIds: [] },
    { channelIds: ['200000000000000001'], roleIds: ['300000000000000001'] },
  ),
});

const head = { settings: {}, checks: [] };

const taught: readonly ExportedTaught[] = [
  { at: 1, locale: 'de', teaching: { kind: 'term', term: 'ult', means: 'ultimate', bothWays: true } },
  { at: 2, teaching: { kind: 'note', questions: ['Why?'], text: 'So **it** is.', from: 'moderators', lookAgainAt: 5 } },
  { at: 3, teaching: { kind: 'link', questions: ['How?'], to: { kind: 'article', articleId: 'a' } } },
];

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  for (const value of values) yield await Promise.resolve(value);
}

describe('a library’s file', () => {
  it('read again holds the same, whatever the articles say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(exported, { maxLength: 3 }), async (all) => {
        const checks = [{ question: 'Why?', articleId: 'a', claimId: '1.1', text: 'So.' }];
        const written = { settings: { defaultArticleId: 'a' }, checks, taught };
        const bytes = await writeLibraryFile(written, each(all));
        const read = await readLibraryFile(bytes);
        expect(read.articles).toEqual(all);
        expect(read.head).toEqual({ docent: 'library', version: 1, ...written });
        // Another program may have written it anew.
        const again = JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), undefined, 2);
        expect((await readLibraryFile(new TextEncoder().encode(again))).articles).toEqual(all);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused with what it is, where it is none', async () => {
    const refused = async (text: string) =>
      expect(readLibraryFile(new TextEncoder().encode(text))).rejects.toMatchObject({ code: 'EXPORT_INVALID' });
    for (const text of [
      '',
      'no',
      '[]',
      'null',
      '{}',
      '{"docent":"library","version":1}',
      '{"docent":"other","articles":[]}',
    ])
      await refused(text);
    const [article] = bundled;
    if (article === undefined) throw new Error('no article');
    const file = async (change: (article: Article) => unknown) => {
      const one = {
        article: change(article) as Article,
        source: { kind: 'text' as const },
        audience: { channelIds: [], roleIds: [] },
      };
      return new TextDecoder().decode(await writeLibraryFile(head, each([one])));
    };
    const [section] = article.sections;
    const [claim] = section?.claims ?? [];
    const withClaim = (changed: object) => (whole: Article) => ({
      ...whole,
      sections: [{ ...section, claims: [{ ...claim, ...changed }] }],
    });
    await refused(await file((whole) => ({ ...whole, id: '../evil' })));
    await refused(await file((whole) => ({ ...whole, language: 'not a language' })));
    await refused(await file((whole) => ({ ...whole, sections: [] })));
    await refused(await file((whole) => ({ ...whole, sections: [section, section] })));
    await refused(await file(withClaim({ text: '' })));
    await refused(await file(withClaim({ codeFrom: 1_000_000 })));
    await refused(await file(withClaim({ links: [{ start: 5, end: 1, target: 'x' }] })));
    await refused(await file(withClaim({ links: [{ start: 0, end: 100_000, target: 'x' }] })));
    await expect(
      readLibraryFile(new TextEncoder().encode('{"docent":"library","version":2,"articles":[]}')),
    ).rejects.toMatchObject({ code: 'EXPORT_NEWER' });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), hostileText, fc.string()), async (text) => {
        await refused(text);
      }),
      { numRuns: 100 },
    );
  });

  it('brings a whole library into another server: texts, titles, who may see them, the default, the checks', async () => {
    const from = await openModeratorsDesk();
    const to = await openModeratorsDesk();
    const [article] = bundled;
    if (article === undefined) throw new Error('no article');
    const added = ['one', 'two'].map((id) => ({ ...article, id, title: `Article ${id}` }));
    await from.services.library.change(ids.guild, { at: 1 }, (before) =>
      addArticles(
        before,
        added.map((each) => ({
          article: each,
          at: 1,
          source: { kind: 'file' as const, name: 'a.md' },
          audience: { channelIds: [ids.channel], roleIds: [] },
        })),
        usualLimits,
      ),
    );
    await from.command('library default', { article: 'two' });
    const check = { id: 'c', question: 'Why?', articleId: 'two', claimId: '1.1', text: 'x', at: 1 };
    await from.services.store.library.change(here, { at: 1 }, (before) => addCheck(before, check));
    const [file] = messageOf(await from.command('library export')).files ?? [];
    const preview = await to.command('library import', { file: to.file('library.json', file?.data ?? '') });
    await to.press(idOf(preview, 'library-import'));
    const stored = await to.services.library.stored(ids.guild);
    expect(stored.articles.map(({ id, title, audience }) => ({ id, title, audience }))).toEqual(
      added.map(({ id, title }) => ({ id, title, audience: { channelIds: [ids.channel], roleIds: [] } })),
    );
    expect(await to.services.library.texts(ids.guild, ['one', 'two'])).toEqual(added);
    expect(stored.settings.defaultArticleId).toBe('two');
    const checks = await to.services.store.checks.list(guildScope(ids.guild));
    expect(checks.map(({ question, articleId }) => ({ question, articleId }))).toEqual([
      { question: 'Why?', articleId: 'two' },
    ]);
    // Imported once more, nothing is new.
    const again = await to.command('library import', { file: to.file('library.json', file?.data ?? '') });
    expect(messageOf(again).content).toBe('All of these articles are here already.');
  });
});
