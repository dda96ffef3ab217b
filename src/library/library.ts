import { setImmediate as turn } from 'node:timers/promises';
import type { Article } from '../article/article-model.ts';
import { UserError } from '../errors.ts';
import type { SearchEngineOptions } from '../search/index.ts';
import { type GuildId, guildScope } from './ids.ts';
import { IndexCache, type IndexCacheOptions, type IndexesState, KnownLibraries } from './known-libraries.ts';
import { type ArticleInfo, type IndexedArticles, infoOf, type LibraryView } from './library-view.ts';
import {
  emptyLibrary,
  type LibraryEdit,
  type LibraryEditor,
  type LibraryStore,
  type StoredLibrary,
} from './stored-library.ts';
import type { Taught } from './teaching/taught.ts';
import { isTaughtOf, taughtAnswers, TaughtMatching } from './teaching/taught-matching.ts';
import { lookupsWithTerms } from './teaching/taught-terms.ts';
import { isForSome, mayRead, type Viewer } from './viewer.ts';

const MEGABYTE = 1_048_576;
/** A library that changes between two looks, again and again, is read as it was the last time. */
const TRIES = 5;
/** Articles whose digests are worked out before others have their turn: some milliseconds. */
const AT_A_TIME = 25;

export type LibraryOptions = SearchEngineOptions & {
  /** Where servers' own libraries are kept; absent: there are none. */
  readonly store?: LibraryStore;
  /** Ids of those of the operator's articles that only show what Docent does: they yield to a server's first own article. */
  readonly sampleIds?: readonly string[];
  /** What all indexes may take together; by default 128 MB. */
  readonly indexBytes?: number;
} & Pick<IndexCacheOptions, 'kept' | 'keepAfterMs'>;

/** An article that is there for somebody. */
type Held = { readonly info: ArticleInfo; readonly isPrivate: boolean; readonly article?: Article };

/**
 * The articles of each server (guild): its own and the operator's; in direct messages the operator's. Who asks for them where is told of
 * no others.
 *
 * @example
 * const library = new Library(await loadArticles('data/articles'));
 * const { hits } = await library.read(request, ({ search }) => search('How much is the trade?'));
 */
export class Library {
  readonly #store: LibraryStore | undefined;
  readonly #samples: ReadonlySet<string>;
  readonly #indexes: IndexCache;
  readonly #known: KnownLibraries | undefined;
  readonly #matching: TaughtMatching;
  #folder: readonly Article[];
  #changing: Promise<unknown> = Promise.resolve();

  /** `folder`: the operator's articles. Builds no index yet. */
  constructor(folder: readonly Article[], options: LibraryOptions = {}) {
    const { store, sampleIds = [], indexBytes = 128 * MEGABYTE, ...engine } = options;
    this.#store = store;
    this.#samples = new Set(sampleIds);
    this.#matching = new TaughtMatching(engine.reading);
    this.#indexes = new IndexCache({ ...engine, maxBytes: indexBytes });
    // Texts that are no longer there are not kept in memory either.
    this.#known = store && new KnownLibraries(store, (articles) => this.#indexes.drop(articles));
    this.#folder = Object.freeze([...folder]);
  }

  /** The operator's articles. */
  get folder(): readonly Article[] {
    return this.#folder;
  }

  get indexes(): IndexesState {
    return this.#indexes.state;
  }

  /** How many servers' libraries are known without asking the database for all of each. */
  get known(): number {
    return this.#known?.size ?? 0;
  }

  /** Deletes indexes from the disk that have not been asked for in a long time. */
  purgeIndexes(): Promise<void> {
    return this.#indexes.purge();
  }

  /** Whether an article of the operator's yields to a server's own. */
  isSample(articleId: string): boolean {
    return this.#samples.has(articleId);
  }

  /** What is there for somebody; see `LibraryView.articles`. Builds no index. */
  async articles(viewer: Viewer): Promise<readonly ArticleInfo[]> {
    return Object.freeze(this.#held(viewer, await this.stored(viewer.guildId)).map(({ info }) => info));
  }

  /** Gives a view of what is there now for somebody, and what comes of it. The first one waits for the index. */
  async read<T>(viewer: Viewer, use: (library: LibraryView) => T | Promise<T>): Promise<T> {
    return use(await this.#view(viewer));
  }

  /** The same of one article that is in no library: how it would be found. */
  async alone<T>(article: Article, use: (library: LibraryView) => T | Promise<T>): Promise<T> {
    const indexed = await this.#indexes.of([infoOf(article)], () => Promise.resolve([article]));
    return use(Object.freeze({ ...indexed, privateIds: new Set<string>(), ...this.#teachingOf([], [article]) }));
  }

  /** As `read`, were an article of the server's own this one: what would be found. Nobody else sees it so. */
  async readWith<T>(viewer: Viewer, article: Article, use: (library: LibraryView) => T | Promise<T>): Promise<T> {
    const stored = await this.stored(viewer.guildId);
    const articles = stored.articles.map((each) => (each.id === article.id ? { ...each, ...infoOf(article) } : each));
    const held = this.#held(viewer, { ...stored, articles }).map((each) =>
      each.info.id === article.id ? { ...each, article } : each,
    );
    const indexed = await this.#index(viewer.guildId, held);
    if (indexed === undefined) throw new UserError('LIBRARY_CHANGED', 'The library has been changed meanwhile.', {});
    return use(this.#viewOf(indexed, held, stored));
  }

  /** As `read`, were this taught: what would be answered. */
  async readTaught<T>(
    viewer: Viewer,
    taught: readonly Taught[],
    use: (library: LibraryView) => T | Promise<T>,
  ): Promise<T> {
    const view = await this.#view(viewer);
    return use(Object.freeze({ ...view, ...this.#teachingOf(taught, view.articles) }));
  }

  /** A server's own library, whoever may read what of it: for those who keep it. As it was at most half a second ago. */
  async stored(guildId: GuildId | undefined): Promise<StoredLibrary> {
    if (guildId === undefined || this.#known === undefined) return emptyLibrary;
    return this.#known.of(guildId);
  }

  /** Makes one change of a server's library; see `LibraryStore.change`. Seen by what is read from then on. */
  async change(
    guildId: GuildId,
    by: LibraryEditor,
    edit: (before: StoredLibrary) => LibraryEdit,
  ): Promise<StoredLibrary> {
    if (this.#known === undefined) throw new TypeError('there is no store to keep a library in');
    const after = await this.#known.change(guildId, by, edit);
    void this.#matching.prepare(taughtAnswers(after.taught));
    return after;
  }

  /** Texts of a server's own articles, those that were taken out among them, in the order of the ids. */
  async texts(guildId: GuildId, ids: readonly string[]): Promise<readonly Article[]> {
    if (this.#store === undefined || ids.length === 0) return [];
    return this.#store.texts(guildScope(guildId), ids);
  }

  /** Puts other articles in the place of the operator's. Seen, with its index, by what is read from then on. */
  setFolder(articles: readonly Article[]): Promise<void> {
    return this.#changeFolder(() => articles);
  }

  /** Adds an article of the operator's, or puts it in the place of the one of its id. */
  add(article: Article): Promise<void> {
    return this.#changeFolder((articles) =>
      articles.some(({ id }) => id === article.id)
        ? articles.map((each) => (each.id === article.id ? article : each))
        : [...articles, article],
    );
  }

  /** Takes an article of the operator's out. Whoever is reading it goes on reading it. */
  remove(articleId: string): Promise<void> {
    return this.#changeFolder((articles) => articles.filter(({ id }) => id !== articleId));
  }

  /** One change after another; readers see what was there before until the next has its index. */
  #changeFolder(change: (articles: readonly Article[]) => readonly Article[]): Promise<void> {
    const work = this.#changing.then(() => this.#replaceFolder(change));
    this.#changing = work.catch(() => undefined);
    return work;
  }

  async #replaceFolder(change: (articles: readonly Article[]) => readonly Article[]): Promise<void> {
    const articles = Object.freeze([...change(this.#folder)]);
    const infos = articles.map(infoOf);
    await this.#indexes.of(infos, () => Promise.resolve(articles));
    const there = new Set(infos.map(({ digest }) => digest));
    const gone = this.#folder.map(infoOf).filter(({ digest }) => !there.has(digest));
    this.#folder = articles;
    if (gone.length > 0) this.#indexes.drop(gone);
  }

  async #view(viewer: Viewer): Promise<LibraryView> {
    for (let tries = 1; ; tries++) {
      const stored = await this.stored(viewer.guildId);
      const held = this.#held(viewer, stored);
      const indexed = await this.#index(viewer.guildId, held);
      if (indexed !== undefined) return this.#viewOf(indexed, held, stored);
      // The texts are others than what is known of them says: another process has changed them since.
      if (tries === TRIES) throw new Error('a library changes faster than it can be read');
      if (viewer.guildId !== undefined) this.#known?.forget(viewer.guildId);
    }
  }

  /** Undefined where the texts are no longer those that these infos are of. */
  async #index(guildId: GuildId | undefined, held: readonly Held[]): Promise<IndexedArticles | undefined> {
    try {
      return await this.#indexes.of(
        held.map(({ info }) => info),
        () => this.#load(guildId, held),
      );
    } catch (error) {
      if (error instanceof Outdated) return undefined;
      throw error;
    }
  }

  #held(viewer: Viewer, { articles, settings }: StoredLibrary): readonly Held[] {
    const own = articles.filter(({ audience }) => mayRead(audience, viewer));
    const taken = new Set([...settings.hiddenIds, ...articles.map(({ id }) => id)]);
    const folder = this.#folder.filter(({ id }) => !taken.has(id) && (articles.length === 0 || !this.isSample(id)));
    return [
      ...own.map((stored): Held => ({ info: stored, isPrivate: isForSome(stored.audience) })),
      ...folder.map((article): Held => ({ info: infoOf(article), isPrivate: false, article })),
    ];
  }

  #viewOf(indexed: IndexedArticles, held: readonly Held[], { settings, taught }: StoredLibrary): LibraryView {
    const { defaultArticleId } = settings;
    const isThere = held.some(({ info }) => info.id === defaultArticleId);
    return Object.freeze({
      ...indexed,
      ...lookupsWithTerms(indexed, taught),
      ...(defaultArticleId !== undefined && isThere && { defaultArticleId }),
      privateIds: new Set(held.flatMap(({ info, isPrivate }) => (isPrivate ? [info.id] : []))),
      ...this.#teachingOf(taught, indexed.articles),
    });
  }

  #teachingOf(taught: readonly Taught[], articles: readonly Article[]): Pick<LibraryView, 'taught' | 'taughtFor'> {
    return {
      taught,
      taughtFor: (asked, { articleIds } = {}) =>
        this.#matching.find(asked, taughtAnswers(taught), (each) => isTaughtOf(each, articles, articleIds)),
    };
  }

  async #load(guildId: GuildId | undefined, held: readonly Held[]): Promise<readonly Article[]> {
    const ids = held.flatMap(({ info, article }) => (article === undefined ? [info.id] : []));
    const texts = guildId === undefined ? [] : await this.texts(guildId, ids);
    const own = new Map(texts.map((article) => [article.id, article]));
    const articles: Article[] = [];
    for (const { info, article = own.get(info.id) } of held) {
      if (article === undefined || infoOf(article).digest !== info.digest) throw new Outdated();
      articles.push(article);
      if (articles.length % AT_A_TIME === 0) await turn();
    }
    return articles;
  }
}

class Outdated extends Error {}
