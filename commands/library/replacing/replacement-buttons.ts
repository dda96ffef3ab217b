import { component } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/dispatch.ts';
import { escapeWithin } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Reply } from '../../../src/bot/reply.ts';
import { UserError } from '../../../src/errors.ts';
import { replaceArticle } from '../../../src/library/library-edits.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { changeLibrary, inServer } from '../change-library.ts';
import { cancelReplacementAction, confirmReplacementAction } from './replacement-actions.ts';
import { quotedLines } from './quoted-lines.ts';
import { keepReplacement, takeReplacement } from './replacement-draft.ts';

const titleLength = 160;
const moderators = { requires: manageMessages, command: 'library' } as const;

/** *Replace*: what was shown takes effect, unless the article has been changed meanwhile. */
export const confirmReplacement = component(confirmReplacementAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { draft: id } = request.args;
    const draft = await takeReplacement(id, request, services);
    if (draft === undefined) return over(words.replacing.over);
    const { article, source, revision } = draft;
    const at = services.now();
    try {
      await changeLibrary(request, services, (before) =>
        replaceArticle(before, { article, source, at }, revision, services.libraryLimits),
      );
    } catch (error) {
      // What was compared with another text is of no use any more; anything else may go well the next time.
      const isOutdated =
        error instanceof UserError && (error.code === 'LIBRARY_CHANGED' || error.code === 'ARTICLE_UNKNOWN');
      if (!isOutdated) await keepReplacement(id, draft, request, services);
      throw error;
    }
    const done = words.replacing.replaced(escapeWithin(titleOf(article, words), titleLength));
    const quoted = await quotedLines(article.id, draft.outdated, request, services);
    return over([done, ...quoted].join('\n'));
  }),
});

/** *Cancel* */
export const cancelReplacement = component(cancelReplacementAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { replacing } = messages[request.locale];
    const draft = await takeReplacement(request.args.draft, request, services);
    return over(draft === undefined ? replacing.over : replacing.cancelled);
  }),
});

/** The buttons go: there is nothing left to press them for. */
function over(content: string): Reply {
  return { kind: 'update', message: longMessage({ parts: [content] }) };
}
