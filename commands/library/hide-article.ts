import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { subcommand } from '../../src/bot/command.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { setInLibrary } from '../../src/library/library-edits.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { articleChoices } from '../../src/reply/place-choices.ts';
import { changeLibrary, inServer } from './change-library.ts';
import { articleOption } from './own-articles.ts';

const titleLength = 160;

/** /library hide: takes an article of the operator's out of this server, or puts it back. */
export const hideSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'hide',
    ...described('library.hide'),
    options: [articleOption],
  },
  {
    ephemeral: () => true,
    autocomplete: ({ focused, locale }, { library }) => articleChoices(library.folder, focused.value, messages[locale]),
    handle: inServer(async (request, services) => {
      const words = messages[request.locale];
      const article = resolveArticle(request.options.article, services.library.folder);
      if (article === undefined) return privately({ content: words.limits.notOperators });
      const title = titleOf(article, words);
      const shown = escapeWithin(title, titleLength);
      const { settings, articles } = await services.library.stored(request.guildId);
      if (articles.length > 0 && services.library.isSample(article.id))
        return privately({ content: words.shelf.givesWay(shown) });
      const isHidden = settings.hiddenIds.includes(article.id);
      await changeLibrary(request, services, (before) => {
        const others = before.settings.hiddenIds.filter((id) => id !== article.id);
        return setInLibrary(
          before,
          { action: isHidden ? 'show' : 'hide', articleId: article.id, title },
          { hiddenIds: isHidden ? others : [...others, article.id] },
        );
      });
      return privately({ content: isHidden ? words.limits.shownAgain(shown) : words.limits.isHidden(shown) });
    }),
  },
);
