import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { subcommand } from '../../../src/bot/command.ts';
import { escapeWithin } from '../../../src/bot/markdown.ts';
import { described, messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { findStored, setSource } from '../../../src/library/library-edits.ts';
import type { StoredArticle, WebSource } from '../../../src/library/stored-library.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { choice } from '../../../src/reply/described-choice.ts';
import { readAgain } from '../adding/documents.ts';
import { changeLibrary, inServer, type LibraryRequest } from '../change-library.ts';
import { articleOption, ownArticleChoices, pickedArticle } from '../own-articles.ts';
import { comparedWith, shownComparison } from '../replacing/text-comparison.ts';

const titleLength = 160;

/** /library sync: reads an article again from the page that it is linked to, or sets whether that happens every day. */
export const syncSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'sync',
    ...described('library.sync'),
    options: [
      articleOption,
      {
        type: OptionType.String,
        name: 'daily',
        ...described('library.sync.daily'),
        choices: [
          choice('off', 'library.sync.daily.off'),
          choice('tell', 'library.sync.daily.tell'),
          choice('apply', 'library.sync.daily.apply'),
        ],
      },
    ],
  },
  {
    ephemeral: () => true,
    autocomplete: ownArticleChoices,
    handle: inServer(async (request, services) => {
      const { article, daily } = request.options;
      const { adding, shelf, syncing } = messages[request.locale];
      const picked = await pickedArticle(article, request, services);
      if (picked === undefined) return privately({ content: shelf.noSuch });
      if (picked === 'operators') return privately({ content: shelf.operators });
      const { source } = picked;
      if (source.kind !== 'web') return privately({ content: syncing.notWeb });
      if (daily === 'off' || daily === 'tell' || daily === 'apply')
        return setDaily({ ...picked, source }, daily, request, services);
      if (services.web === undefined) return privately({ content: adding.noWeb });
      return readNow({ ...picked, source }, request, services);
    }),
  },
);

type Linked = StoredArticle & { readonly source: WebSource };

async function setDaily(
  article: Linked,
  sync: WebSource['sync'],
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const words = messages[request.locale];
  const after = await changeLibrary(request, services, (before) =>
    setSource(before, article.id, { ...article.source, sync }),
  );
  const lines = [words.syncing.daily[sync](escapeWithin(titleOf(article, words), titleLength))];
  if (sync !== 'off' && services.web === undefined) lines.push(`⚠️ ${words.adding.noWeb}`);
  if (sync !== 'off' && after.settings.newsChannelId === undefined) lines.push(`⚠️ ${words.syncing.noChannel}`);
  return privately({ content: lines.join('\n') });
}

/** Nothing is changed yet. What the page's own server knows of it is asked for anew: a moderator wants to see it now. */
async function readNow(article: Linked, request: LibraryRequest, services: Services): Promise<Reply> {
  const words = messages[request.locale];
  const { etag: _, lastModified: __, ...source } = article.source;
  const read = await readAgain(source, services);
  await noteRead(article, request, services);
  const kept = read === 'unchanged' ? undefined : { ...read, source: { ...read.source, ...modeOf(article) } };
  const comparison = kept && (await comparedWith(article, kept, request, services));
  if (comparison === undefined) return privately({ content: words.replacing.nothingNew });
  return privately(await shownComparison(comparison, request, services));
}

/** That the page is there again, should it have been told otherwise; what it says is for the moderator to say. */
async function noteRead({ id, source: known }: Linked, { guildId }: LibraryRequest, services: Services): Promise<void> {
  if (known.trouble === undefined) return;
  const at = services.now();
  await services.library.change(guildId, { at }, (before) => {
    const { source } = findStored(before, id);
    if (source.kind !== 'web') return setSource(before, id, source, true);
    const { trouble: _, toldTrouble: __, ...rest } = source;
    return setSource(before, id, { ...rest, checkedAt: at }, true);
  });
}

function modeOf({ source: { sync } }: Linked): Pick<WebSource, 'sync'> {
  return { sync };
}
