import type { Article } from '../../../src/article/article-model.ts';
import { UserError, type ErrorCode, type ErrorContext } from '../../../src/errors.ts';
import { plain } from '../../../src/bot/markdown.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import type { Services } from '../../../src/bot/services.ts';
import { guildScope, newId } from '../../../src/library/ids.ts';
import { infoOf } from '../../../src/library/library-view.ts';
import type { ArticleSource } from '../../../src/library/stored-library.ts';
import type { LibraryRequest } from '../change-library.ts';
import { type GivenDocument, isMadeUp, readGiven } from './documents.ts';
import { type DraftNotes, notesOn } from './draft-notes.ts';

/** What a moderator is shown and has not said yes to: some documents, each kept by itself, since reading all of many takes long. */
export type DraftHead = {
  readonly kind: 'articles';
  /** Their drafts' ids, one at least. */
  readonly documents: readonly string[];
  /** Their titles, in the same order. */
  readonly titles?: readonly string[];
  /** Files that could not be read. */
  readonly troubles: readonly DraftTrouble[];
  /** What somebody typed as a title, which is none of several files'. */
  readonly titleAside?: string;
};

type DraftTrouble = { readonly file: string; readonly code: ErrorCode; readonly context: ErrorContext };

/** What came of a draft of several: the ids of the articles that were added, to be taken out again. */
export type DraftAdded = { readonly kind: 'added'; readonly articleIds: readonly string[] };

export type DraftDocument = {
  readonly kind: 'article';
  readonly article: Article;
  readonly source: ArticleSource;
  readonly notes: DraftNotes;
};

/** What moderators may say of a document beforehand. */
export type SaidBefore = { readonly title?: string | undefined; readonly language?: string | undefined };

const titleLength = 200;

/**
 * Reads documents, and keeps what was read until somebody says yes. Of several, those that cannot be read are named; nothing else comes
 * of them. A title is of the only one, or of the text that was pasted beside files.
 * @throws UserError where none can be read: what is wrong with the first
 */
export async function draftArticles(
  given: readonly GivenDocument[],
  said: SaidBefore,
  request: LibraryRequest,
  services: Services,
): Promise<string> {
  const documents: DraftDocument[] = [];
  const troubles: (DraftTrouble & { readonly error: UserError })[] = [];
  const titled = given.length === 1 ? given[0] : given.find(({ kind }) => kind === 'text');
  for (const each of given) {
    try {
      documents.push(await documentOf(each, each === titled ? said : { language: said.language }, request, services));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const file = each.kind === 'file' ? each.file.name : messages[request.locale].adding.pasted;
      troubles.push({ file, code: error.code, context: error.context, error });
    }
  }
  const [first] = troubles;
  if (documents.length === 0 && first !== undefined) throw first.error;
  const ids: string[] = [];
  for (const document of documents) ids.push(await saveDraft(newId(), document, request, services));
  const titleAside = titled === undefined ? usableTitle(said.title) : undefined;
  const head: DraftHead = {
    kind: 'articles',
    documents: ids,
    titles: documents.map(({ article }) => article.title),
    troubles: troubles.map(({ file, code, context }) => ({ file, code, context })),
    ...(titleAside !== undefined && { titleAside }),
  };
  return saveDraft(newId(), head, request, services);
}

async function documentOf(
  given: GivenDocument,
  { title, language }: SaidBefore,
  request: LibraryRequest,
  services: Services,
): Promise<DraftDocument> {
  const read = await readGiven(given, services);
  const { maxClaims: most } = services.libraryLimits;
  const { claims } = infoOf(read.article);
  if (claims > most) throw new UserError('ARTICLE_TOO_LONG', `An article may have ${most} claims.`, { most, claims });
  const found = isMadeUp(read.article.title) ? messages[request.locale].adding.pasted : read.article.title;
  const article = {
    ...read.article,
    title: usableTitle(title) ?? plain(found).slice(0, titleLength),
    ...(language !== undefined && { language }),
  };
  return {
    kind: 'article',
    article,
    source: read.source,
    notes: await notesOn({ ...read, article }, request.guildId, services),
  };
}

/** A title as it can be shown and found; undefined for one without letters and digits. */
export function usableTitle(typed: string | undefined): string | undefined {
  const title = plain(typed ?? '')
    .slice(0, titleLength)
    .toWellFormed()
    .trim();
  return /[\p{L}\p{N}]/u.test(title) ? title : undefined;
}

export async function saveDraft(
  id: string,
  payload: DraftHead | DraftDocument | DraftAdded,
  { guildId, userId: memberId }: LibraryRequest,
  { store, now }: Services,
): Promise<string> {
  const scope = guildScope(guildId);
  await store.drafts.save({ id, scope, at: now(), memberId, payload: JSON.stringify(payload) });
  return id;
}

/** Undefined where it is done, called off, or too old. */
export async function findHead(
  id: string,
  request: LibraryRequest,
  services: Services,
): Promise<DraftHead | undefined> {
  const payload = await payloadOf(id, request, services);
  return payload?.kind === 'articles' ? payload : undefined;
}

export async function findDocument(
  id: string | undefined,
  request: LibraryRequest,
  services: Services,
): Promise<DraftDocument | undefined> {
  const payload = id === undefined ? undefined : await payloadOf(id, request, services);
  return payload?.kind === 'article' ? payload : undefined;
}

/** The articles that were added together; undefined where that was too long ago. */
export async function findAdded(
  id: string,
  request: LibraryRequest,
  services: Services,
): Promise<readonly string[] | undefined> {
  const payload = await payloadOf(id, request, services);
  return payload?.kind === 'added' ? payload.articleIds : undefined;
}

/** Takes a draft away with its documents. */
export async function dropDraft(
  id: string,
  { documents }: DraftHead,
  { guildId }: LibraryRequest,
  { store }: Services,
): Promise<void> {
  for (const each of [id, ...documents]) await store.drafts.remove(guildScope(guildId), each);
}

async function payloadOf(id: string, { guildId }: LibraryRequest, { store }: Services) {
  const draft = await store.drafts.find(guildScope(guildId), id);
  return draft && (JSON.parse(draft.payload) as DraftHead | DraftDocument | DraftAdded);
}
