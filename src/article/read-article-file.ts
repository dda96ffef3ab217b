import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { UserError } from '../errors.ts';
import { articleError } from './article-errors.ts';
import { formatOf, KNOWN_EXTENSIONS } from './formats/index.ts';
import { type ReadArticle, type ReadDocument, readArticle } from './read-article.ts';

/** Bytes of the largest file that is read: about 1,600,000 words. */
const LARGEST_FILE = 10_000_000;
const LONGEST_ID = 60;

/**
 * The id of a file's article, good in addresses and commands: letters, digits and hyphens, at most 60 UTF-16 units, never empty.
 * @example articleIdOf('/shelf/My Notes (2).md') // 'my-notes-2'
 */
export function articleIdOf(file: string): string {
  const name = basename(file, extname(file)).normalize('NFC').toLowerCase();
  const slug = name.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-').replaceAll(/^-|-$/gu, '');
  const short = slug.slice(0, LONGEST_ID).replace(/[-\p{Cs}]$/u, '');
  return short === '' ? 'article' : short;
}

/**
 * Reads an article from a file of at most 10,000,000 bytes, in the format that its name's end tells.
 * @throws {UserError} `ARTICLE_UNREADABLE` or `ARTICLE_EMPTY`, naming the file, the place where there is one, the reason
 * and the remedy; for a name with another end, the ends that are known.
 * @example (await readArticleFile('data/articles/russia-and-the-taliban.txt')).article.sections.length // 3
 */
export async function readArticleFile(path: string, read: ReadDocument = readArticle): Promise<ReadArticle> {
  const format = formatOf(path);
  if (format === undefined) {
    throw unreadable(path, `its name does not end in one of ${KNOWN_EXTENSIONS}`, 'Rename or convert it.');
  }
  return await read(await readBytes(path), { format, id: articleIdOf(path), file: path });
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    // Else opening a pipe waits for whoever writes to it.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    return await bytesOf(file, path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw unreadable(path, reasonOf(error), 'Check the path and the permissions.', error);
  }
}

async function bytesOf(file: FileHandle, path: string): Promise<Uint8Array> {
  const info = await file.stat();
  if (info.isDirectory()) throw unreadable(path, 'it is a folder', 'Name a file in it.');
  if (!info.isFile())
    throw unreadable(path, 'it is a pipe or a device, and no file', 'Copy what it gives into a file.');
  const bytes = info.size > LARGEST_FILE ? undefined : await file.readFile();
  if (bytes !== undefined && bytes.length <= LARGEST_FILE) return bytes;
  const size = bytes?.length ?? info.size;
  throw unreadable(path, `${size} bytes are more than the limit of ${LARGEST_FILE}`, 'Split it into several articles.');
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'reading it is not allowed',
  EPERM: 'reading it is not allowed',
  EISDIR: 'it is a folder',
  ELOOP: 'it is a link that leads back to itself',
  ENXIO: 'it is a pipe or a device, and no file',
};

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  return REASONS[code] ?? `it cannot be read (${code})`;
}

function unreadable(file: string, reason: string, remedy: string, cause?: unknown): Error {
  return articleError('ARTICLE_UNREADABLE', { file, reason, remedy, cause });
}
