import { readdir, realpath } from 'node:fs/promises';
import { sep } from 'node:path';
import { UserError } from '../../errors.ts';
import { articleError, unforeseenError } from '../article-errors.ts';
import { formatOf, KNOWN_EXTENSIONS } from '../formats/index.ts';
import type { ReadArticle, ReadDocument } from '../read-article.ts';
import { readArticleFile } from '../read-article-file.ts';

/** Reads a file of the folder. @throws UserError as `readArticleFile` does, and for a link that leads out of the folder */
export async function readListed(path: string, dir: string, read: ReadDocument): Promise<ReadArticle> {
  await refuseOutside(path, dir);
  return readArticleFile(path, read);
}

/** What went wrong with a file, in words. */
export function problemOfFile(path: string, error: unknown): UserError {
  return error instanceof UserError
    ? error
    : unforeseenError(path, error instanceof Error ? error.message : String(error), error);
}

/** Whoever may put a file there need not be who may read the rest of this machine. */
async function refuseOutside(path: string, dir: string): Promise<void> {
  const [target, folder] = await Promise.all([realpath(path).catch(() => path), realpath(dir)]);
  if (target === path || target.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return;
  throw articleError('ARTICLE_UNREADABLE', {
    file: path,
    reason: 'it is a link that leads out of the folder of articles',
    remedy: 'Copy the file there in its place.',
  });
}

/** What is wrong with a file whose name gives the id of another one's article. */
export function secondOf(path: string, id: string, other: string): UserError {
  return new UserError(
    'ARTICLE_DUPLICATE',
    `${path}: its name gives the id "${id}", as ${other} does already. Rename one of them.`,
    { file: path, other, id },
  );
}

/** The names of a folder's articles, sorted. @throws UserError `ARTICLE_UNREADABLE`, `ARTICLE_EMPTY` */
export async function listArticleFiles(dir: string): Promise<string[]> {
  let entries;
  try {
    entries = await readdir(dir, { withFileTypes: true });
  } catch (error) {
    const reason =
      error instanceof Error && 'code' in error && error.code === 'ENOENT'
        ? 'there is no such folder'
        : 'it cannot be read as a folder';
    throw articleError('ARTICLE_UNREADABLE', {
      file: dir,
      reason,
      remedy: 'Make it, or name another folder of articles.',
      cause: error,
    });
  }
  const names = entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && formatOf(entry.name) !== undefined)
    .map((entry) => entry.name)
    .sort();
  if (names.length > 0) return names;
  throw articleError('ARTICLE_EMPTY', {
    file: dir,
    reason: 'no article in this folder',
    remedy: `Put a file there (${KNOWN_EXTENSIONS}).`,
  });
}
