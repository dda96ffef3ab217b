import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { type Dialect, SqliteAdapter, SqliteDialect, type SqliteDatabase, type SqliteStatement, sql } from 'kysely';
import type { Db } from '../tables/database-schema.ts';

/** A database in a way that does not show which one it is. */
export type Backend = {
  readonly dialect: Dialect;
  /** Settings that are written into the database: only for one that is known to be Docent's. */
  readonly prepare: (db: Db) => Promise<void>;
  /** Wipes what was deleted from wherever the database still keeps it. */
  readonly wipe: (db: Db) => Promise<void>;
};

/**
 * SQLite in a file, or in memory for `:memory:`. What is acknowledged is on the disk: write-ahead log, each commit
 * synchronised. Deleted content is overwritten. Makes the file's folder where it is missing.
 *
 * `NORMAL`: for a second connection, whose last commits a power cut may undo, but never break. They cost a hundredth.
 */
export function openSqlite(path: string, synchronous: 'FULL' | 'NORMAL' = 'FULL'): Backend {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_MS, enableForeignKeyConstraints: true });
  database.exec(`PRAGMA synchronous = ${synchronous}; PRAGMA secure_delete = ON;`);
  return {
    dialect: new TransactionalSqliteDialect({ database: new Database(database) }),
    prepare: async (db) => {
      await sql`PRAGMA journal_mode = WAL`.execute(db);
    },
    wipe: async (db) => {
      await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
    },
  };
}

/** How long to wait for another process that is writing. Everything waits with it, so not for long. */
const BUSY_MS = 2_000;

/** SQLite rolls changes of tables back as well, so an interrupted migration leaves nothing half done. */
class TransactionalSqliteDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalSqliteAdapter();
  }
}

class TransactionalSqliteAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Node's SQLite in the shape that Kysely expects. */
class Database implements SqliteDatabase {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  close(): void {
    this.#database.close();
  }

  prepare(sql: string): SqliteStatement {
    const statement = this.#database.prepare(sql);
    return {
      reader: statement.columns().length > 0,
      all: (parameters) => statement.all(...parameters.map(bindable)),
      run: (parameters) => statement.run(...parameters.map(bindable)),
      iterate: (parameters) => statement.iterate(...parameters.map(bindable)),
    };
  }
}

/** Node takes an object in the first place for named parameters and would store NULL instead. */
function bindable(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`SQLite cannot store a value of type ${value instanceof Date ? 'Date' : typeof value}`);
}
