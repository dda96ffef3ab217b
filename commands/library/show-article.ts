import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { subcommand } from '../../src/bot/command.ts';
import { escapeWithin } from '../../src/bot/markdown.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { shownTime } from '../../src/bot/schedule/when.ts';
import { guildScope } from '../../src/library/ids.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { longMessage } from '../../src/reply/long-message.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { audienceText, detailLines, firstClaims, sectionLines, syncLines } from './article-lines.ts';
import { entryText, inServer } from './change-library.ts';
import { articleOption, shelfChoices, shelfOf, storedText } from './own-articles.ts';

const mostEntries = 8;
const entriesLooked = 500;
const titleLength = 160;

/** /library show */
export const showSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'show',
    ...described('library.show'),
    options: [articleOption],
  },
  {
    ephemeral: () => true,
    autocomplete: shelfChoices,
    handle: inServer(async (request, services) => {
      const { locale, guildId, options } = request;
      const words = messages[locale];
      const { shelf, adding } = words;
      const stored = await services.library.stored(guildId);
      const info = resolveArticle(options.article, shelfOf(stored, services));
      if (info === undefined) return privately({ content: shelf.noSuch });
      const own = stored.articles.find(({ id }) => id === info.id);
      const article = await storedText(info, request, services);
      const entries = (await services.store.library.history(guildScope(guildId), entriesLooked)).filter(
        ({ articleId }) => articleId === info.id,
      );
      const changes = entries
        .slice(0, mostEntries)
        .map((entry) => `-# ${shownTime(entry.at, 'R')} · ${entryText(entry, locale)}`);
      return privately(
        longMessage({
          title: escapeWithin(titleOf(article, words), titleLength),
          parts: [
            [
              ...(own === undefined
                ? [`-# ${shelf.ofOperator}`]
                : [`-# ${audienceText(own.audience, words)} · ${shelf.since(shownTime(own.addedAt, 'd'))}`]),
              ...detailLines(article, own?.source, words, locale),
              ...(own === undefined ? [] : syncLines(own.source, words)),
            ].join('\n'),
            [`**${adding.sections}**`, ...sectionLines(article, words)].join('\n'),
            [`**${adding.begins}**`, ...firstClaims(article)].join('\n'),
            ...(own === undefined
              ? []
              : [[`**${shelf.history}**`, ...(changes.length === 0 ? [shelf.noHistory] : changes)].join('\n')]),
          ],
        }),
      );
    }),
  },
);
