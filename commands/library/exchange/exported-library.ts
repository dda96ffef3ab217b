import type { Article } from '../../../src/article/article-model.ts';
import type { ExportedTaught } from '../../../src/library/teaching/exported-teaching.ts';
import type { ArticleSource, Audience, CheckQuestion, LibrarySettings } from '../../../src/library/stored-library.ts';

/** An article as a library's file has it: all that is kept of it. */
export type ExportedArticle = {
  readonly article: Article;
  readonly source: ArticleSource;
  readonly audience: Audience;
};

/** What goes with the articles. Checks name articles by their ids in the file. */
export type ExportedHead = {
  readonly docent: 'library';
  readonly version: number;
  readonly settings: Pick<LibrarySettings, 'defaultArticleId'>;
  readonly checks: readonly Omit<CheckQuestion, 'id' | 'at'>[];
  /** Absent in files of before there was any. */
  readonly taught?: readonly ExportedTaught[];
};
