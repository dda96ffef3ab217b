import { sql } from 'kysely';
import { DEFAULT_MIGRATION_LOCK_TABLE, MIGRATION_LOCK_ID } from 'kysely/migration';
import { UserError } from '../errors.ts';
import type { PostgresAddress } from './database-address.ts';
import { isOutdated, migrate, migrationsDone } from './migrate.ts';
import { type Db, docentTables } from './tables/database-schema.ts';

/** PostgreSQL cuts off what is longer. */
const LONGEST_NAME = 63;
const NEWEST_KEPT = 3;
/** They hold what has been deleted since. */
const KEPT_MS = 30 * 86_400_000;

/** A name beside a schema's, with the time in UTC: `docent` → `docent_replaced_20260301120000`. */
export function schemaBeside(schema: string, what: string, now: number): string {
  const end = `_${what}_${new Date(now).toISOString().replaceAll(/\D/gu, '').slice(0, 14)}`;
  return `${schema.slice(0, LONGEST_NAME - end.length)}${end}`;
}

/** Whether a name is that of a copy from before an update of this schema. */
export function isCopyOf(schema: string, name: string): boolean {
  const time = /_before_update_(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/u.exec(name)?.slice(1).map(Number);
  return time !== undefined && schemaBeside(schema, 'before_update', timeOf(time)) === name;
}

function timeOf([year = 0, month = 1, ...rest]: readonly number[]): number {
  return Date.UTC(year, month - 1, ...(rest as [number?]));
}

/**
 * Brings older tables up to this version's, and keeps them as they were in a schema beside, in one transaction. Of several processes that start
 * at once, one does.
 * @throws {UserError} `STORE_UNREADABLE` where the user may not make that schema
 */
export async function updateServer(db: Db, { schema, name }: PostgresAddress, now: number): Promise<void> {
  await db.connection().execute(async (own) => {
    // As whoever migrates: first this lock, then a transaction's turn.
    const { adapter } = own.getExecutor();
    const lock = { lockTable: DEFAULT_MIGRATION_LOCK_TABLE, lockRowId: MIGRATION_LOCK_ID, lockTableSchema: schema };
    await adapter.acquireMigrationLock(own, lock);
    try {
      await own.transaction().execute(async (one) => {
        const done = (await migrationsDone(one, name, schema)) ?? [];
        const to = schemaBeside(schema, 'before_update', now);
        if (isOutdated(done)) await copySchema(one, { schema, name, to }, done);
        await migrate(one, schema);
      });
    } finally {
      await adapter.releaseMigrationLock(own, lock);
    }
  });
}

async function copySchema(
  db: Db,
  { schema, name, to }: { readonly schema: string; readonly name: string; readonly to: string },
  done: readonly string[],
): Promise<void> {
  await sql`CREATE SCHEMA ${sql.id(to)}`.execute(db).catch((error: unknown) => {
    throw isForbidden(error) ? notAllowed(name, error) : error;
  });
  const within = (path: string) => sql`SET LOCAL search_path TO ${sql.id(path)}`.execute(db);
  await within(to);
  await migrate(db, to, done.at(-1));
  await within(schema);
  const tables = (await db.introspection.getTables()).filter((table) => table.schema === schema);
  for (const table of docentTables) {
    const columns = tables.find((each) => each.name === table)?.columns ?? [];
    const names = sql.join(columns.map((column) => sql.id(column.name)));
    if (columns.length > 0)
      await sql`INSERT INTO ${sql.id(to, table)} (${names}) SELECT ${names} FROM ${sql.id(schema, table)}`.execute(db);
  }
}

function isForbidden(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '42501';
}

function notAllowed(name: string, cause: unknown): UserError {
  const reason = 'its user may not make a schema, in which a copy from before the update is kept';
  return new UserError(
    'STORE_UNREADABLE',
    `${name}: ${reason}. Have an administrator of the database run: GRANT CREATE ON DATABASE … TO the_user. Nothing in it was changed.`,
    { database: name, reason },
    { cause },
  );
}

/** Of the copies from before updates, the newest few of the last 30 days stay. */
export async function dropOldSchemas(db: Db, schema: string, now: number): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    SELECT nspname AS name FROM pg_namespace WHERE pg_get_userbyid(nspowner) = current_user ORDER BY nspname DESC
  `.execute(db);
  const oldest = schemaBeside(schema, 'before_update', now - KEPT_MS);
  const copies = rows.map(({ name }) => name).filter((name) => isCopyOf(schema, name));
  for (const [place, copy] of copies.entries())
    if (place >= NEWEST_KEPT || copy < oldest) await sql`DROP SCHEMA IF EXISTS ${sql.id(copy)} CASCADE`.execute(db);
}
