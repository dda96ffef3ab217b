import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler, sql } from 'kysely';
import { UserError } from '../../errors.ts';
import { type Backend, firstSlice, nextSlice, type StoredRow } from '../backend.ts';
import type { Db, Tables } from '../tables/database-schema.ts';
import { errorCode, SqliteDriver } from './sqlite-driver.ts';

export type SqliteOptions = {
  /** How long a write waits for another process that is writing; meanwhile everything else goes on. */
  readonly lockWaitMs?: number | undefined;
  /** `NORMAL`: for a second connection, whose last commits a power cut may undo, but never break. They cost a hundredth. */
  readonly synchronous?: 'FULL' | 'NORMAL';
};

const LOCK_WAIT_MS = 10_000;

/**
 * SQLite in a file, or in memory for `:memory:`. What is acknowledged is on the disk: write-ahead log, each commit
 * synchronised. Deleted content is overwritten. Makes the file's folder where it is missing.
 */
export function openSqlite(
  path: string,
  { lockWaitMs = LOCK_WAIT_MS, synchronous = 'FULL' }: SqliteOptions = {},
): Backend {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 0, enableForeignKeyConstraints: true });
  const settings = `PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON;`;
  const driver = new SqliteDriver(database, settings, lockWaitMs);
  return {
    dialect: {
      createDriver: () => driver,
      createAdapter: () => new TransactionalSqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db) => new SqliteIntrospector(db),
    },
    prepare: async (db) => {
      await sql`PRAGMA journal_mode = WAL`.execute(db);
    },
    wipe: emptyLog,
    countedAtOnce: 1_000,
    slices: rowSlices,
    isPassing: (error) => error instanceof UserError || PASSING.has(errorCode(error)),
  };
}

/** Busy, locked, no memory, read-only, input or output, full, cannot be opened: https://www.sqlite.org/rescode.html */
const PASSING = new Set([5, 6, 7, 8, 10, 13, 14]);

const WIPE_TRIES = 5;
const WIPE_WAIT_MS = 50;

/** The write-ahead log still holds what was deleted, until it is copied and cut: not while another process reads or writes. */
async function emptyLog(db: Db): Promise<boolean> {
  for (let tries = 1; ; tries += 1) {
    const { rows } = await sql<{ busy: number }>`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
    if (rows[0]?.busy === 0) return true;
    if (tries === WIPE_TRIES) return false;
    await pause(WIPE_WAIT_MS);
  }
}

async function* rowSlices(db: Db, table: keyof Tables): AsyncGenerator<readonly StoredRow[]> {
  // Every table has one, which is never stored as 0 or less.
  for (let last = 0, count = firstSlice; ; ) {
    const { rows } = await sql<StoredRow & { readonly slice_at: number }>`
      SELECT rowid AS slice_at, * FROM ${sql.table(table)} WHERE rowid > ${last} ORDER BY rowid LIMIT ${count}
    `.execute(db);
    if (rows.length === 0) return;
    yield rows.map((row) => Object.fromEntries(Object.entries(row).filter(([column]) => column !== 'slice_at')));
    last = rows.at(-1)?.slice_at ?? last;
    count = nextSlice(rows);
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  /** The driver itself lets one transaction after the other in, and none keeps those waiting who only read. */
  override get supportsMultipleConnections(): boolean {
    return true;
  }

  /** SQLite rolls changes of tables back as well, so an interrupted migration leaves nothing half done. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
