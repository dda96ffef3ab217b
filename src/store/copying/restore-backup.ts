import { chmodSync, chownSync, constants, copyFileSync, existsSync, linkSync, renameSync, statSync } from 'node:fs';
import { sql } from 'kysely';
import { UserError } from '../../errors.ts';
import { readDatabaseAddress } from '../database-address.ts';
import { migrate, migrationsDone, refuseNewer } from '../migrate.ts';
import { type Database, openDatabase } from '../open-database.ts';
import { isCopyOf, schemaBeside } from '../schema-copies.ts';
import { copySqlite, inspectSqlite, nameBeside } from '../sqlite/sqlite-copy.ts';
import { errorCode } from '../sqlite/sqlite-driver.ts';
import { unusableSqlite } from '../sqlite/sqlite-errors.ts';
import { copyTables, countRows, processesAt, type RowCounts } from './copy-tables.ts';
import { rowsOf } from './back-up.ts';

export type Restored = {
  readonly rows: RowCounts;
  /** Where what was replaced is now; undefined where there was nothing. */
  readonly kept?: string;
};

/**
 * Puts a backup in the place of a database, which is kept beside it. `file`: or, of a PostgreSQL database, the schema that is a copy from before
 * an update.
 * @throws {UserError} that says what is wrong with the file; `STORE_COPY` while Docent works with the database
 */
export async function restoreBackup(file: string, databaseUrl: string, now = Date.now()): Promise<Restored> {
  const address = readDatabaseAddress(databaseUrl);
  if (address.kind === 'postgres' && isCopyOf(address.schema, file) && !existsSync(file))
    return putBack(file, await openDatabase(databaseUrl), now);
  const done = checkBackup(file);
  if (address.kind === 'sqlite') return { rows: rowsOf(file), ...(await replaceFile(file, address.path, now)) };
  const database = await openDatabase(databaseUrl);
  try {
    return await replaceSchema(file, database, done.at(-1), now);
  } catch (error) {
    throw database.unusable(error);
  }
}

/** The file is whole, of Docent, and not of a newer version. Gives the migrations that it has behind it. */
function checkBackup(file: string): readonly string[] {
  if (!existsSync(file)) throw new UserError('STORE_COPY', `${file}: there is no such file.`, { file });
  try {
    const { done } = inspectSqlite(file);
    if (done.length === 0)
      throw new UserError('STORE_COPY', `${file}: it is no database of Docent's. Nothing was changed.`, { file });
    refuseNewer(done, file, 'file');
    return done;
  } catch (error) {
    throw unusableSqlite(file, error);
  }
}

/** Damaged, or no database at all: what a backup is wanted for. */
const BROKEN = new Set([11, 26]);

async function replaceFile(file: string, path: string, now: number): Promise<{ kept?: string }> {
  if (path === ':memory:')
    throw new UserError('STORE_COPY', 'DATABASE_URL names no file, but a database in memory. Name the file there.');
  if (!existsSync(path)) {
    copySqlite(file, path);
    return {};
  }
  await endUse(path, now);
  const kept = nameBeside(path, 'replaced', now);
  const next = nameBeside(path, 'restored', now);
  copySqlite(file, next);
  // Whoever runs Docent may be another than who restores.
  const { mode, uid, gid } = statSync(path);
  chmodSync(next, mode);
  if (process.getuid?.() === 0) chownSync(next, uid, gid);
  // One or the other is in this place at every moment: a start that found none would begin anew.
  giveName(path, kept);
  for (const rest of ['-wal', '-shm']) if (existsSync(`${path}${rest}`)) renameSync(`${path}${rest}`, `${kept}${rest}`);
  renameSync(next, path);
  return { kept };
}

/** Gives a file another name beside its own; where files have one only, what is in it. */
function giveName(path: string, other: string): void {
  try {
    linkSync(path, other);
  } catch {
    copyFileSync(path, other, constants.COPYFILE_EXCL);
  }
}

/** Makes sure that nobody has a file open, and that all of it is in that one file. */
async function endUse(path: string, now: number): Promise<void> {
  try {
    const database = await openDatabase(`sqlite:${path}`, { lockWaitMs: 100 });
    const db = database.open('copying');
    try {
      refuseInUse(path, await processesAt({ db, slices: database.slices }, now));
      await sql`PRAGMA journal_mode = DELETE`.execute(db);
    } finally {
      await db.destroy();
    }
  } catch (error) {
    const code = errorCode(error instanceof UserError ? error.cause : error);
    if (BROKEN.has(code)) return;
    if (code === 5) throw inUse(path, 'another program has it open', error);
    throw unusableSqlite(path, error);
  }
}

/** @throws {UserError} `STORE_COPY` where Docent works with a database */
export function refuseInUse(name: string, processes: number): void {
  if (processes > 0) throw inUse(name, 'Docent is at work on it, or was less than 30 seconds ago');
}

function inUse(name: string, reason: string, cause?: unknown): UserError {
  return new UserError(
    'STORE_COPY',
    `${name}: ${reason}. Stop it, wait for half a minute, and try again. Nothing was changed.`,
    {
      database: name,
      reason,
    },
    { cause },
  );
}

/** In one transaction: the schema that is there gets another name, and a new one all that is in the file. */
async function replaceSchema(
  file: string,
  database: Database,
  upTo: string | undefined,
  now: number,
): Promise<Restored> {
  const { schema = '', address } = database;
  const backup = await openDatabase(`sqlite:${file}`);
  const [db, source] = [database.open('copying'), backup.open('copying')];
  try {
    return await db.transaction().execute(async (target) => {
      const side = { db: target, slices: database.slices, schema };
      const isThere = (await migrationsDone(target, address.name, schema)) !== undefined;
      refuseInUse(address.name, isThere ? await processesAt(side, now) : 0);
      const kept = schemaBeside(schema, 'replaced', now);
      if (isThere) await sql`ALTER SCHEMA ${sql.id(schema)} RENAME TO ${sql.id(kept)}`.execute(target);
      await migrate(target, schema, upTo);
      const rows = await source
        .transaction()
        .execute((reading) => copyTables({ db: reading, slices: backup.slices }, side));
      return { rows, ...(isThere && { kept }) };
    });
  } finally {
    await Promise.all([db.destroy(), source.destroy()]);
  }
}

/** In one transaction: the schema that is there gets another name, and the copy its. */
async function putBack(copy: string, database: Database, now: number): Promise<Restored> {
  const { schema = '', address } = database;
  const db = database.open('copying');
  try {
    return await db.transaction().execute(async (one) => {
      const done = (await migrationsDone(one, address.name, copy)) ?? [];
      if (done.length === 0)
        throw new UserError('STORE_COPY', `${address.name}: there is no schema ${copy}.`, { copy });
      refuseNewer(done, address.name, 'database');
      const side = { db: one, slices: database.slices, schema };
      const isThere = (await migrationsDone(one, address.name, schema)) !== undefined;
      refuseInUse(address.name, isThere ? await processesAt(side, now) : 0);
      const kept = schemaBeside(schema, 'replaced', now);
      if (isThere) await sql`ALTER SCHEMA ${sql.id(schema)} RENAME TO ${sql.id(kept)}`.execute(one);
      await sql`ALTER SCHEMA ${sql.id(copy)} RENAME TO ${sql.id(schema)}`.execute(one);
      return { rows: await countRows(side), ...(isThere && { kept }) };
    });
  } catch (error) {
    throw database.unusable(error);
  } finally {
    await db.destroy();
  }
}
