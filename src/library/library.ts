import type { Article, Claim } from '../article/article-model.ts';
import { revisionOf, type ClaimPlace, type Place } from '../article/article-places.ts';
import {
  SearchEngine,
  type SearchEngineOptions,
  type LookupOptions,
  type SearchOptions,
  type SearchResult,
  type Similar,
  type SimilarOptions,
  type Span,
} from '../search/index.ts';
import type { GuildId } from './ids.ts';

/** Articles that are read together. Never changed: a change makes another shelf, and this one lives as long as it is read. */
type Shelf = {
  readonly articles: readonly Article[];
  readonly infos: readonly ArticleInfo[];
  /** The index, built when it is first asked for. */
  readonly view: () => Promise<LibraryView>;
};

/**
 * The articles of each server (guild): where a server has none of its own, and in direct messages, the bundled ones.
 *
 * @example
 * const library = new Library(await loadArticles('data/articles'));
 * const { hits } = await library.read(guildId, ({ search }) => search('How much is the trade?'));
 */
export class Library {
  readonly #options: SearchEngineOptions;
  #bundled: Shelf;
  #changing: Promise<unknown> = Promise.resolve();

  /** Builds no index yet. */
  constructor(bundled: readonly Article[], options: SearchEngineOptions = {}) {
    this.#options = options;
    this.#bundled = this.#shelf(bundled);
  }

  /** What a server has, in the order in which it was added; without a server, what is bundled. Builds no index. */
  articles(guildId: GuildId | undefined): Promise<readonly ArticleInfo[]> {
    return Promise.resolve(this.#shelfOf(guildId).infos);
  }

  /** Gives a view of what a server has now, and what comes of it. The first one waits for the index. */
  async read<T>(guildId: GuildId | undefined, use: (library: LibraryView) => T | Promise<T>): Promise<T> {
    return use(await this.#shelfOf(guildId).view());
  }

  /** Adds a bundled article, or puts it in the place of the one of its id. Seen by what is read from then on. */
  add(article: Article): Promise<void> {
    return this.#change((articles) =>
      articles.some(({ id }) => id === article.id)
        ? articles.map((each) => (each.id === article.id ? article : each))
        : [...articles, article],
    );
  }

  /** Takes a bundled article out. Whoever is reading it goes on reading it. */
  remove(articleId: string): Promise<void> {
    return this.#change((articles) => articles.filter(({ id }) => id !== articleId));
  }

  /** One change after another; readers see the shelf before until the next one has its index. */
  #change(change: (articles: readonly Article[]) => readonly Article[]): Promise<void> {
    const work = this.#changing.then(() => this.#replace(change));
    this.#changing = work.catch(() => undefined);
    return work;
  }

  async #replace(change: (articles: readonly Article[]) => readonly Article[]): Promise<void> {
    const shelf = this.#shelf(change(this.#bundled.articles));
    await shelf.view();
    this.#bundled = shelf;
  }

  #shelfOf(_guildId: GuildId | undefined): Shelf {
    return this.#bundled;
  }

  #shelf(given: readonly Article[]): Shelf {
    const articles = Object.freeze([...given]);
    let built: Promise<LibraryView> | undefined;
    return {
      articles,
      infos: Object.freeze(articles.map(infoOf)),
      view: () => (built ??= build(articles, this.#options)),
    };
  }
}

async function build(articles: readonly Article[], options: SearchEngineOptions): Promise<LibraryView> {
  const engine = new SearchEngine(options);
  for (const article of articles) await engine.add(article);
  return viewOf(articles, engine);
}

function infoOf(article: Article): ArticleInfo {
  const { id, title, author, language, sections } = article;
  return Object.freeze({
    id,
    title,
    ...(author !== undefined && { author }),
    language,
    revision: revisionOf(article),
    sections: sections.length,
    claims: sections.reduce((sum, { claims }) => sum + claims.length, 0),
  });
}

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
  readonly lookupSections: (query: string) => readonly Place[];
  readonly lookupMarks: (query: string, place: ClaimPlace) => readonly Span[];
  readonly central: (articleId: string, perSection: number) => readonly (readonly Claim[])[];
  readonly summary: (articleId: string, most?: number) => readonly Claim[];
};

/** The view over articles that an engine has read in. */
function viewOf(articles: readonly Article[], engine: SearchEngine): LibraryView {
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
    lookupSections: (query: string) => engine.lookupSections(query, own),
    lookupMarks: (query: string, place: ClaimPlace) =>
      own.includes(place.article.id) ? engine.lookupMarks(query, place) : [],
    central: (articleId: string, perSection: number) =>
      own.includes(articleId) ? engine.central(articleId, perSection) : [],
    summary: (articleId: string, most?: number) => (own.includes(articleId) ? engine.summary(articleId, most) : []),
  });
}
