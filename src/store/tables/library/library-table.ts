import { randomUUID } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import type { ExpressionBuilder, RawBuilder } from 'kysely';
import type { Article } from '../../../article/article-model.ts';
import type { RecordScope } from '../../../library/ids.ts';
import type { ServedShards } from '../../../library/served-shards.ts';
import {
  type LibraryEdit,
  type LibraryEditor,
  type LibraryEntry,
  type LibrarySettings,
  type LibraryStore,
  type StoredArticle,
  type StoredLibrary,
} from '../../../library/stored-library.ts';
import type { Db, Tables } from '../database-schema.ts';
import {
  checksFull,
  dropRemoved,
  lastPosition,
  putArticle,
  putCheck,
  putDraft,
  removeCheckRow,
  syncAt,
  takeDrafts,
} from './library-rows.ts';
import type { Secrets } from '../secrets.ts';
import { changeTaughtRows, readTaught } from './taught-rows.ts';
import { isServedRow } from '../served-rows.ts';

/** Texts that are read or written in one statement. */
const AT_ONCE = 50;
const REVISION_DIGITS = 12;
const PLACE_DIGITS = 4;

export class LibraryTable implements LibraryStore {
  readonly #db: Db;
  readonly #quick: Db;
  readonly #secrets: Secrets;
  readonly #isServed: RawBuilder<boolean>;

  /** `quick`: for whoever answers, and may not wait for long. */
  constructor(db: Db, quick: Db, secrets: Secrets, shards: ServedShards) {
    this.#db = db;
    this.#quick = quick;
    this.#secrets = secrets;
    this.#isServed = isServedRow(shards);
  }

  async revision(scope: RecordScope): Promise<number> {
    const row = await this.#quick
      .selectFrom('libraries')
      .select('revision')
      .where('scope', '=', this.#secrets.hashScope(scope))
      .executeTakeFirst();
    return row?.revision ?? 0;
  }

  read(scope: RecordScope): Promise<StoredLibrary> {
    // In one transaction, or another process's change may come in between.
    return this.#quick
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((db) => readIn(db, this.#secrets.hashScope(scope)));
  }

  async texts(scope: RecordScope, ids: readonly string[]): Promise<readonly Article[]> {
    const found = new Map<string, Article>();
    for (let at = 0; at < ids.length; at += AT_ONCE) {
      const rows = await this.#quick
        .selectFrom('library_texts')
        .select(['id', 'article'])
        .where('scope', '=', this.#secrets.hashScope(scope))
        .where('id', 'in', ids.slice(at, at + AT_ONCE))
        .execute();
      for (const { id, article } of rows) found.set(id, JSON.parse(article) as Article);
      // SQLite has them at once: others have their turn between.
      await turn();
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  change(scope: RecordScope, by: LibraryEditor, edit: (before: StoredLibrary) => LibraryEdit): Promise<StoredLibrary> {
    const key = this.#secrets.hashScope(scope);
    return this.#db.transaction().execute(async (db) => {
      // Written first: whoever else changes this library waits here until it is done.
      await db
        .insertInto('libraries')
        .values({ scope: key, revision: 1, settings: pack({ hiddenIds: [] }) })
        .onConflict((conflict) =>
          conflict.column('scope').doUpdateSet((set) => ({ revision: set('libraries.revision', '+', 1) })),
        )
        .execute();
      const before = await readIn(db, key);
      await this.#make(db, key, by, before, edit(before));
      return readIn(db, key);
    });
  }

  async history(scope: RecordScope, limit: number): Promise<readonly LibraryEntry[]> {
    const rows = await this.#db
      .selectFrom('library_history')
      .select(['at', 'action', 'article_id', 'title', 'sealed'])
      .where('scope', '=', this.#secrets.hashScope(scope))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ at, action, article_id: articleId, title, sealed }) => ({
      at,
      action: action as LibraryEntry['action'],
      ...(articleId !== null && { articleId }),
      ...(title !== null && { title }),
      ...(sealed !== null && { memberId: this.#secrets.unseal(sealed) }),
    }));
  }

  async takeDueSyncs(
    now: number,
    leaseMs: number,
    most: number,
  ): Promise<readonly { readonly scope: RecordScope; readonly articleId: string }[]> {
    const isDue = (eb: ExpressionBuilder<Tables, 'library_articles'>) =>
      eb.and([
        eb('sync_at', '<=', now),
        eb('removed_at', 'is', null),
        eb('scope', 'not in', eb.selectFrom('departures').select('scope')),
        this.#isServed,
      ]);
    // Looking is free; taking waits for whoever else is writing.
    const due = await this.#db
      .selectFrom('library_articles')
      .select(['scope', 'id'])
      .where(isDue)
      .orderBy('sync_at')
      .limit(most)
      .execute();
    const taken = [];
    for (const { scope, id } of due) {
      const { numUpdatedRows } = await this.#db
        .updateTable('library_articles')
        .set({ sync_at: now + leaseMs })
        .where(isDue)
        .where('scope', '=', scope)
        .where('id', '=', id)
        .executeTakeFirst();
      // Somebody else may have been quicker.
      if (numUpdatedRows > 0n) taken.push({ scope: scope as RecordScope, articleId: id });
    }
    return taken;
  }

  async #make(db: Db, scope: string, by: LibraryEditor, before: StoredLibrary, edit: LibraryEdit): Promise<void> {
    const {
      put = [],
      remove = [],
      restore = [],
      checks = [],
      keepCheck,
      dropCheck,
      takeDrafts: taken = [],
      keepDraft,
      settings,
      entries = [],
    } = edit;
    if (taken.length > 0) await takeDrafts(db, scope, taken);
    if (keepDraft !== undefined)
      await putDraft(db, scope, { ...keepDraft, at: by.at, memberId: by.memberId ?? '' }, this.#secrets);
    for (const { stored, article } of put) {
      const replaced = before.articles.find(({ id }) => id === stored.id);
      await putArticle(db, scope, stored, article, replaced);
    }
    for (const check of checks) await putCheck(db, scope, check);
    if (keepCheck !== undefined && !(await putCheck(db, scope, keepCheck))) throw checksFull();
    if (dropCheck !== undefined) await removeCheckRow(db, scope, dropCheck);
    if (remove.length > 0)
      await db
        .updateTable('library_articles')
        .set({ removed_at: by.at, sync_at: null })
        .where('scope', '=', scope)
        .where('id', 'in', remove)
        .execute();
    for (const id of restore) await this.#restore(db, scope, id, by.at);
    if (settings !== undefined)
      await db
        .updateTable('libraries')
        .set({ settings: pack(settings) })
        .where('scope', '=', scope)
        .execute();
    await dropRemoved(db, by.at, scope);
    await changeTaughtRows(db, scope, by.at, edit, this.#secrets);
    if (entries.length === 0) return;
    await db
      .insertInto('library_history')
      .values(
        entries.map(({ action, articleId, title }, place) => ({
          // Of the same moment, the later one has the greater id.
          id: `${padded(before.revision, REVISION_DIGITS)}-${padded(place, PLACE_DIGITS)}-${randomUUID()}`,
          scope,
          at: by.at,
          action,
          article_id: articleId ?? null,
          title: title ?? null,
          owner: by.memberId === undefined ? null : this.#secrets.hashMember(by.memberId),
          sealed: by.memberId === undefined ? null : this.#secrets.seal(by.memberId),
        })),
      )
      .execute();
  }

  async #restore(db: Db, scope: string, id: string, at: number): Promise<void> {
    const row = await db
      .selectFrom('library_articles')
      .select('info')
      .where('scope', '=', scope)
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return;
    await db
      .updateTable('library_articles')
      .set({
        removed_at: null,
        sync_at: syncAt(JSON.parse(row.info) as StoredArticle),
        position: await lastPosition(db, scope, at),
      })
      .where('scope', '=', scope)
      .where('id', '=', id)
      .execute();
  }
}

async function readIn(db: Db, scope: string): Promise<StoredLibrary> {
  const library = await db.selectFrom('libraries').selectAll().where('scope', '=', scope).executeTakeFirst();
  const rows = await db
    .selectFrom('library_articles')
    .select(['info', 'removed_at'])
    .where('scope', '=', scope)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const stored = rows.map(({ info, removed_at: removedAt }) => ({
    ...(JSON.parse(info) as StoredArticle),
    removedAt,
  }));
  return {
    revision: library?.revision ?? 0,
    articles: stored.flatMap(({ removedAt, ...article }) => (removedAt === null ? [article] : [])),
    removed: stored
      .flatMap(({ removedAt, ...article }) => (removedAt === null ? [] : [{ ...article, removedAt }]))
      .sort((one, other) => other.removedAt - one.removedAt),
    settings: library === undefined ? { hiddenIds: [] } : (JSON.parse(library.settings) as LibrarySettings),
    ...(await readTaught(db, scope)),
  };
}

function padded(count: number, digits: number): string {
  return String(count).padStart(digits, '0');
}

function pack(settings: LibrarySettings): string {
  return JSON.stringify(settings);
}
