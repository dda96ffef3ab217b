import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { UserError } from '../../errors.ts';
import { storable } from '../backend.ts';

/** The first wait for another process's lock, and the longest; each is shortened at random, so that two do not meet again. */
const FIRST_WAIT_MS = 4;
const LONGEST_WAIT_MS = 100;

/** Statements that are kept ready: Docent has not many. Long ones, for many rows, are of as many kinds as there are numbers of rows. */
const READY = 50;
const LONG = 1_000;

type Prepared = {
  readonly statement: StatementSync;
  /** Whether rows come of it. */
  readonly isReading: boolean;
};

/** SQLITE_BUSY, whichever way: https://www.sqlite.org/rescode.html#busy */
const BUSY = 5;

/**
 * One database, on which many callers read and write. SQLite's own wait for another process's lock would stop the whole
 * process: here who wants to write tries again a little later, and everybody else goes on meanwhile. A transaction takes the
 * lock at its start, so that nothing in it can fail for want of it.
 */
export class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #settings: string;
  readonly #lockWaitMs: number;
  readonly #ready = new Map<string, Prepared>();
  /** Whose transaction is open; the others wait until it has ended. */
  #transaction: { readonly owner: DatabaseConnection; readonly ended: PromiseWithResolvers<void> } | undefined;

  /** `settings`: what is set for each opening; `lockWaitMs`: how long to try before giving up with `STORE_BUSY`. */
  constructor(database: DatabaseSync, settings: string, lockWaitMs: number) {
    this.#database = database;
    this.#settings = settings;
    this.#lockWaitMs = lockWaitMs;
  }

  init(): Promise<void> {
    return this.#untilFree(undefined, () => this.#database.exec(this.#settings));
  }

  acquireConnection(): Promise<DatabaseConnection> {
    const connection: DatabaseConnection = {
      executeQuery: <R>(query: CompiledQuery) => this.#untilFree(connection, () => this.#run(query) as QueryResult<R>),
      streamQuery: () => {
        throw new Error('rows are read at once, not streamed');
      },
    };
    return Promise.resolve(connection);
  }

  releaseConnection(): Promise<void> {
    return Promise.resolve();
  }

  beginTransaction(connection: DatabaseConnection, { accessMode }: TransactionSettings): Promise<void> {
    return this.#untilFree(connection, () => {
      // Who only reads needs no lock, and waits for none.
      this.#database.exec(accessMode === 'read only' ? 'BEGIN' : 'BEGIN IMMEDIATE');
      this.#transaction = { owner: connection, ended: Promise.withResolvers() };
    });
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('COMMIT'));
    this.#end();
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      // Some errors, as a full disk, have rolled it back already.
      if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('ROLLBACK'));
    } finally {
      this.#end();
    }
  }

  destroy(): Promise<void> {
    this.#database.close();
    return Promise.resolve();
  }

  #run({ sql, parameters }: CompiledQuery): QueryResult<unknown> {
    const { statement, isReading } = this.#ready.get(sql) ?? this.#prepare(sql);
    const values = parameters.map(bindable);
    if (isReading) return { rows: statement.all(...values) };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { insertId: BigInt(lastInsertRowid), numAffectedRows: BigInt(changes), rows: [] };
  }

  #prepare(sql: string): Prepared {
    const statement = this.#database.prepare(sql);
    const prepared = { statement, isReading: statement.columns().length > 0 };
    if (sql.length < LONG && this.#ready.size < READY) this.#ready.set(sql, prepared);
    return prepared;
  }

  #end(): void {
    const { ended } = this.#transaction ?? {};
    this.#transaction = undefined;
    ended?.resolve();
  }

  /** Runs what SQLite does at one go, when nobody else's transaction is open and no other process has the lock. */
  async #untilFree<T>(asker: DatabaseConnection | undefined, work: () => T): Promise<T> {
    const until = performance.now() + this.#lockWaitMs;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      while (this.#transaction !== undefined && this.#transaction.owner !== asker)
        await this.#transaction.ended.promise;
      try {
        return work();
      } catch (error) {
        if (errorCode(error) !== BUSY) throw error;
        if (performance.now() >= until) throw this.#busy(error);
      }
      await pause(wait * (0.5 + Math.random() / 2));
    }
  }

  #busy(cause: unknown): UserError {
    const seconds = Math.round(this.#lockWaitMs / 1000);
    const file = this.#database.location() ?? ':memory:';
    return new UserError(
      'STORE_BUSY',
      `${file}: another program has kept it locked for ${seconds} seconds. Stop that program, or name another file in DATABASE_URL.`,
      { file, seconds },
      { cause },
    );
  }
}

/** SQLite's primary result code; 0 for what is no error of SQLite's. */
export function errorCode(error: unknown): number {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : 0;
}

/** Node takes an object in the first place for named parameters and would store NULL instead. */
function bindable(given: unknown): SQLInputValue {
  const value = storable(given);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
    return value;
  throw new TypeError(`SQLite cannot store a value of type ${value instanceof Date ? 'Date' : typeof value}`);
}
