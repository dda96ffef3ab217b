import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { articleError } from './article-errors.ts';
import type { Article } from './article-model.ts';
import { formatOf, KNOWN_EXTENSIONS } from './formats/index.ts';
import { readArticleFile } from './read-article-file.ts';

/**
 * Every article of a folder, sorted by file name (UTF-16 units). Hidden files, files of unknown formats and folders in it are passed
 * over.
 * @throws {UserError} `ARTICLE_DUPLICATE` where two names give one id; `ARTICLE_UNREADABLE` or `ARTICLE_EMPTY` for a
 * file that cannot be read, and for a folder that is missing or holds no article.
 * @example (await loadArticles('data/articles')).map(({ id }) => id) // ['russia-and-the-taliban']
 */
export async function loadArticles(dir: string): Promise<Article[]> {
  const articles: Article[] = [];
  const files = new Map<string, string>();
  for (const name of await listFiles(dir)) {
    const path = join(dir, name);
    const article = await readArticleFile(path);
    const other = files.get(article.id);
    if (other !== undefined) {
      throw new UserError(
        'ARTICLE_DUPLICATE',
        `${path}: its name gives the id "${article.id}", as ${other} does already. Rename one of them.`,
        { file: path, other, id: article.id },
      );
    }
    files.set(article.id, path);
    articles.push(article);
  }
  return articles;
}

async function listFiles(dir: string): Promise<string[]> {
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
