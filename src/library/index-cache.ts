import { LRUCache } from 'lru-cache';
import type { Article } from '../article/article-model.ts';
import { SearchEngine, type SearchEngineOptions } from '../search/index.ts';
import { type ArticleInfo, type IndexedArticles, indexedArticles } from './library-view.ts';

/**
 * What an index takes, as measured over 200 libraries of 200 claims and one of 10,000: .66 MB and 26 MB, with the articles' own text
 * and what they mean.
 */
const BYTES = 100_000;
const BYTES_A_CLAIM = 3_200;

export type IndexCacheOptions = SearchEngineOptions & {
  /** What all indexes may take together; the one used longest ago gives way. */
  readonly maxBytes: number;
};

/** How many indexes are kept, what they take as reckoned by their claims, and how many gave way to others since the start. */
export type IndexesState = {
  readonly count: number;
  readonly bytes: number;
  readonly maxBytes: number;
  readonly evictions: number;
};

/**
 * Indexes over sets of articles, each built when it is first asked for. Two servers with the same articles share one; nobody finds by the
 * words of an article that is not in the set.
 */
export class IndexCache {
  readonly #options: IndexCacheOptions;
  readonly #indexes: LRUCache<string, Promise<IndexedArticles>>;
  #evictions = 0;
  /** Languages whose first article has practised answering. */
  readonly #warm = new Set<string>();

  constructor(options: IndexCacheOptions) {
    this.#options = options;
    this.#indexes = new LRUCache({
      maxSize: options.maxBytes,
      dispose: (_made, _key, reason) => {
        if (reason === 'evict') this.#evictions += 1;
      },
    });
  }

  get state(): IndexesState {
    const { size: count, calculatedSize: bytes, maxSize: maxBytes } = this.#indexes;
    return { count, bytes, maxBytes, evictions: this.#evictions };
  }

  /** The index over these articles, whose texts are only loaded where it has to be built. */
  of(infos: readonly ArticleInfo[], load: () => Promise<readonly Article[]>): Promise<IndexedArticles> {
    const key = JSON.stringify(infos.map(({ id, revision, language }) => [id, revision, language]));
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const made = this.#build(infos, load);
    const claims = infos.reduce((sum, info) => sum + info.claims, 0);
    // What is too large to be kept beside others is kept alone.
    const size = Math.min(BYTES + claims * BYTES_A_CLAIM, this.#options.maxBytes);
    this.#indexes.set(key, made, { size });
    made.catch(() => {
      if (this.#indexes.peek(key) === made) this.#indexes.delete(key);
    });
    return made;
  }

  async #build(infos: readonly ArticleInfo[], load: () => Promise<readonly Article[]>): Promise<IndexedArticles> {
    const { warmsUp = true } = this.#options;
    const isNew = infos.some(({ language }) => !this.#warm.has(language));
    for (const { language } of infos) this.#warm.add(language);
    const engine = new SearchEngine({ ...this.#options, warmsUp: warmsUp && isNew });
    const articles = await load();
    for (const article of articles) await engine.add(article);
    return indexedArticles(Object.freeze([...articles]), engine);
  }
}
