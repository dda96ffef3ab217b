import type { Article } from '../article-model.ts';
import { ArticleFolder, type FolderOptions } from './article-folder.ts';

/**
 * Every article of a folder, sorted by file name (UTF-16 units). Hidden files, files of unknown formats and folders in it are
 * passed over, and so are those that cannot be used: `tell` is told of each, `ARTICLE_UNREADABLE`, `ARTICLE_EMPTY`, or
 * `ARTICLE_DUPLICATE` where two names give one id. What links lead to must be in the folder, too.
 * @throws {UserError} `ARTICLE_UNREADABLE` or `ARTICLE_EMPTY` for a folder that is missing or holds no article; what `tell`
 * was told first, where none of its files can be used.
 * @example (await loadArticles('data/articles')).map(({ id }) => id) // ['russia-and-the-taliban']
 */
export async function loadArticles(dir: string, options: FolderOptions = {}): Promise<readonly Article[]> {
  return new ArticleFolder(dir, { tell: rethrow, ...options }).load();
}

function rethrow(problem: Error): never {
  throw problem;
}
