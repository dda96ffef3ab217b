import { LRUCache } from 'lru-cache';
import type { Article, Claim } from '../article/article-model.ts';
import type { ClaimPlace, Place } from '../article/article-places.ts';
import type { Outcome, SearchOptions, SearchResult, Span } from './basics/search-types.ts';
import { languageOf } from './language/languages.ts';
import type { LookupOptions } from './lookup/lookup-claims.ts';
import type { SearchReading } from './reading-for-search.ts';
import type { Similar, SimilarOptions } from './similar-claims.ts';
import { type SearchEngineOptions, WordSearch } from './word-search.ts';

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
  readonly #reading: SearchReading | undefined;
  readonly #results = new RememberedResults();

  constructor(options: SearchEngineOptions = {}) {
    this.#words = new WordSearch(options);
    this.#reading = options.reading;
  }

  /**
   * Reads an article in. It replaces one of the same id, and takes that one's place in the order of articles. What its claims mean is
   * worked out in the background; nobody waits for that.
   */
  async add(article: Article): Promise<void> {
    await this.#words.add(article);
    this.#results.clear();
    this.#prepare(article);
  }

  /** How many questions' results are remembered. */
  get remembered(): number {
    return this.#results.size;
  }

  /** All that was read in, as bytes for `restore`; see `WordSearch.kept`. */
  kept(): Generator<Uint8Array> {
    return this.#words.kept();
  }

  /** In place of adding the same articles anew; see `WordSearch.restore`. */
  async restore(articles: readonly Article[], kept: Iterable<Uint8Array>): Promise<void> {
    await this.#words.restore(articles, kept);
    for (const article of articles) this.#prepare(article);
  }

  #prepare(article: Article): void {
    if (this.#reading?.languages.includes(languageOf(article.language).code) === true)
      this.#reading.vectors.prepare(article);
  }

  /** Takes an article out, or stops it from being read in: nothing of it is found from now on. */
  remove(articleId: string): void {
    this.#words.remove(articleId);
    this.#results.clear();
  }

  /**
   * The claims that answer a question best, best first, and how sure that is: `confidence` is a calibrated chance from 0 to 1.
   * Never fails on a question, whatever it holds; an empty one has the intent `empty`.
   */
  search(question: string, options: SearchOptions = {}): Promise<SearchResult> {
    const reading = this.#reading;
    return this.#results.of(question, options, () =>
      reading === undefined
        ? { result: this.#words.search(question, options), isFinal: true }
        : this.#words.read(question, options, reading),
    );
  }

  /** The claims nearest to what a whole message says, and whether the nearest says so, denies it, or speaks of the same. */
  similar(text: string, options: SimilarOptions = {}): Promise<Similar> {
    if (this.#reading === undefined) return Promise.resolve(this.#words.similar(text, options));
    return this.#words.readSimilar(text, options, this.#reading);
  }

  /** Claims for what has been typed so far: beginnings and parts of words, typos, any order of words; quick enough for every key. */
  lookup(query: string, options: LookupOptions = {}): readonly ClaimPlace[] {
    return this.#words.lookup(query, options);
  }

  /** Sections whose heading is like what has been typed so far, most like first. */
  lookupSections(query: string, articleIds?: readonly string[]): readonly Place[] {
    return this.#words.lookupSections(query, articleIds);
  }

  /** The words of a claim that are what was typed, in their order; none where its article is unknown. */
  lookupMarks(query: string, place: ClaimPlace): readonly Span[] {
    return this.#words.lookupMarks(query, place);
  }

  /** Of each of some claims the longest word that is what was typed; undefined where it has none. */
  lookupMatches(
    query: string,
    places: readonly ClaimPlace[],
    articleIds?: readonly string[],
  ): readonly (Span | undefined)[] {
    return this.#words.lookupMatches(query, places, articleIds);
  }

  /** The claims of each section that say most of what the article says, at most `perSection`, in their order; none for an unknown id. `wanted`: ids of claims, where only these may be. */
  central(articleId: string, perSection: number, wanted?: ReadonlySet<string>): readonly (readonly Claim[])[] {
    return this.#words.central(articleId, perSection, wanted);
  }

  /** The few claims that say most of an article, three to seven of a short one, in their order; at most `most`. None for an unknown id. */
  summary(articleId: string, most?: number): readonly Claim[] {
    return this.#words.summary(articleId, most);
  }
}

/** Questions whose results are remembered: some hundred kilobytes. */
const REMEMBERED = 500;

/**
 * What the newest questions found. The same is asked again and again: by members, by whoever turns a page, by a follow-up. Nothing is
 * kept that was found before the articles changed, nor what was decided without all that there is to decide by.
 */
class RememberedResults {
  readonly #results = new LRUCache<string, SearchResult>({ max: REMEMBERED });
  #changes = 0;

  get size(): number {
    return this.#results.size;
  }

  /** What was found before, or else what `search` finds now, and whether that will be found again. */
  async of(
    question: string,
    { articleIds, limit, previous }: SearchOptions,
    search: () => Promise<Outcome> | Outcome,
  ): Promise<SearchResult> {
    const key = JSON.stringify([question, articleIds, limit, previous]);
    const known = this.#results.get(key);
    if (known !== undefined) return known;
    const changes = this.#changes;
    const { result, isFinal } = await search();
    if (isFinal && changes === this.#changes) this.#results.set(key, result);
    return result;
  }

  /** The articles are others now. */
  clear(): void {
    this.#changes++;
    this.#results.clear();
  }
}
