import { readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { UserError } from '../errors.ts';
import { articleError, unforeseenError } from './article-errors.ts';
import type { ReadingWarning } from './article-format.ts';
import type { Article } from './article-model.ts';
import { formatOf, KNOWN_EXTENSIONS } from './formats/index.ts';
import { type ReadDocument, readArticle } from './read-article.ts';
import { readArticleFile } from './read-article-file.ts';

export type LoadOptions = {
  readonly read?: ReadDocument;
  /** Told of each file that is passed over since it cannot be used. By default the first is thrown. */
  readonly tell?: (problem: UserError) => void;
  /** Told of what is read otherwise than its author may expect. */
  readonly warn?: (file: string, warning: ReadingWarning) => void;
};

/**
 * Every article of a folder, sorted by file name (UTF-16 units). Hidden files, files of unknown formats and folders in it are
 * passed over, and so are those that cannot be used: `tell` is told of each, `ARTICLE_UNREADABLE`, `ARTICLE_EMPTY`, or
 * `ARTICLE_DUPLICATE` where two names give one id. What links lead to must be in the folder, too.
 * @throws {UserError} `ARTICLE_UNREADABLE` or `ARTICLE_EMPTY` for a folder that is missing or holds no article; what `tell`
 * was told first, where none of its files can be used.
 * @example (await loadArticles('data/articles')).map(({ id }) => id) // ['russia-and-the-taliban']
 */
export async function loadArticles(
  dir: string,
  { read = readArticle, tell = rethrow, warn }: LoadOptions = {},
): Promise<Article[]> {
  const articles: Article[] = [];
  const files = new Map<string, string>();
  const problems: UserError[] = [];
  for (const name of await listFiles(dir)) {
    const path = join(dir, name);
    try {
      await refuseOutside(path, dir);
      const { article, warnings } = await readArticleFile(path, read);
      refuseSecond(path, article.id, files.get(article.id));
      files.set(article.id, path);
      articles.push(article);
      for (const warning of warnings) warn?.(path, warning);
    } catch (error) {
      const problem =
        error instanceof UserError
          ? error
          : unforeseenError(path, error instanceof Error ? error.message : String(error), error);
      problems.push(problem);
      tell(problem);
    }
  }
  const [first] = problems;
  if (articles.length === 0 && first !== undefined) throw first;
  return articles;
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

function rethrow(problem: UserError): never {
  throw problem;
}

function refuseSecond(path: string, id: string, other: string | undefined): void {
  if (other === undefined) return;
  throw new UserError(
    'ARTICLE_DUPLICATE',
    `${path}: its name gives the id "${id}", as ${other} does already. Rename one of them.`,
    { file: path, other, id },
  );
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
