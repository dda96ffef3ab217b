import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { subcommand } from '../../src/bot/command.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { setInLibrary } from '../../src/library/library-edits.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { changeLibrary, inServer } from './change-library.ts';
import { isNotOffered, shelfChoices, shelfOf } from './own-articles.ts';

const titleLength = 160;

/** /library default: an article, or none. */
export const defaultSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'default',
    ...described('library.default'),
    options: [
      { type: OptionType.String, name: 'article', ...described('library.default.article'), autocomplete: true },
    ],
  },
  {
    ephemeral: () => true,
    autocomplete: shelfChoices,
    handle: inServer(async (request, services) => {
      const words = messages[request.locale];
      const { article: typed } = request.options;
      const stored = await services.library.stored(request.guildId);
      const picked = typed === undefined ? undefined : resolveArticle(typed, shelfOf(stored, services));
      if (typed !== undefined && picked === undefined) return privately({ content: words.shelf.noSuch });
      if (picked !== undefined && isNotOffered(picked.id, stored, services))
        return privately({ content: words.shelf.notOffered(escapeWithin(titleOf(picked, words), titleLength)) });
      await changeLibrary(request, services, (before) =>
        setInLibrary(
          before,
          { action: 'default', ...(picked !== undefined && { articleId: picked.id, title: picked.title }) },
          { defaultArticleId: picked?.id },
        ),
      );
      return privately({
        content:
          picked === undefined
            ? words.shelf.noDefault
            : words.shelf.defaultIs(escapeWithin(titleOf(picked, words), titleLength)),
      });
    }),
  },
);
