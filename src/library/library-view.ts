import type { Article, Claim } from '../article/article-model.ts';
import type { ClaimPlace } from '../article/article-places.ts';
import type {
  LookupOptions,
  SearchEngine,
  SearchOptions,
  SearchResult,
  Similar,
  SimilarOptions,
} from '../search/index.ts';

/** What there is to know of an article without its text. */
export type ArticleInfo = Pick<Article, 'id' | 'title' | 'author' | 'language'> & {
  /** Changes with the article's text; see `revisionOf`. */
  readonly revision: string;
  readonly sections: number;
  readonly claims: number;
};

/**
 * A server's articles and their index as they were when it was asked for: it stays so while a handler waits, whatever is
 * added or removed meanwhile, and nothing of it can be changed.
 */
export type LibraryView = {
  /** In the order in which they were added. */
  readonly articles: readonly Article[];
  /** As `SearchEngine.search`; by default in all these articles, and in no others. */
  readonly search: (question: string, options?: SearchOptions) => Promise<SearchResult>;
  readonly similar: (text: string, options?: SimilarOptions) => Promise<Similar>;
  readonly lookup: (query: string, options?: LookupOptions) => readonly ClaimPlace[];
  readonly central: (articleId: string, perSection: number) => readonly (readonly Claim[])[];
};

/** The view over articles that an engine has read in. */
export function viewOf(articles: readonly Article[], engine: SearchEngine): LibraryView {
  const own = articles.map(({ id }) => id);
  const seen = ({ articleIds }: { readonly articleIds?: readonly string[] }) =>
    articleIds?.filter((id) => own.includes(id)) ?? own;
  return Object.freeze({
    articles,
    search: (question: string, options: SearchOptions = {}) =>
      engine.search(question, { ...options, articleIds: seen(options) }),
    similar: (text: string, options: SimilarOptions = {}) =>
      engine.similar(text, { ...options, articleIds: seen(options) }),
    lookup: (query: string, options: LookupOptions = {}) =>
      engine.lookup(query, { ...options, articleIds: seen(options) }),
    central: (articleId: string, perSection: number) =>
      own.includes(articleId) ? engine.central(articleId, perSection) : [],
  });
}
