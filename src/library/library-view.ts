import { createHash } from 'node:crypto';
import type { Article, Claim } from '../article/article-model.ts';
import { type ClaimPlace, type Place, revisionOf } from '../article/article-places.ts';
import type {
  LookupOptions,
  SearchEngine,
  SearchOptions,
  SearchResult,
  Similar,
  SimilarOptions,
  Span,
} from '../search/index.ts';

import type { Taught } from './teaching/taught.ts';
import type { AskedWords, TaughtMatch } from './teaching/taught-matching.ts';

/** What there is to know of an article without its text. */
export type ArticleInfo = Pick<Article, 'id' | 'title' | 'author' | 'language'> & {
  /** Changes with the article's text; see `revisionOf`. */
  readonly revision: string;
  /** Of all that there is in the article, its links and what else `revision` leaves out: two that have the same are the same. */
  readonly digest: string;
  readonly sections: number;
  readonly claims: number;
};

const infos = new WeakMap<Article, ArticleInfo>();

/** Made once for each object, which must not change. */
export function infoOf(article: Article): ArticleInfo {
  const known = infos.get(article);
  if (known !== undefined) return known;
  const made = makeInfo(article);
  infos.set(article, made);
  return made;
}

const DIGEST_LENGTH = 32;

function makeInfo(article: Article): ArticleInfo {
  const { id, title, author, language, sections } = article;
  return Object.freeze({
    id,
    title,
    ...(author !== undefined && { author }),
    language,
    revision: revisionOf(article),
    digest: createHash('sha256').update(JSON.stringify(article)).digest('base64url').slice(0, DIGEST_LENGTH),
    sections: sections.length,
    claims: sections.reduce((sum, { claims }) => sum + claims.length, 0),
  });
}

/**
 * The articles that are there for somebody, and their index, as they were when they were asked for: it stays so while a handler waits,
 * whatever is added or removed meanwhile, and nothing of it can be changed.
 */
export type LibraryView = {
  /** The server's own in the order in which they were added, then the operator's. None, where none is there for who asks. */
  readonly articles: readonly Article[];
  /** The article that is meant where none is named, among several. */
  readonly defaultArticleId?: string;
  /** Articles that not every member of the server may read: what draws on them is for the asker only. */
  readonly privateIds: ReadonlySet<string>;
  /** What the server's moderators taught. */
  readonly taught: readonly Taught[];
  /** What of it a question asks for: what leads into these articles, or is in none. Undefined where nothing does. */
  readonly taughtFor: (
    asked: AskedWords,
    options?: Pick<SearchOptions, 'articleIds'>,
  ) => Promise<TaughtMatch | undefined>;
  /** As `SearchEngine.search`; by default in all these articles, and in no others. */
  readonly search: (question: string, options?: SearchOptions) => Promise<SearchResult>;
  readonly similar: (text: string, options?: SimilarOptions) => Promise<Similar>;
  readonly lookup: (query: string, options?: LookupOptions) => readonly ClaimPlace[];
  readonly lookupSections: (query: string, articleIds?: readonly string[]) => readonly Place[];
  readonly lookupMarks: (query: string, place: ClaimPlace) => readonly Span[];
  /** Of each of some claims the longest word that is what was typed. */
  readonly lookupMatches: (
    query: string,
    places: readonly ClaimPlace[],
    articleIds?: readonly string[],
  ) => readonly (Span | undefined)[];
  /** As `SearchEngine.central`. */
  readonly central: (
    articleId: string,
    perSection: number,
    wanted?: ReadonlySet<string>,
  ) => readonly (readonly Claim[])[];
  readonly summary: (articleId: string, most?: number) => readonly Claim[];
};

/** What of a view its index alone gives. */
export type IndexedArticles = Omit<LibraryView, 'defaultArticleId' | 'privateIds' | 'taught' | 'taughtFor'> & {
  /** How many questions' results are remembered. */
  readonly remembered: () => number;
};

/** Over articles that an engine has read in. */
export function indexedArticles(articles: readonly Article[], engine: SearchEngine): IndexedArticles {
  const own = articles.map(({ id }) => id);
  const seen = ({ articleIds }: { readonly articleIds?: readonly string[] }) =>
    articleIds?.filter((id) => own.includes(id)) ?? own;
  return {
    articles,
    remembered: () => engine.remembered,
    search: (question, options = {}) => engine.search(question, { ...options, articleIds: seen(options) }),
    similar: (text, options = {}) => engine.similar(text, { ...options, articleIds: seen(options) }),
    lookup: (query, options = {}) => engine.lookup(query, { ...options, articleIds: seen(options) }),
    lookupSections: (query, articleIds) => engine.lookupSections(query, seen({ ...(articleIds && { articleIds }) })),
    lookupMarks: (query, place) => (own.includes(place.article.id) ? engine.lookupMarks(query, place) : []),
    lookupMatches: (query, places, articleIds) =>
      engine.lookupMatches(query, places, seen({ ...(articleIds && { articleIds }) })),
    central: (articleId, perSection, wanted) =>
      own.includes(articleId) ? engine.central(articleId, perSection, wanted) : [],
    summary: (articleId, most) => (own.includes(articleId) ? engine.summary(articleId, most) : []),
  };
}
