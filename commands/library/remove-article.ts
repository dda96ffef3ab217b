import { ApplicationCommandOptionType as OptionType, ButtonStyle } from 'discord-api-types/v10';
import { action, textField } from '../../src/bot/action.ts';
import { component, subcommand } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { removeArticle, restoreArticle } from '../../src/library/library-edits.ts';
import { undoMs } from '../../src/library/stored-library.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { articleKey, findArticle } from '../../src/reply/places.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { changeLibrary, inServer } from './change-library.ts';
import { articleOption, ownArticleChoices, pickedArticle } from './own-articles.ts';

const fields = { article: textField(/^~?[\w-]{1,32}$/) };
export const removeNowAction = action('library-remove', fields);
const keepAction = action('library-keep', {});
export const restoreAction = action('library-restore', fields);

const titleLength = 160;
const moderators = { requires: manageMessages, command: 'library' } as const;

/** /library remove: asks once. */
export const removeSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'remove',
    ...described('library.remove'),
    options: [articleOption],
  },
  {
    ephemeral: () => true,
    autocomplete: ownArticleChoices,
    handle: inServer(async (request, services) => {
      const words = messages[request.locale];
      const { shelf } = words;
      const picked = await pickedArticle(request.options.article, request, services);
      if (picked === undefined) return privately({ content: shelf.noSuch });
      if (picked === 'operators') return privately({ content: shelf.operators });
      return privately({
        content: shelf.ask(escapeWithin(titleOf(picked, words), titleLength)),
        components: rows([
          button(shelf.remove, removeNowAction.id({ article: articleKey(picked.id) }), { style: ButtonStyle.Danger }),
          button(shelf.keep, keepAction.id({})),
        ]),
      });
    }),
  },
);

/** *Remove*, and *Undo* of what was just added. */
export const removeNow = component(removeNowAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { article: key } = request.args;
    const { articles } = await services.library.stored(request.guildId);
    const article = findArticle(key, articles);
    if (article === undefined) return { kind: 'update', message: { content: words.shelf.noSuch, components: [] } };
    await changeLibrary(request, services, (before) => removeArticle(before, article.id));
    return {
      kind: 'update',
      message: {
        content: words.shelf.isRemoved(escapeWithin(titleOf(article, words), titleLength)),
        components: rows([button(words.adding.undo, restoreAction.id({ article: key }))]),
      },
    };
  }),
});

/** *Keep* */
export const keepArticle = component(keepAction, {
  answers: 'update',
  ...moderators,
  handle: ({ locale }) => ({
    kind: 'update',
    message: { content: messages[locale].shelf.kept, components: [] },
  }),
});

/** *Undo* and *Put back*, for a day. */
export const restoreNow = component(restoreAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const words = messages[request.locale];
    const { removed } = await services.library.stored(request.guildId);
    const article = findArticle(
      request.args.article,
      removed.filter(({ removedAt }) => removedAt > services.now() - undoMs),
    );
    if (article === undefined) return { kind: 'update', message: { content: words.shelf.tooLate, components: [] } };
    await changeLibrary(request, services, (before) => restoreArticle(before, article.id, services.libraryLimits));
    return {
      kind: 'update',
      message: {
        content: words.shelf.isBack(escapeWithin(titleOf(article, words), titleLength)),
        components: [],
      },
    };
  }),
});
