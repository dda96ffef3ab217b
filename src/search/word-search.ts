import { serialize } from 'node:v8';
import type { Article, Claim } from '../article/article-model.ts';
import type { ClaimPlace, Place } from '../article/article-places.ts';
import type { Outcome, SearchOptions, SearchResult, Span } from './basics/search-types.ts';
import { Slices } from './basics/slices.ts';
import { central, summaryClaims } from './central/summary-claims.ts';
import { type EngineWeights, shippedWeights } from './engine-weights.ts';
import { KeptPieces, keptShard, restoreShard } from './index/kept-shard.ts';
import { byOrder, type Entry, type SearchScope, searchScopeOf, Shard } from './index/shard.ts';
import { languageOf } from './language/languages.ts';
import { FuseRecords } from './lookup/fuse-records.ts';
import {
  lookupClaims,
  lookupMarks,
  lookupMatches,
  type LookupOptions,
  lookupSections,
} from './lookup/lookup-claims.ts';
import type { SearchReading } from './reading-for-search.ts';
import { searchReading } from './search-reading.ts';
import { searchScopes } from './search-scopes.ts';
import { similarByReading } from './similar-reading.ts';
import { type Similar, similarClaims, type SimilarOptions } from './similar-claims.ts';
import { warmUp } from './warm-up.ts';

export type SearchEngineOptions = {
  /** Gives other work its turn while an article is read in; by default one turn of the event loop. */
  readonly pause?: () => Promise<unknown>;
  /** In place of those that come with Docent. */
  readonly weights?: EngineWeights;
  /** Whether the first article of a language practises answering; true by default. Not worth its time before one single question. */
  readonly warmsUp?: boolean;
  /** What reads for it; without, it answers by words alone. */
  readonly reading?: SearchReading | undefined;
};

/**
 * Finds claims by their words alone: the synchronous core of `SearchEngine`, for it, for training and for tests.
 * Searching is deterministic; reading an article in happens in slices of a few milliseconds.
 */
export class WordSearch {
  readonly #shards = new Map<string, Shard>();
  readonly #shardOf = new Map<string, Shard>();
  readonly #records = new FuseRecords();
  readonly #slices: Slices;
  readonly #weights: EngineWeights;
  readonly #warmsUp: boolean;
  /** Newest wish for each article that is being read in; one that is no longer wished for is dropped when ready. */
  readonly #wished = new Map<string, symbol>();
  #queue: Promise<unknown> = Promise.resolve();
  #added = 0;

  constructor(options: SearchEngineOptions = {}) {
    this.#slices = new Slices(options.pause);
    this.#weights = options.weights ?? shippedWeights();
    this.#warmsUp = options.warmsUp ?? true;
  }

  /** Reads an article in. It replaces one of the same id, and takes that one's place in the order of articles. */
  async add(article: Article): Promise<void> {
    const wish = Symbol(article.id);
    this.#wished.set(article.id, wish);
    const work = this.#queue.then(() => this.#add(article, wish));
    // One article at a time; the failure of one is its caller's matter, not the next one's.
    this.#queue = work.catch(() => undefined);
    await work;
  }

  async #add(article: Article, wish: symbol): Promise<void> {
    if (this.#wished.get(article.id) !== wish) return;
    const code = languageOf(article.language).code;
    const shard = this.#shards.get(code) ?? (await this.#newShard(code, article));
    const entry = await shard.prepare(article, this.#slices);
    this.#records.add(entry.index, shard.vocabulary.language);
    if (this.#wished.get(article.id) !== wish) {
      await shard.clear(entry, this.#slices);
      return;
    }
    this.#wished.delete(article.id);
    const order = this.#entry(article.id)?.order ?? this.#added++;
    this.#drop(article.id);
    shard.commit(entry, order);
    this.#shardOf.set(article.id, shard);
  }

  /** All that was read in, as bytes for `restore`, piece by piece; no article may be added or taken out meanwhile. */
  *kept(): Generator<Uint8Array> {
    yield serialize([...this.#shards.keys()]);
    for (const shard of this.#shards.values()) yield* keptShard(shard);
  }

  /**
   * Has what was read in before, of articles that are the same, in place of reading them. Nothing may have been added yet.
   * @throws RangeError where it was of others; this one is then of no use
   */
  async restore(articles: readonly Article[], kept: Iterable<Uint8Array>): Promise<void> {
    const pieces = new KeptPieces(kept, this.#slices);
    const byId = new Map(articles.map((article) => [article.id, article]));
    for (const code of await pieces.next<readonly string[]>()) {
      const shard = await restoreShard(languageOf(code), byId, pieces);
      this.#shards.set(code, shard);
      for (const [id, { index, order }] of shard.entries) {
        this.#shardOf.set(id, shard);
        this.#added = Math.max(this.#added, order + 1);
        this.#records.add(index, shard.vocabulary.language);
      }
      const [first] = shard.entries.values();
      if (first !== undefined) await this.#warmUp(shard, first.index.article);
    }
    if (this.#shardOf.size !== articles.length) throw new RangeError('a kept index is of other articles');
  }

  async #warmUp(shard: Shard, article: Article): Promise<void> {
    if (this.#warmsUp) await warmUp(shard.vocabulary.language, article, this.#weights, this.#slices);
  }

  async #newShard(code: string, first: Article): Promise<Shard> {
    const shard = new Shard(languageOf(code));
    await this.#warmUp(shard, first);
    this.#shards.set(code, shard);
    return shard;
  }

  /**
   * Takes an article out, or stops it from being read in. Nothing of it is found from now on; its memory is given back in slices,
   * before any article that is added later is read in. The others stay as they are.
   */
  remove(articleId: string): void {
    this.#wished.delete(articleId);
    this.#drop(articleId);
  }

  #drop(articleId: string): void {
    const shard = this.#shardOf.get(articleId);
    if (shard === undefined) return;
    this.#shardOf.delete(articleId);
    const entry = shard.withdraw(articleId);
    if (entry !== undefined) this.#queue = this.#queue.then(() => shard.clear(entry, this.#slices));
  }

  has(articleId: string): boolean {
    return this.#shardOf.has(articleId);
  }

  /** All articles in the order in which they were first added. */
  articles(): readonly Article[] {
    return this.#entries().map(({ index }) => index.article);
  }

  /** The claims that answer a question best. */
  search(question: string, options: SearchOptions = {}): SearchResult {
    return searchScopes(question, this.#scopes(options.articleIds), options, this.#weights);
  }

  /** The claims that answer a question best, by reading what words find. */
  read(question: string, options: SearchOptions, reading: SearchReading): Promise<Outcome> {
    return searchReading(question, this.#scopes(options.articleIds), options, this.#weights, reading);
  }

  /** Claims for what has been typed so far: beginnings and parts of words, typos, any order of words. */
  lookup(query: string, options: LookupOptions = {}): readonly ClaimPlace[] {
    return lookupClaims(query, this.#scopes(options.articleIds), this.#records, options);
  }

  /** Sections whose heading is like what has been typed so far, most like first. */
  lookupSections(query: string, articleIds?: readonly string[]): readonly Place[] {
    return lookupSections(query, this.#scopes(articleIds), this.#records);
  }

  /** The words of a claim that are what was typed, in their order; none where its article is unknown. */
  lookupMarks(query: string, { article, claim }: ClaimPlace): readonly Span[] {
    const [scope] = this.#scopes([article.id]);
    return scope === undefined ? [] : lookupMarks(query, claim.text, scope);
  }

  /** Of each of some claims the longest word that is what was typed, as a look-up in these articles understands it. */
  lookupMatches(
    query: string,
    places: readonly ClaimPlace[],
    articleIds?: readonly string[],
  ): readonly (Span | undefined)[] {
    const matches = new Map<ClaimPlace, Span | undefined>();
    for (const scope of this.#scopes(articleIds)) {
      const own = places.filter(({ article }) => this.#shardOf.get(article.id) === scope.shard);
      if (own.length === 0) continue;
      const texts = own.map(({ claim }) => claim.text);
      for (const [at, match] of lookupMatches(query, texts, scope).entries()) {
        const place = own[at];
        if (place !== undefined) matches.set(place, match);
      }
    }
    return places.map((place) => matches.get(place));
  }

  /** The claims of each section that say most of what the article says, at most `perSection`, in their order; `wanted`: ids of claims, where only these may be. */
  central(articleId: string, perSection: number, wanted?: ReadonlySet<string>): readonly (readonly Claim[])[] {
    const entry = this.#entry(articleId);
    const shard = this.#shardOf.get(articleId);
    return entry === undefined || shard === undefined ? [] : central(entry, shard, perSection, wanted);
  }

  /** The few claims that say most of an article, in their order; none for an unknown id. */
  summary(articleId: string, most?: number): readonly Claim[] {
    const entry = this.#entry(articleId);
    const shard = this.#shardOf.get(articleId);
    return entry === undefined || shard === undefined ? [] : summaryClaims(entry, shard, most);
  }

  /** The claims nearest to what a whole message says, and how near the nearest is. */
  similar(text: string, options: SimilarOptions = {}): Similar {
    return similarClaims(text, this.#scopes(options.articleIds), options, this.#weights);
  }

  /** The same, by reading what words find. */
  readSimilar(text: string, options: SimilarOptions, reading: SearchReading): Promise<Similar> {
    return similarByReading(text, this.#scopes(options.articleIds), options, this.#weights, reading);
  }

  #entry(articleId: string): Entry | undefined {
    return this.#shardOf.get(articleId)?.entries.get(articleId);
  }

  #entries(): Entry[] {
    return [...this.#shards.values()].flatMap((shard) => [...shard.entries.values()]).sort(byOrder);
  }

  /** One scope for each language of the articles. Those of one language are counted together. */
  #scopes(articleIds: readonly string[] | undefined): SearchScope[] {
    if (articleIds === undefined)
      return [...this.#shards.values()].filter(({ claims }) => claims > 0).map((shard) => searchScopeOf(shard));
    const wanted = new Set(articleIds);
    return [...this.#shards.values()].flatMap((shard) => {
      const entries = [...shard.entries].flatMap(([id, entry]) => (wanted.has(id) ? [entry] : []));
      if (entries.length === 0) return [];
      return [
        entries.length === shard.entries.size && entries.length > 1
          ? searchScopeOf(shard)
          : searchScopeOf(shard, entries),
      ];
    });
  }
}
