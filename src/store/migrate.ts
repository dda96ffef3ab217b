import { Migrator } from 'kysely/migration';
import { UserError } from '../errors.ts';
import { migrations } from './migrations/index.ts';
import type { Db } from './tables/database-schema.ts';

/** Where Kysely notes what has been done, by its default. */
const LOG_TABLE = 'kysely_migration';

/**
 * Brings a database up to this version's tables, all or nothing, forwards only. Several processes may start at once: the first to
 * come has a lock (PostgreSQL) or the only transaction (SQLite) meanwhile, and the others find it done. `upTo`: for a new database,
 * that is to be as another one is.
 */
export async function migrate(db: Db, schema?: string, upTo?: string): Promise<void> {
  const provider = { getMigrations: () => Promise.resolve({ ...migrations }) };
  const where = schema === undefined ? {} : { migrationTableSchema: schema };
  const migrator = new Migrator({ db, provider, ...where });
  const { error } = await (upTo === undefined ? migrator.migrateToLatest() : migrator.migrateTo(upTo));
  if (error !== undefined) throw error;
}

/** Names of the migrations that a database has behind it; undefined for an empty one. Only reads. @throws {UserError} `STORE_UNREADABLE` for another program's */
export async function migrationsDone(db: Db, name: string, schema?: string): Promise<readonly string[] | undefined> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  const here = tables.filter((table) => schema === undefined || table.schema === schema);
  if (here.length === 0) return undefined;
  if (!here.some((table) => table.name === LOG_TABLE)) {
    const [place, remedy] =
      schema === undefined
        ? ['it', 'Name another file in DATABASE_URL']
        : [`its schema "${schema}"`, 'Name another schema for Docent in DATABASE_URL, as "…?schema=docent_bot"'];
    const reason = `${place} holds the tables of another program`;
    throw new UserError('STORE_UNREADABLE', `${name}: ${reason}. ${remedy}. Nothing was changed.`, {
      file: name,
      reason,
    });
  }
  const log = db.withTables<{ [LOG_TABLE]: { name: string } }>().selectFrom(LOG_TABLE);
  return (await log.select('name').orderBy('name').execute()).map((row) => row.name);
}

/**
 * Only reads; says which migrations are done, undefined for an empty database.
 * @throws {UserError} `STORE_NEWER` for a database of a newer version, `STORE_UNREADABLE` for another program's.
 */
export async function refuseForeign(db: Db, name: string, schema?: string): Promise<readonly string[] | undefined> {
  const done = await migrationsDone(db, name, schema);
  refuseNewer(done ?? [], name, schema === undefined ? 'file' : 'database');
  return done;
}

/** @throws {UserError} `STORE_NEWER` where one of the migrations is none of this version's */
export function refuseNewer(done: readonly string[], name: string, kind: 'file' | 'database'): void {
  const unknown = done.find((migration) => !Object.hasOwn(migrations, migration));
  if (unknown === undefined) return;
  throw new UserError(
    'STORE_NEWER',
    `${name}: this database was written by a newer version of Docent (it has "${unknown}"). Start that version, or name another ${kind} in DATABASE_URL. Nothing was changed.`,
    { file: name, migration: unknown },
  );
}

/** Whether a database with these behind it, not a new one, is brought further by this version. */
export function isOutdated(done: readonly string[]): boolean {
  return done.length > 0 && Object.keys(migrations).some((name) => !done.includes(name));
}
