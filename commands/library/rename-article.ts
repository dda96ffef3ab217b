import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { retitled } from '../../src/article/comparing/keep-ids.ts';
import { subcommand } from '../../src/bot/command.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { renameArticle } from '../../src/library/library-edits.ts';
import { usableTitle } from './adding/article-draft.ts';
import { changeLibrary, inServer } from './change-library.ts';
import { articleOption, isSameTitle, ownArticleChoices, pickedArticle, shelfOf, storedText } from './own-articles.ts';

const titleLength = 160;

/** /library rename */
export const renameSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'rename',
    ...described('library.rename'),
    options: [
      articleOption,
      {
        type: OptionType.String,
        name: 'title',
        ...described('library.rename.title'),
        required: true,
        max_length: 200,
      },
    ],
  },
  {
    ephemeral: () => true,
    autocomplete: ownArticleChoices,
    handle: inServer(async (request, services) => {
      const { shelf, adding } = messages[request.locale];
      const picked = await pickedArticle(request.options.article, request, services);
      if (picked === undefined) return privately({ content: shelf.noSuch });
      if (picked === 'operators') return privately({ content: shelf.operators });
      const title = usableTitle(request.options.title);
      if (title === undefined) return privately({ content: adding.noTitle });
      const article = await storedText(picked, request, services);
      const after = await changeLibrary(request, services, (before) =>
        renameArticle(before, retitled(article, title), picked.revision, services.now()),
      );
      const isTwin = shelfOf(after, services).some(
        (other) => other.id !== picked.id && isSameTitle(other.title, title),
      );
      const lines = [shelf.renamed(escapeWithin(title, titleLength)), ...(isTwin ? [`⚠️ ${shelf.hasTwin}`] : [])];
      return privately({ content: lines.join('\n') });
    }),
  },
);
