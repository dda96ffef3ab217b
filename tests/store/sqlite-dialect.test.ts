import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Db, Tables } from '../../src/store/tables/database-schema.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite-dialect.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-sqlite-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function withDatabase(name: string, use: (db: Db) => Promise<void>): Promise<void> {
  const backend = openSqlite(name === ':memory:' ? name : join(folder, name));
  const db = new Kysely<Tables>({ dialect: backend.dialect });
  await backend.prepare(db);
  try {
    await use(db);
  } finally {
    await db.destroy();
  }
}

test('what is acknowledged is on the disk, references hold, and what is deleted is overwritten', async () => {
  await withDatabase('settings.sqlite', async (db) => {
    const setting = async (name: string): Promise<unknown> => {
      const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(db);
      return Object.values(rows[0] ?? {})[0];
    };
    expect(await setting('journal_mode')).toBe('wal');
    expect(await setting('synchronous')).toBe(2);
    expect(await setting('foreign_keys')).toBe(1);
    expect(await setting('secure_delete')).toBe(1);
    // SQLite's own wait would stop the whole process.
    expect(await setting('busy_timeout')).toBe(0);
  });
});

test('a migration that fails half way leaves nothing behind', async () => {
  await withDatabase('half.sqlite', async (db) => {
    const migrations = {
      '1-fine': { up: (at: Kysely<unknown>) => at.schema.createTable('fine').addColumn('a', 'text').execute() },
      '2-broken': {
        up: async (at: Kysely<unknown>) => {
          await at.schema.createTable('half').addColumn('a', 'text').execute();
          throw new Error('power cut');
        },
      },
    };
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: () => Promise.resolve(migrations) },
    }).migrateToLatest();
    expect(error).toMatchObject({ message: 'power cut' });
    expect((await db.introspection.getTables()).map((table) => table.name)).toEqual([]);
  });
});

test('a value that SQLite would silently store as NULL is an error', async () => {
  await withDatabase(':memory:', async (db) => {
    for (const value of [new Date(0), {}, undefined, true]) {
      await expect(sql`SELECT ${value} AS a`.execute(db)).rejects.toThrow(/SQLite cannot store a value of type/u);
    }
    expect((await sql`SELECT ${1} AS a, ${null} AS b, ${'c'} AS c`.execute(db)).rows).toEqual([
      { a: 1, b: null, c: 'c' },
    ]);
  });
});

test('statements from many callers at once do not run into each other’s transactions', async () => {
  await withDatabase(':memory:', async (db) => {
    await db.schema.createTable('settings').addColumn('key', 'text').addColumn('value', 'text').execute();
    const work = Array.from({ length: 20 }, (_, n) =>
      db.transaction().execute(async (at) => {
        await at
          .insertInto('settings')
          .values({ key: String(n), value: 'a' })
          .execute();
        if (n % 2 === 0) throw new Error('undone');
        await at.updateTable('settings').set({ value: 'b' }).where('key', '=', String(n)).execute();
      }),
    );
    await Promise.allSettled(work);
    const rows = await db.selectFrom('settings').select(['value']).execute();
    expect(rows).toEqual(Array.from({ length: 10 }, () => ({ value: 'b' })));
  });
});
