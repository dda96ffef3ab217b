import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import type { Article } from '../../../src/article/article-model.ts';
import { subcommand } from '../../../src/bot/command.ts';
import { escapeWithin } from '../../../src/bot/markdown.ts';
import { described, messages } from '../../../src/bot/messages/index.ts';
import { type FileToSend, privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope } from '../../../src/library/ids.ts';
import { taughtToExport } from '../../../src/library/teaching/exported-teaching.ts';
import type { StoredLibrary } from '../../../src/library/stored-library.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { resolveArticle } from '../../../src/reply/picked-places.ts';
import { inServer, type LibraryRequest } from '../change-library.ts';
import { shelfChoices, shelfOf, storedText } from '../own-articles.ts';
import { exportedMarkdown } from './article-markdown.ts';
import type { ExportedArticle } from './exported-library.ts';
import { writeLibraryFile } from './library-file.ts';

const titleLength = 160;
/** What Discord takes of a bot, with room for what stands around it. */
const mostBytes = 9_900_000;

/** /library export: an article as Markdown, or the whole library. */
export const exportSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'export',
    ...described('library.export'),
    options: [{ type: OptionType.String, name: 'article', ...described('library.export.article'), autocomplete: true }],
  },
  {
    ephemeral: () => true,
    autocomplete: shelfChoices,
    handle: inServer(async (request, services) => {
      const words = messages[request.locale];
      const { article: typed } = request.options;
      const stored = await services.library.stored(request.guildId);
      if (typed === undefined) return exportAll(stored, request, services);
      const picked = resolveArticle(typed, shelfOf(stored, services));
      if (picked === undefined) return privately({ content: words.shelf.noSuch });
      const article = await storedText(picked, request, services);
      return withFile(
        words.shelf.exported(escapeWithin(titleOf(article, words), titleLength)),
        {
          name: `${fileNameOf(article.id)}.md`,
          data: new TextEncoder().encode(await exportedMarkdown(article, services.readDocument)),
        },
        request,
      );
    }),
  },
);

async function exportAll(
  { articles, settings, taught }: StoredLibrary,
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const { shelf, teaching: words } = messages[request.locale];
  if (articles.length + taught.length === 0) return privately({ content: shelf.nothingToExport });
  const { defaultArticleId } = settings;
  const checks = await services.store.checks.list(guildScope(request.guildId));
  // One after another: of a large library no more than an article is held twice.
  async function* exported(): AsyncGenerator<ExportedArticle> {
    for (const { id, revision, source, audience } of articles)
      yield { article: await storedText({ id, revision }, request, services), source, audience };
  }
  const taken = taughtToExport(taught, await linkedArticles(taught, request, services));
  const head = {
    settings: defaultArticleId === undefined ? {} : { defaultArticleId },
    checks: checks.map(({ question, articleId, claimId, text }) => ({ question, articleId, claimId, text })),
    ...(taken.length > 0 && { taught: taken }),
  };
  const data = await writeLibraryFile(head, exported());
  const told = [
    ...(taken.length === 0 ? [] : [shelf.importTaught(taken.length)]),
    ...(taken.length < taught.length ? [words.notExported(taught.length - taken.length)] : []),
  ];
  return withFile([shelf.exportedAll(articles.length), ...told].join('\n'), { name: 'library.json', data }, request);
}

/** Those of the server's own that links lead into. */
async function linkedArticles(
  taught: StoredLibrary['taught'],
  { guildId }: LibraryRequest,
  { library }: Services,
): Promise<readonly Article[]> {
  const linked = taught.flatMap(({ teaching }) => (teaching.kind === 'link' ? [teaching.to.articleId] : []));
  return [...(await library.texts(guildId, [...new Set(linked)])), ...library.folder];
}

function withFile(content: string, file: FileToSend, { locale }: LibraryRequest): Reply {
  if (file.data.byteLength > mostBytes) return privately({ content: messages[locale].shelf.tooLarge });
  return privately({ content, files: [file] });
}

/** Ids of the operator's articles may have letters that Discord leaves out of files' names. */
function fileNameOf(id: string): string {
  const plain = id
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9-]+/gi, '')
    .replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'article' : plain;
}
