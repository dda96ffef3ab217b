import { sql } from 'kysely';
import { openDatabase } from '../../../src/store/open-database.ts';
import { docentTables } from '../../../src/store/tables/database-schema.ts';

/** Every row of every table that a database has, Docent's or not, by table: nothing may have it open for writing meanwhile. */
export async function allRows(databaseUrl: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const database = await openDatabase(databaseUrl);
  const db = database.open('lasting');
  try {
    const found = await db.introspection.getTables({ withInternalKyselyTables: true });
    const names = found
      .filter(({ schema }) => schema === undefined || schema === database.schema)
      .map(({ name }) => name);
    if (docentTables.some((table) => !names.includes(table))) throw new Error('Not all of the tables are seen.');
    const rows = await Promise.all(
      names.map(async (name) => [name, (await sql`SELECT * FROM ${sql.table(name)}`.execute(db)).rows] as const),
    );
    return Object.fromEntries(rows);
  } finally {
    await db.destroy();
  }
}
