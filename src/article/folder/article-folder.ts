import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { UserError } from '../../errors.ts';
import type { Article } from '../article-model.ts';
import type { ReadingWarning } from '../article-format.ts';
import { listArticleFiles, problemOfFile, readListed, secondOf } from './folder-files.ts';
import { type ReadDocument, readArticle } from '../read-article.ts';

export type FolderOptions = {
  readonly read?: ReadDocument;
  /** Told of each file that is passed over since it cannot be used.  */
  readonly tell?: (problem: UserError) => void;
  /** Told of what is read otherwise than its author may expect. */
  readonly warn?: (file: string, warning: ReadingWarning) => void;
};

/** What a file was like when it was looked at: another size, time or file tells that it may say something else. */
type Stamp = string;

type KnownFile = {
  /** When it was read last; one that is still being written is read once it rests. */
  readonly read: Stamp | undefined;
  readonly seen: Stamp;
  /** Its last good reading. */
  readonly article?: Article;
  readonly problem?: UserError;
};

/**
 * A folder of articles that may change while Docent runs. A file that can no longer be read leaves its last good reading in place.
 *
 * @example
 * const folder = new ArticleFolder('data/articles', { tell });
 * const articles = await folder.refresh(); // then again and again: undefined while nothing has changed
 */
export class ArticleFolder {
  readonly #dir: string;
  readonly #options: FolderOptions;
  #files: ReadonlyMap<string, KnownFile> = new Map();
  #articles: readonly Article[] = [];
  #twins: readonly UserError[] = [];
  #trouble: UserError | undefined;

  constructor(dir: string, options: FolderOptions = {}) {
    this.#dir = dir;
    this.#options = options;
  }

  /** What stands in the way now: of files that could not be read, and of the folder itself. */
  get problems(): readonly UserError[] {
    const ofFiles = [...this.#files.values()].flatMap(({ problem }) => problem ?? []);
    return [...(this.#trouble === undefined ? [] : [this.#trouble]), ...ofFiles, ...this.#twins];
  }

  /** What the folder holds. @throws UserError where it cannot be read, or none of its files can */
  async load(): Promise<readonly Article[]> {
    const articles = (await this.refresh()) ?? [];
    const [first] = this.problems;
    if (articles.length === 0 && first !== undefined) throw first;
    return articles;
  }

  /**
   * Looks at the folder again, and reads what has changed and rests. Gives all articles, sorted by file name, where they are others than
   * before. Never rejects: `tell` is told once of each problem.
   */
  async refresh(): Promise<readonly Article[] | undefined> {
    const isFirst = this.#files.size === 0;
    const stamps = await this.#look();
    if (stamps === undefined) return undefined;
    const files = new Map<string, KnownFile>();
    for (const [name, seen] of stamps) files.set(name, await this.#file(name, seen, isFirst));
    this.#files = files;
    return this.#changed();
  }

  async #look(): Promise<ReadonlyMap<string, Stamp> | undefined> {
    try {
      const names = await listArticleFiles(this.#dir);
      const stamps = await Promise.all(names.map((name) => stampOf(join(this.#dir, name))));
      this.#trouble = undefined;
      return new Map(names.map((name, at) => [name, stamps[at] ?? '']));
    } catch (error) {
      const trouble = problemOfFile(this.#dir, error);
      // All files were taken out: so are their articles. A folder that is gone may be so for a moment only.
      if (trouble.code === 'ARTICLE_EMPTY' && this.#files.size > 0) return new Map();
      if (this.#trouble?.message !== trouble.message) this.#options.tell?.(trouble);
      this.#trouble = trouble;
      return undefined;
    }
  }

  async #file(name: string, seen: Stamp, isFirst: boolean): Promise<KnownFile> {
    const known = this.#files.get(name);
    if (known?.read === seen) return known;
    // What was not there at the start, or has changed, may still be on its way.
    if (!isFirst && known?.seen !== seen) return { ...(known ?? { read: undefined }), seen };
    const path = join(this.#dir, name);
    try {
      const { article, warnings } = await readListed(path, this.#dir, this.#options.read ?? readArticle);
      for (const warning of warnings) this.#options.warn?.(path, warning);
      return { read: seen, seen, article };
    } catch (error) {
      const problem = problemOfFile(path, error);
      this.#options.tell?.(problem);
      return { read: seen, seen, problem, ...(known?.article !== undefined && { article: known.article }) };
    }
  }

  /** All articles, each id once, where they are others now. */
  #changed(): readonly Article[] | undefined {
    const paths = new Map<string, string>();
    const articles: Article[] = [];
    const twins: UserError[] = [];
    for (const [name, { article }] of this.#files) {
      if (article === undefined) continue;
      const path = join(this.#dir, name);
      const other = paths.get(article.id);
      if (other === undefined) {
        paths.set(article.id, path);
        articles.push(article);
      } else twins.push(secondOf(path, article.id, other));
    }
    for (const twin of twins)
      if (!this.#twins.some(({ message }) => message === twin.message)) this.#options.tell?.(twin);
    this.#twins = twins;
    if (articles.length === this.#articles.length && articles.every((each, at) => each === this.#articles[at]))
      return undefined;
    this.#articles = articles;
    return articles;
  }
}

async function stampOf(path: string): Promise<Stamp> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    // A link that leads nowhere: reading it says so.
    return 'unknown';
  }
}
