import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.ts';
import { articleError } from './article-errors.ts';
import type { Article } from './article-model.ts';
import { formatOf, KNOWN_EXTENSIONS } from './formats/index.ts';
import { readArticleFile } from './read-article-file.ts';

/**
 * Every article of a folder, sorted by file name (UTF-16 units). Hidden files, files of unknown formats and folders in it are
 * passed over, and so are those that cannot be used: `tell` is told of each, `ARTICLE_UNREADABLE`, `ARTICLE_EMPTY`, or
 * `ARTICLE_DUPLICATE` where two names give one id. By default the first of them is thrown.
 * @throws {UserError} `ARTICLE_UNREADABLE` or `ARTICLE_EMPTY` for a folder that is missing or holds no article; what `tell`
 * was told first, where none of its files can be used.
 * @example (await loadArticles('data/articles')).map(({ id }) => id) // ['russia-and-the-taliban']
 */
export async function loadArticles(dir: string, tell: (problem: UserError) => void = rethrow): Promise<Article[]> {
  const articles: Article[] = [];
  const files = new Map<string, string>();
  const problems: UserError[] = [];
  for (const name of await listFiles(dir)) {
    const path = join(dir, name);
    try {
      const article = await readArticleFile(path);
      refuseSecond(path, article.id, files.get(article.id));
      files.set(article.id, path);
      articles.push(article);
    } catch (error) {
      const problem = error instanceof UserError ? error : unforeseen(path, error);
      problems.push(problem);
      tell(problem);
    }
  }
  const [first] = problems;
  if (articles.length === 0 && first !== undefined) throw first;
  return articles;
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

/** A file that a reader of its format stumbles over is no reason to go without the others. */
function unforeseen(file: string, cause: unknown): UserError {
  const reason = `it cannot be read (${cause instanceof Error ? cause.message : String(cause)})`;
  return articleError('ARTICLE_UNREADABLE', { file, reason, remedy: 'Convert it, or take it away.', cause });
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
