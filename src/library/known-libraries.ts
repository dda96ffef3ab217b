import { LRUCache } from 'lru-cache';
import { type GuildId, guildScope, type RecordScope } from './ids.ts';
import { type ArticleInfo, type IndexedArticles, indexedArticles } from './library-view.ts';
import type { LibraryEdit, LibraryEditor, LibraryStore, StoredLibrary } from './stored-library.ts';
import type { Article } from '../article/article-model.ts';
import { type KeptIndexes, SearchEngine, type SearchEngineOptions } from '../search/index.ts';

/** What is kept of libraries in memory: each as the store had it a moment ago, and the indexes over sets of articles. */

/** Another process may change a library: it is looked for as often as that, when somebody asks. */
const FRESH_MS = 500;
/** Servers whose libraries are known without asking the store, and how many articles and taught things these have together: about a kilobyte each. */
const KNOWN = 5_000;
const KNOWN_ARTICLES = 50_000;
/**
 * What is known is read anew as often as that, whatever its revision: what lapsed is no change, and a library that was deleted, and
 * begun anew, may have come to the same one.
 */
const SURE_MS = 3_600_000;

/** By `performance.now`: when it was last found to be so, and when it was read. */
type Known = { readonly checkedAt: number; readonly readAt: number; readonly stored: StoredLibrary };
type Read = Omit<Known, 'checkedAt'>;

/** Servers' own libraries, as they were at most half a second ago. */
export class KnownLibraries {
  readonly #store: LibraryStore;
  readonly #gone: (articles: readonly ArticleInfo[]) => void;
  readonly #known = new LRUCache<GuildId, Known>({
    max: KNOWN,
    maxSize: KNOWN_ARTICLES,
    sizeCalculation: ({ stored }) =>
      1 + stored.articles.length + stored.removed.length + stored.taught.length + stored.takenOut.length,
  });
  readonly #asking = new Map<GuildId, Promise<StoredLibrary>>();

  /** `gone`: told of articles that are not there any more, or not with this text. */
  constructor(store: LibraryStore, gone: (articles: readonly ArticleInfo[]) => void) {
    this.#store = store;
    this.#gone = gone;
  }

  get size(): number {
    return this.#known.size;
  }

  async of(guildId: GuildId): Promise<StoredLibrary> {
    const known = this.#known.get(guildId);
    if (known !== undefined && performance.now() - known.checkedAt < FRESH_MS) return known.stored;
    const asked = this.#asking.get(guildId);
    if (asked !== undefined) return asked;
    const asking = this.#ask(guildId, known).finally(() => this.#asking.delete(guildId));
    this.#asking.set(guildId, asking);
    return asking;
  }

  /** See `LibraryStore.change`. */
  async change(
    guildId: GuildId,
    by: LibraryEditor,
    edit: (before: StoredLibrary) => LibraryEdit,
  ): Promise<StoredLibrary> {
    const before = this.#known.get(guildId);
    const stored = await this.#store.change(guildScope(guildId), by, edit);
    this.#keep(guildId, { stored, readAt: performance.now() }, before);
    return stored;
  }

  /** What is known has turned out to be old. */
  forget(guildId: GuildId): void {
    this.#known.delete(guildId);
  }

  async #ask(guildId: GuildId, before: Known | undefined): Promise<StoredLibrary> {
    return this.#keep(guildId, await newest(this.#store, guildScope(guildId), before), before);
  }

  /**
   * Gives back what is known now. What another has come to know meanwhile may be newer; what was known before that, `before`, is not,
   * even of a higher revision: a library that was deleted begins anew.
   */
  #keep(guildId: GuildId, read: Read, before: Known | undefined): StoredLibrary {
    const known = this.#known.get(guildId);
    const isOlder =
      known !== undefined && known.readAt !== before?.readAt && known.stored.revision > read.stored.revision;
    const { stored, readAt } = isOlder ? known : read;
    this.#known.set(guildId, { stored, readAt, checkedAt: performance.now() });
    const there = new Map(stored.articles.map(({ id, digest }) => [id, digest]));
    const gone = known?.stored.articles.filter(({ id, digest }) => there.get(id) !== digest) ?? [];
    if (gone.length > 0) this.#gone(gone);
    return stored;
  }
}

/** What was there a moment ago answers better than an apology, where the store fails. */
async function newest(store: LibraryStore, scope: RecordScope, before: Known | undefined): Promise<Read> {
  const readAt = performance.now();
  const read = async () => ({ readAt, stored: await store.read(scope) });
  if (before === undefined) return read();
  try {
    const isSure = readAt - before.readAt < SURE_MS;
    return isSure && (await store.revision(scope)) === before.stored.revision ? before : await read();
  } catch {
    return before;
  }
}

/**
 * What an index takes, as measured over 200 libraries of 200 claims and one of 10,000: .66 MB and 26 MB, with the articles' own text
 * and what they mean.
 */
const BYTES = 100_000;
const BYTES_A_CLAIM = 3_200;

export type IndexCacheOptions = SearchEngineOptions & {
  /** What all indexes may take together; the one used longest ago gives way. */
  readonly maxBytes: number;
  /** Where large ones are kept on the disk; absent: nowhere. */
  readonly kept?: KeptIndexes | undefined;
  /** Milliseconds after which an index is kept that is still there: a library that is being filled becomes another one with each article. */
  readonly keepAfterMs?: number | undefined;
};

/** Claims from which on an index is kept. Fewer are read into one in less than a hundredth of a second: no file is worth that. */
const LEAST_KEPT = 500;
const KEEP_AFTER_MS = 10_000;

/** How many indexes are kept, what they take as reckoned by their claims, and how many gave way to others since the start. */
export type IndexesState = {
  readonly count: number;
  readonly bytes: number;
  readonly maxBytes: number;
  readonly evictions: number;
  /** Questions whose results they remember. */
  readonly results: number;
};

/**
 * Indexes over sets of articles, each built when it is first asked for. Two servers with the same articles share one; nobody finds by the
 * words of an article that is not in the set.
 */
export class IndexCache {
  readonly #options: IndexCacheOptions;
  readonly #indexes: LRUCache<string, Promise<IndexedArticles>>;
  /** Those that are to be kept soon. */
  readonly #keeping = new Map<string, NodeJS.Timeout>();
  #filing: Promise<unknown> = Promise.resolve();
  /** Those that are built. */
  readonly #built = new Map<string, IndexedArticles>();
  #evictions = 0;
  /** Languages whose first article has practised answering. */
  readonly #warm = new Set<string>();

  constructor(options: IndexCacheOptions) {
    this.#options = options;
    this.#indexes = new LRUCache({
      maxSize: options.maxBytes,
      dispose: (_made, key, reason) => {
        clearTimeout(this.#keeping.get(key));
        this.#keeping.delete(key);
        this.#built.delete(key);
        if (reason === 'evict') this.#evictions += 1;
      },
    });
  }

  get state(): IndexesState {
    const { size: count, calculatedSize: bytes, maxSize: maxBytes } = this.#indexes;
    const results = this.#built.values().reduce((sum, { remembered }) => sum + remembered(), 0);
    return { count, bytes, maxBytes, evictions: this.#evictions, results };
  }

  /** The index over these articles, whose texts are only loaded where it has to be built. */
  of(infos: readonly ArticleInfo[], load: () => Promise<readonly Article[]>): Promise<IndexedArticles> {
    const key = JSON.stringify(infos.map(keyPart));
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const made = this.#build(key, infos, load);
    const claims = infos.reduce((sum, info) => sum + info.claims, 0);
    // What is too large to be kept beside others is kept alone.
    const size = Math.min(BYTES + claims * BYTES_A_CLAIM, this.#options.maxBytes);
    this.#indexes.set(key, made, { size });
    const isKept = () => this.#indexes.peek(key) === made;
    made.then(
      (built) => isKept() && this.#built.set(key, built),
      () => isKept() && this.#indexes.delete(key),
    );
    return made;
  }

  /** Keeps no index over any of these articles any longer; whoever looks into one goes on. */
  drop(infos: readonly ArticleInfo[]): void {
    const parts = infos.map((info) => JSON.stringify(keyPart(info)));
    const keys = Array.from(this.#indexes.keys());
    for (const key of keys) {
      if (!parts.some((part) => key.includes(part))) continue;
      this.#indexes.delete(key);
      this.#file((kept) => kept.remove(key));
    }
  }

  /** Deletes from the disk what has not been asked for in a long time. */
  async purge(): Promise<void> {
    await this.#options.kept?.purge();
  }

  async #build(
    key: string,
    infos: readonly ArticleInfo[],
    load: () => Promise<readonly Article[]>,
  ): Promise<IndexedArticles> {
    const { warmsUp = true, kept } = this.#options;
    const isNew = infos.some(({ language }) => !this.#warm.has(language));
    for (const { language } of infos) this.#warm.add(language);
    const engineOf = () => new SearchEngine({ ...this.#options, warmsUp: warmsUp && isNew });
    const isKept = kept !== undefined && infos.reduce((sum, { claims }) => sum + claims, 0) >= LEAST_KEPT;
    const [articles, pieces] = await Promise.all([load(), isKept ? kept.read(key) : undefined]);
    const engine = (pieces && (await restored(engineOf(), articles, pieces))) ?? (await readIn(engineOf(), articles));
    if (isKept && pieces === undefined) this.#keepSoon(key, engine);
    return indexedArticles(Object.freeze([...articles]), engine);
  }

  #keepSoon(key: string, engine: SearchEngine): void {
    const { keepAfterMs = KEEP_AFTER_MS } = this.#options;
    const keep = (): void => {
      this.#keeping.delete(key);
      this.#file((kept) => kept.write(key, engine.kept()));
    };
    this.#keeping.set(key, setTimeout(keep, keepAfterMs).unref());
  }

  /** One after another, so that what is deleted is not there again a moment later. */
  #file(work: (kept: KeptIndexes) => Promise<void>): void {
    const { kept } = this.#options;
    if (kept !== undefined) this.#filing = this.#filing.then(() => work(kept)).catch(() => undefined);
  }
}

async function readIn(engine: SearchEngine, articles: readonly Article[]): Promise<SearchEngine> {
  for (const article of articles) await engine.add(article);
  return engine;
}

/** Undefined where what was kept is of no use. */
async function restored(
  engine: SearchEngine,
  articles: readonly Article[],
  pieces: readonly Uint8Array[],
): Promise<SearchEngine | undefined> {
  try {
    await engine.restore(articles, pieces);
    return engine;
  } catch {
    return undefined;
  }
}

/** By the whole article: two servers' may say the same and link elsewhere. In JSON none is a part of another. */
function keyPart({ id, digest }: ArticleInfo): readonly string[] {
  return [id, digest];
}
