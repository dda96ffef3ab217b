import { Migrator } from 'kysely/migration';
import { UserError } from '../errors.ts';
import { migrations } from './migrations/index.ts';
import type { Db } from './tables/database-schema.ts';

/** Where Kysely notes what has been done, by its default. */
const LOG_TABLE = 'kysely_migration';

/** Brings a database up to this version's tables, all or nothing. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve({ ...migrations }) } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

/**
 * Only reads.
 * @throws {UserError} `STORE_NEWER` for a database of a newer version, `STORE_UNREADABLE` for another program's.
 */
export async function refuseForeign(db: Db, name: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (tables.length === 0) return;
  if (!tables.some((table) => table.name === LOG_TABLE)) {
    const reason = 'it holds the tables of another program';
    throw new UserError(
      'STORE_UNREADABLE',
      `${name}: ${reason}. Name another file in DATABASE_URL. Nothing was changed.`,
      { file: name, reason },
    );
  }
  const done = await db.withTables<{ [LOG_TABLE]: { name: string } }>().selectFrom(LOG_TABLE).select('name').execute();
  const unknown = done.find((row) => !Object.hasOwn(migrations, row.name));
  if (unknown === undefined) return;
  throw new UserError(
    'STORE_NEWER',
    `${name}: this database was written by a newer version of Docent (it has "${unknown.name}"). Start that version, or name another file in DATABASE_URL. Nothing was changed.`,
    { file: name, migration: unknown.name },
  );
}
