import type { Article, Claim } from '../article/article-model.ts';
import type { ClaimPlace } from '../article/article-places.ts';
import type { SearchOptions, SearchResult } from './basics/search-types.ts';
import type { LookupOptions } from './lookup-claims.ts';
import type { Similar, SimilarOptions } from './similar-claims.ts';
import { type WordSearchOptions, WordSearch } from './word-search.ts';

/**
 * Finds the claims of a set of articles: for a question, for what is being typed, for a whole message, and the central ones.
 * Which articles the asker may see is said with each call.
 *
 * @example
 * const engine = new SearchEngine();
 * await engine.add(article);
 * const { status, hits } = await engine.search('How much is the trade?', { articleIds: [article.id] });
 */
export class SearchEngine {
  readonly #words: WordSearch;

  constructor(options: WordSearchOptions = {}) {
    this.#words = new WordSearch(options);
  }

  /** Reads an article in. It replaces one of the same id, and takes that one's place in the order of articles. */
  add(article: Article): Promise<void> {
    return this.#words.add(article);
  }

  /** Takes an article out, or stops it from being read in: nothing of it is found from now on. */
  remove(articleId: string): void {
    this.#words.remove(articleId);
  }

  /**
   * The claims that answer a question best, best first, and how sure that is: `confidence` is a calibrated chance from 0 to 1.
   * Never fails on a question, whatever it holds; an empty one has the intent `empty`.
   */
  search(question: string, options: SearchOptions = {}): Promise<SearchResult> {
    return Promise.resolve(this.#words.search(question, options));
  }

  /** The claims nearest to what a whole message says, and how near the nearest is. */
  similar(text: string, options: SimilarOptions = {}): Promise<Similar> {
    return Promise.resolve(this.#words.similar(text, options));
  }

  /** Claims for what has been typed so far: beginnings of words, typos, any order of words; quick enough for every key. */
  lookup(query: string, options: LookupOptions = {}): readonly ClaimPlace[] {
    return this.#words.lookup(query, options);
  }

  /** The claims of each section that say most of what the article says, at most `perSection`, in their order; none for an unknown id. */
  central(articleId: string, perSection: number): readonly (readonly Claim[])[] {
    return this.#words.central(articleId, perSection);
  }
}
