import type { Article } from '../../../src/article/article-model.ts';
import { revisionOf } from '../../../src/article/article-places.ts';
import { textPutBack } from '../../../src/article/comparing/keep-ids.ts';
import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { escapeWithin, type Markdown } from '../../../src/bot/markdown.ts';
import { messages, type Messages } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import { findStored, replaceArticle, revertArticle } from '../../../src/library/library-edits.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { changeOnce, inServer } from '../change-library.ts';
import { storedText } from '../own-articles.ts';
import { cancelReplacementAction, confirmReplacementAction, undoReplacementAction } from './replacement-actions.ts';
import { quotedLines } from './quoted-lines.ts';
import { findFormer, findReplacement, type FormerText } from './replacement-draft.ts';

const titleLength = 160;
const moderators = { requires: manageMessages, command: 'library' } as const;

/** *Replace*: what was shown takes effect, unless the article has been changed meanwhile. */
export const confirmReplacement = component(confirmReplacementAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { draft: id } = request.args;
    const draft = await findReplacement(id, request, services);
    if (draft === undefined) return over(words.replacing.over);
    const { article, source, revision } = draft;
    const at = services.now();
    const stored = findStored(await services.library.stored(request.guildId), article.id);
    const former: FormerText = {
      kind: 'former',
      article: await storedText({ id: article.id, revision }, request, services),
      source: stored.source,
      revision: revisionOf(article),
    };
    const undo = newId();
    const isDone = await changeOnce(request, services, (before) => ({
      ...replaceArticle(before, { article, source, at }, revision, services.libraryLimits),
      takeDrafts: [id],
      keepDraft: { id: undo, payload: JSON.stringify(former) },
    }));
    if (!isDone) return over(words.replacing.over);
    const quoted = await quotedLines(former.article, draft.outdated, request, services);
    return over([words.replacing.replaced(shownTitle(article, words)), ...quoted].join('\n'), [
      button(words.adding.undo, undoReplacementAction.id({ draft: undo })),
    ]);
  }),
});

/** *Undo*, for a day: the text before is put back, unless the article has been changed again. */
export const undoReplacement = component(undoReplacementAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { draft: id } = request.args;
    const former = await findFormer(id, request, services);
    const { articles } = await services.library.stored(request.guildId);
    const stored = articles.find((each) => each.id === former?.article.id);
    if (former === undefined || stored === undefined) return over(words.replacing.tooLate);
    const { source, revision, wasBySync } = former;
    if (stored.revision !== revision) return over(words.replacing.changedSince(shownTitle(stored, words)));
    const article = textPutBack(former.article, await storedText({ id: stored.id, revision }, request, services));
    const isDone = await changeOnce(request, services, (before) => ({
      ...revertArticle(before, { article, source, at: services.now() }, revision, services.libraryLimits),
      takeDrafts: [id],
    }));
    if (!isDone) return over(words.replacing.tooLate);
    const title = shownTitle(article, words);
    const asks = wasBySync === true ? [`-# ${words.syncing.daily.tell(title)}`] : [];
    return over([words.replacing.undone(title), ...asks].join('\n'));
  }),
});

/** *Cancel* */
export const cancelReplacement = component(cancelReplacementAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { replacing } = messages[request.locale];
    const { draft: id } = request.args;
    const isOver =
      (await findReplacement(id, request, services)) === undefined ||
      !(await services.store.drafts.remove(guildScope(request.guildId), id));
    return over(isOver ? replacing.over : replacing.cancelled);
  }),
});

function shownTitle(article: Pick<Article, 'id' | 'title'>, words: Messages): Markdown {
  return escapeWithin(titleOf(article, words), titleLength);
}

/** Other buttons take the place of those that there is nothing left to press for. */
function over(content: string, buttons: readonly ReturnType<typeof button>[] = []): Reply {
  return { kind: 'update', message: longMessage({ parts: [content], rows: rows(buttons) }) };
}
