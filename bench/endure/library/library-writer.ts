/** Changes servers' libraries in a process of its own, as `library-writer-process.ts` orders, and says of each change when it is done. */
import type { Article } from '../../../src/article/article-model.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import { UserError } from '../../../src/errors.ts';
import { replacementFor } from '../../../src/library/article-replacement.ts';
import { asGuildId, type GuildId, guildScope } from '../../../src/library/ids.ts';
import {
  addArticles,
  addCheck,
  findStored,
  freeId,
  limitArticle,
  removeArticle,
  renameArticle,
  replaceArticle,
  restoreArticle,
  setInLibrary,
  takeOutCheck,
  usualLimits,
} from '../../../src/library/library-edits.ts';
import { Library } from '../../../src/library/library.ts';
import type { LibraryEdit, StoredLibrary } from '../../../src/library/stored-library.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { type LibraryOrder, type LibraryOutcome, madeArticle } from './library-orders.ts';

const MEMBER = '200000000000000001';
const [, , address = ''] = process.argv;
await using store = await openStore(address, { questionRetentionDays: 90, lockWaitMs: 60_000 });
const library = new Library([], { store: store.library, warmsUp: false });

process.on('message', ({ id, order }: { readonly id: number; readonly order: LibraryOrder }) => {
  obey(order).then(
    (outcome) => process.send?.({ id, outcome }),
    (error: unknown) => {
      if (error instanceof UserError) process.send?.({ id, outcome: { code: error.code } satisfies LibraryOutcome });
      else process.send?.({ id, fault: String(error) });
    },
  );
});
process.send?.('ready');
await new Promise((resolve) => process.once('disconnect', resolve));

async function obey(order: LibraryOrder): Promise<LibraryOutcome> {
  const guildId = asGuildId(order.server);
  const scope = guildScope(guildId);
  const { at } = order;
  const change = async (edit: (before: StoredLibrary) => LibraryEdit): Promise<LibraryOutcome> => {
    const { revision } = await library.change(guildId, { memberId: MEMBER, at }, edit);
    return { revision };
  };
  switch (order.do) {
    case 'add':
      return change((before) => {
        const taken: string[] = [];
        const added = order.articles.map((text) => {
          const id = text.id ?? freeId(text.title, before, taken);
          taken.push(id);
          return { article: madeArticle({ ...text, id }), source: { kind: 'text' } as const, at };
        });
        return addArticles(before, added, usualLimits, added.length > 1 ? 'import' : 'add');
      });
    case 'replace': {
      const { id = '' } = order.text;
      const { text, revision } = await shownText(library, guildId, id);
      const { article } = await replacementFor(text, madeArticle(order.text));
      return change((before) =>
        replaceArticle(before, { article, source: { kind: 'text' }, at }, revision, usualLimits),
      );
    }
    case 'rename': {
      const { text, revision } = await shownText(library, guildId, order.id);
      const article = { ...text, title: order.title };
      return change((before) => renameArticle(before, article, revision, at));
    }
    case 'remove':
      return change((before) => removeArticle(before, order.id));
    case 'restore':
      return change((before) => restoreArticle(before, order.id, usualLimits));
    case 'default':
      return change((before) => setInLibrary(before, { action: 'default' }, { defaultArticleId: order.id }));
    case 'limit':
      return change((before) => limitArticle(before, order.id, { channelIds: order.channelIds, roleIds: [] }));
    case 'draft':
      await store.drafts.save({ id: order.id, scope, at, memberId: MEMBER, payload: order.id.repeat(50) });
      return {};
    case 'drop draft':
      await store.drafts.remove(scope, order.id);
      return {};
    case 'check': {
      const check = {
        id: order.id,
        question: `Why ${order.id}?`,
        articleId: order.articleId,
        claimId: '1.1',
        text: '',
        at,
      };
      return change((before) => addCheck(before, check));
    }
    case 'drop check':
      return change(() => takeOutCheck({ ...order, question: `Why ${order.id}?` }));
    case 'forget':
      await store.retention.forgetScope(scope);
      return {};
    case 'leave':
      await store.departures.leave(guildId, at);
      return {};
    case 'purge':
      await store.retention.purge(at);
      return {};
    case 'take syncs':
      return { taken: (await store.library.takeDueSyncs(at, 60_000, 50)).map(({ articleId }) => articleId) };
    case 'find':
      return library.read({ guildId, channelId: '1' }, async (view) => {
        const { hits } = await view.search(order.question);
        return { found: hits.map(({ claim }) => claim.text) };
      });
    case 'look':
      return library.read({ guildId, channelId: '1' }, ({ articles }) => ({
        seen: articles.map(({ id, sections }) => [id, sections[0]?.claims[0]?.text ?? ''] as const),
      }));
  }
}

/** The text that a moderator is shown, as the commands take it. @throws UserError `LIBRARY_CHANGED` where it is another one by now */
async function shownText(
  library: Library,
  guildId: GuildId,
  id: string,
): Promise<{ readonly text: Article; readonly revision: string }> {
  const { revision } = findStored(await library.stored(guildId), id);
  const [text] = await library.texts(guildId, [id]);
  if (text === undefined || revisionOf(text) !== revision)
    throw new UserError('LIBRARY_CHANGED', 'The article has been changed meanwhile.', {});
  return { text, revision };
}
