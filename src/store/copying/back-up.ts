import { existsSync, rmSync, statSync } from 'node:fs';
import { UserError } from '../../errors.ts';
import { type DatabaseAddress, readDatabaseAddress } from '../database-address.ts';
import { migrate, refuseForeign } from '../migrate.ts';
import { type Database, openDatabase } from '../open-database.ts';
import { copySqlite, finishCopy, inspectSqlite, nameBeside, partOf } from '../sqlite/sqlite-copy.ts';
import { docentTables } from '../tables/database-schema.ts';
import { copyTables, type RowCounts } from './copy-tables.ts';

export type BackUp = { readonly file: string; readonly bytes: number; readonly rows: RowCounts };

/**
 * Writes a database as a SQLite file, as it is at this moment, whoever works with it meanwhile.
 * @throws {UserError} that says what is wrong with the database, or `STORE_COPY` where there is a file of that name
 */
export async function backUp(databaseUrl: string, to?: string, now = Date.now()): Promise<BackUp> {
  const file = to ?? nameBeside(fileOf(readDatabaseAddress(databaseUrl)), 'backup', now);
  partOf(file);
  await using opened = await openExisting(databaseUrl);
  try {
    if (opened.address.kind === 'sqlite') copySqlite(opened.address.path, file);
    else await exportServer(opened, file);
    return { file, bytes: statSync(file).size, rows: rowsOf(file) };
  } catch (error) {
    throw opened.unusable(error);
  }
}

/** Under which name beside a database its copies stand. */
function fileOf(address: DatabaseAddress): string {
  return address.kind === 'postgres' ? `${address.schema}.sqlite` : address.path;
}

/** @throws {UserError} `STORE_COPY` where nothing is there to copy; `STORE_NEWER`, `STORE_UNREADABLE` */
export async function openExisting(
  databaseUrl: string,
): Promise<Database & AsyncDisposable & { readonly done: readonly string[] }> {
  const address = readDatabaseAddress(databaseUrl);
  const empty = new UserError('STORE_COPY', `${address.name}: there is no database of Docent's. Check DATABASE_URL.`, {
    database: address.name,
  });
  if (address.kind === 'sqlite' && !existsSync(address.path)) throw empty;
  const database = await openDatabase(databaseUrl);
  const db = database.open('copying');
  try {
    const done = await refuseForeign(db, address.name, database.schema);
    if (done === undefined || done.length === 0) throw empty;
    return { ...database, open: () => db, done, [Symbol.asyncDispose]: () => db.destroy() };
  } catch (error) {
    await db.destroy();
    throw database.unusable(error);
  }
}

async function exportServer(from: Database & { readonly done: readonly string[] }, file: string): Promise<void> {
  const part = partOf(file);
  try {
    const copy = await openDatabase(`sqlite:${part}`);
    const db = copy.open('copying');
    try {
      // As old as what it is a copy of.
      await migrate(db, undefined, from.done.at(-1));
      await from
        .open('copying')
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((source) =>
          db
            .transaction()
            .execute((target) =>
              copyTables({ db: source, slices: from.slices, schema: from.schema }, { db: target, slices: copy.slices }),
            ),
        );
    } finally {
      await db.destroy();
    }
    finishCopy(part, file);
  } finally {
    for (const rest of ['', '-journal']) rmSync(`${part}${rest}`, { force: true });
  }
}

/** Rows of Docent's own tables in a file. */
export function rowsOf(file: string): RowCounts {
  const { rows } = inspectSqlite(file);
  return new Map(docentTables.flatMap((table) => (rows.has(table) ? [[table, rows.get(table) ?? 0]] : [])));
}
