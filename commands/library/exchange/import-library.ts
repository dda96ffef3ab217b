import { ApplicationCommandOptionType as OptionType, ButtonStyle } from 'discord-api-types/v10';
import { action, idField } from '../../../src/bot/action.ts';
import { component, subcommand } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { escapeWithin, type Markdown, plain } from '../../../src/bot/markdown.ts';
import { described, messages, type Messages } from '../../../src/bot/messages/index.ts';
import { privately, type Reply } from '../../../src/bot/reply.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import { addArticles, freeId } from '../../../src/library/library-edits.ts';
import { infoOf } from '../../../src/library/library-view.ts';
import type { StoredLibrary } from '../../../src/library/stored-library.ts';
import { nameOfTeaching, type Taught } from '../../../src/library/teaching/taught.ts';
import { type MovedArticle, taughtToImport } from '../../../src/library/teaching/exported-teaching.ts';
import { titleOf } from '../../../src/reply/article-names.ts';
import { longMessage } from '../../../src/reply/long-message.ts';
import { button, rows } from '../../../src/reply/message-parts.ts';
import { contentOf } from '../adding/draft-notes.ts';
import { changeOnce, inServer, type LibraryRequest } from '../change-library.ts';
import type { ExportedArticle, ExportedHead } from './exported-library.ts';
import { readLibraryFile } from './library-file.ts';

const importNowAction = action('library-import', { draft: idField });
const importNotAction = action('library-import-not', { draft: idField });

/** What waits for a moderator's yes; each article is a draft of its own. */
type ImportDraft = {
  readonly kind: 'import';
  readonly documents: readonly string[];
  readonly head: ExportedHead;
};

const mostListed = 12;
const mostTaught = 5;
const titleLength = 90;
const moderators = { requires: manageMessages, command: 'library' } as const;

/** /library import: previewed first. */
export const importSubcommand = subcommand(
  {
    type: OptionType.Subcommand,
    name: 'import',
    ...described('library.import'),
    options: [{ type: OptionType.Attachment, name: 'file', ...described('library.import.file'), required: true }],
  },
  {
    ephemeral: () => true,
    handle: inServer(async (request, services) => {
      const { bytes } = await services.files.fetch(request.options.file, undefined, () => true);
      const { head, articles } = await readLibraryFile(bytes);
      return preview(head, articles, request, services);
    }),
  },
);

async function preview(
  head: ExportedHead,
  articles: readonly ExportedArticle[],
  request: LibraryRequest,
  services: Services,
): Promise<Reply> {
  const words = messages[request.locale];
  const { shelf, adding } = words;
  const stored = await services.library.stored(request.guildId);
  const added: ExportedArticle[] = [];
  for (const each of articles) if (!(await isHere(each, stored, request, services))) added.push(each);
  const taught = taughtToImport(head.taught ?? [], stored, []);
  if (added.length + taught.length === 0) return privately({ content: shelf.nothingToImport });
  // Better now than after the press.
  addArticles(stored, withFreeIds(added, stored, services).map(toAdd(services)), services.libraryLimits, 'import');
  const documents: string[] = [];
  for (const each of added) documents.push(await save(newId(), each, request, services));
  const payload: ImportDraft = { kind: 'import', documents, head };
  const draft = await save(newId(), payload, request, services);
  const known = articles.length - added.length;
  const checks = head.checks.filter(({ articleId }) => added.some(({ article }) => article.id === articleId));
  const isDefault = added.some(({ article }) => article.id === head.settings.defaultArticleId);
  const limited = added.filter(({ audience }) => audience.channelIds.length + audience.roleIds.length > 0);
  const lines = added.slice(0, mostListed).map(({ article }) => {
    const title = escapeWithin(titleOf(article, words), titleLength);
    return `- ${title} · ${words.articleCard.claims(infoOf(article).claims)}`;
  });
  const more = added.length - lines.length;
  return privately(
    longMessage({
      parts: [
        `-# ${shelf.importPreview}`,
        added.length === 0
          ? ''
          : [`**${shelf.importNew(added.length)}**`, ...lines, ...(more > 0 ? [`- ${adding.more(more)}`] : [])].join(
              '\n',
            ),
        [
          ...(known > 0 ? [shelf.importKnown(known)] : []),
          ...(limited.length > 0 ? [`⚠️ ${shelf.importLimited(limited.length)}`] : []),
          ...(isDefault && stored.settings.defaultArticleId === undefined ? [shelf.importSettings] : []),
          ...(checks.length > 0 ? [shelf.importChecks(checks.length)] : []),
          ...(taught.length > 0 ? taughtLines(taught, words) : []),
        ].join('\n'),
      ],
      rows: rows([
        button(shelf.import, importNowAction.id({ draft }), { style: ButtonStyle.Success }),
        button(adding.cancel, importNotAction.id({ draft })),
      ]),
    }),
  );
}

/** *Import* */
export const importNow = component(importNowAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const { shelf } = messages[request.locale];
    const { draft } = request.args;
    const waiting = await read<ImportDraft>(draft, request, services);
    const found: ExportedArticle[] = [];
    for (const id of waiting?.documents ?? []) {
      const each = await read<ExportedArticle>(id, request, services);
      if (each !== undefined) found.push(each);
    }
    if (waiting?.kind !== 'import' || found.length < waiting.documents.length) return over(request);
    const drafts = [draft, ...waiting.documents];
    if (!(await addImported(found, waiting.head, drafts, request, services))) return over(request);
    return { kind: 'update', message: { content: shelf.imported(found.length), components: [] } };
  }),
});

/** *Cancel* */
export const importNot = component(importNotAction, {
  answers: 'update',
  ...moderators,
  handle: inServer(async (request, services) => {
    const scope = guildScope(request.guildId);
    const waiting = await read<ImportDraft>(request.args.draft, request, services);
    if (waiting?.kind !== 'import') return over(request);
    for (const id of [request.args.draft, ...waiting.documents]) await services.store.drafts.remove(scope, id);
    return { kind: 'update', message: { content: messages[request.locale].adding.cancelled, components: [] } };
  }),
});

function taughtLines(taught: readonly Taught[], { shelf, adding, teaching: { kinds } }: Messages): readonly Markdown[] {
  const shown = taught.slice(0, mostTaught).map(({ teaching }) => {
    return `- ${kinds[teaching.kind]} · ${escapeWithin(nameOfTeaching(teaching), titleLength)}`;
  });
  const more = taught.length - shown.length;
  return [shelf.importTaught(taught.length), ...shown, ...(more > 0 ? [`- ${adding.more(more)}`] : [])];
}

/** Adds them, and their check questions, in one change: what was cut short in between would be taken for known the next time. False where it was done meanwhile. */
async function addImported(
  found: readonly ExportedArticle[],
  { settings, checks, taught = [] }: ExportedHead,
  takeDrafts: readonly string[],
  request: LibraryRequest,
  services: Services,
): Promise<boolean> {
  return changeOnce(request, services, (before) => {
    const added = withFreeIds(found, before, services);
    /** The id that each has now, by the one in the file. */
    const ids = new Map(added.map(({ article }, at) => [found[at]?.article.id ?? '', article.id]));
    const asked = checks.flatMap(({ articleId, ...check }) => {
      const own = ids.get(articleId);
      return own === undefined ? [] : [{ ...check, articleId: own, id: newId(), at: services.now() }];
    });
    const edit = {
      ...addArticles(before, added.map(toAdd(services)), services.libraryLimits, 'import'),
      checks: asked,
      teach: taughtToImport(taught, before, movedTo(added, found)).map((each) => ({ taught: each })),
      takeDrafts,
    };
    const defaultArticleId = ids.get(settings.defaultArticleId ?? '');
    if (defaultArticleId === undefined || before.settings.defaultArticleId !== undefined) return edit;
    return { ...edit, settings: { ...before.settings, defaultArticleId } };
  });
}

function movedTo(added: readonly ExportedArticle[], found: readonly ExportedArticle[]): readonly MovedArticle[] {
  return added.flatMap(({ article: here }, at) => {
    const inFile = found[at]?.article;
    return inFile === undefined ? [] : [{ inFile, here }];
  });
}

/** Each keeps its id where that is free. */
function withFreeIds(
  found: readonly ExportedArticle[],
  before: StoredLibrary,
  { library }: Services,
): readonly ExportedArticle[] {
  const folderIds = library.folder.map(({ id }) => id);
  const taken = new Set([...before.articles, ...before.removed].map(({ id }) => id).concat(folderIds));
  return found.map((each) => {
    const { article } = each;
    const id = taken.has(article.id) ? freeId(article.title, before, [...taken]) : article.id;
    taken.add(id);
    return { ...each, article: { ...article, id } };
  });
}

/** What may not be fetched here is not fetched of itself. */
function toAdd({ now, web }: Services) {
  const at = now();
  return ({ article, source, audience }: ExportedArticle) => ({
    article,
    audience,
    at,
    source: source.kind === 'web' && web === undefined ? { ...source, sync: 'off' as const } : source,
  });
}

/** Whether an article of that title that says the same is in the library. */
async function isHere(
  { article }: ExportedArticle,
  { articles }: StoredLibrary,
  { guildId }: LibraryRequest,
  { library }: Services,
): Promise<boolean> {
  const { claims, sections } = infoOf(article);
  const alike = articles.filter(
    (own) => own.claims === claims && own.sections === sections && plain(own.title) === plain(article.title),
  );
  const texts = await library.texts(
    guildId,
    alike.map(({ id }) => id),
  );
  const said = contentOf(article);
  return texts.some((own) => contentOf(own) === said);
}

async function save(
  id: string,
  payload: ImportDraft | ExportedArticle,
  { guildId, userId: memberId }: LibraryRequest,
  { store, now }: Services,
): Promise<string> {
  await store.drafts.save({ id, scope: guildScope(guildId), at: now(), memberId, payload: JSON.stringify(payload) });
  return id;
}

async function read<T extends ImportDraft | ExportedArticle>(
  id: string,
  { guildId }: LibraryRequest,
  { store }: Services,
): Promise<T | undefined> {
  const draft = await store.drafts.find(guildScope(guildId), id);
  return draft && (JSON.parse(draft.payload) as T);
}

function over({ locale }: LibraryRequest): Reply {
  return { kind: 'update', message: { content: messages[locale].adding.over, components: [] } };
}
