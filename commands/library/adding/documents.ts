import { articleIdOf } from '../../../src/article/read-article-file.ts';
import type { ReadArticle } from '../../../src/article/read-article.ts';
import type { ArticleFormat } from '../../../src/article/article-format.ts';
import { formatOf, FORMATS, KNOWN_EXTENSIONS } from '../../../src/article/formats/index.ts';
import { UserError } from '../../../src/errors.ts';
import type { AttachedFile } from '../../../src/bot/request.ts';
import type { Services } from '../../../src/bot/services.ts';
import type { Fetched } from '../../../src/fetching/fetched.ts';
import type { ArticleSource, WebSource } from '../../../src/library/stored-library.ts';

/** What is to be read, and where it is from. */
export type GivenDocument =
  | { readonly kind: 'file'; readonly file: AttachedFile; readonly source?: ArticleSource }
  | { readonly kind: 'text'; readonly text: string; readonly source?: ArticleSource }
  | { readonly kind: 'web'; readonly url: string };

export type DocumentRead = ReadArticle & { readonly source: ArticleSource };

/** Names nobody's file: errors are logged. */
const anyFile = 'the document';
/** Of a pasted text, until it has a better one; `titleOfPasted` knows it by that. */
const pastedId = 'pasted-text';
const pastedTitle = 'Pasted text';

/** Whether a title was only made for want of one. */
export const isMadeUp = (title: string): boolean => title === pastedTitle;

/**
 * Fetches and reads a document in the process that is for that. What is wrong with it is told without its name and words.
 * @throws UserError `ARTICLE_UNREADABLE`, `ARTICLE_EMPTY`, or what fetching throws
 */
export async function readGiven(given: GivenDocument, services: Services): Promise<DocumentRead> {
  if (given.kind === 'text') {
    const format = textFormat();
    const reading = await readBytes(new TextEncoder().encode(given.text), format, pastedId, services);
    return { ...reading, source: given.source ?? { kind: 'text' } };
  }
  if (given.kind === 'web') return readPage(given.url, services);
  const { name, contentType } = given.file;
  const format = formatOf(name) ?? formatOfType(contentType);
  if (format === undefined) throw unknownFormat();
  const { bytes } = await services.files.fetch(given.file);
  const reading = await readBytes(bytes, format, articleIdOf(name), services);
  return { ...reading, source: given.source ?? { kind: 'file', name } };
}

/** Reads a page again; `unchanged` where its server says that it is. @throws UserError as `readGiven` does */
export async function readAgain(
  { url, etag, lastModified }: WebSource,
  services: Services,
): Promise<DocumentRead | 'unchanged'> {
  const since = { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
  const fetched = await services.web?.fetch(url, since);
  if (fetched === undefined) throw new TypeError('no page was fetched');
  return 'unchanged' in fetched ? 'unchanged' : readFetched(fetched, services);
}

async function readPage(address: string, services: Services): Promise<DocumentRead> {
  const fetched = await services.web?.fetch(address);
  if (fetched === undefined || 'unchanged' in fetched) throw new TypeError('no page was fetched');
  return readFetched(fetched, services);
}

async function readFetched(fetched: Fetched, services: Services): Promise<DocumentRead> {
  const { bytes, url, fileName = '', contentType, etag, lastModified } = fetched;
  // Servers send most texts as plain text, whatever markup they are in.
  const isVague = contentType === undefined || /^text\/plain$|octet-stream$/.test(contentType);
  const byType = formatOfType(contentType);
  const byName = formatOf(fileName);
  const format = isVague ? (byName ?? byType) : (byType ?? byName);
  if (format === undefined) throw unknownFormat();
  const reading = await readBytes(bytes, format, articleIdOf(fileName), services);
  return {
    ...reading,
    article: { ...reading.article, sourceUrl: reading.article.sourceUrl ?? url },
    source: {
      kind: 'web',
      url,
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
      sync: 'off',
      checkedAt: services.now(),
    },
  };
}

async function readBytes(
  bytes: Uint8Array,
  format: ArticleFormat,
  id: string,
  { readDocument }: Services,
): Promise<ReadArticle> {
  try {
    return await readDocument(bytes, { format, id, file: anyFile });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { trouble, place } = error.context;
    throw new UserError(error.code, 'A document could not be read.', {
      ...(trouble !== undefined && { trouble }),
      ...(place !== undefined && { place }),
    });
  }
}

export function formatOfType(contentType: string | undefined): ArticleFormat | undefined {
  const [type = ''] = contentType?.split(';') ?? [];
  return FORMATS.find(({ mediaTypes }) => mediaTypes.includes(type.trim().toLowerCase()));
}

function textFormat(): ArticleFormat {
  const format = FORMATS.find(({ name }) => name === 'text');
  if (format === undefined) throw new TypeError('text is no format');
  return format;
}

function unknownFormat(): UserError {
  return new UserError('ARTICLE_UNREADABLE', `Its name does not end in one of ${KNOWN_EXTENSIONS}.`, {
    known: KNOWN_EXTENSIONS,
  });
}
