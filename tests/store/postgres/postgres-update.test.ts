import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import type { RecordScope } from '../../../src/library/ids.ts';
import { restoreBackup } from '../../../src/store/copying/restore-backup.ts';
import { migrations } from '../../../src/store/migrations/index.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { runHere } from '../../support/run-here.ts';

/** A database as an older version left it. */
async function olderDatabase(): Promise<string> {
  const url = await newPostgresDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'docent-older-'));
  const path = join(folder, 'older.sqlite');
  {
    using old = new DatabaseSync(path);
    old.exec(readFileSync(join(import.meta.dirname, '../../fixtures/store/0004-taken.sql'), 'utf8'));
  }
  await restoreBackup(path, url);
  rmSync(folder, { recursive: true });
  return url;
}

describe.runIf(hasPostgres)('before its tables are changed', () => {
  it('a PostgreSQL database is copied into a schema beside it, once, and can be put back', async () => {
    const url = await olderDatabase();
    const schemas = async () =>
      (await askPostgres(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'docent_%' ORDER BY 1")).map((row) =>
        String(row['nspname']),
      );
    // Several processes start at once.
    const stores = await Promise.all([1, 2, 3].map(() => openStore(url, { questionRetentionDays: 90 })));
    for (const store of stores) await store[Symbol.asyncDispose]();
    const [copy = '', ...more] = await schemas();
    expect([more, copy]).toEqual([[], expect.stringMatching(/^docent_before_update_\d{14}$/u)]);
    const newest = (schema: string) => askPostgres(url, `SELECT max(name) AS name FROM ${schema}.kysely_migration`);
    expect([await newest(copy), await newest('docent')]).toEqual([
      [{ name: '0004-taken' }],
      [{ name: Object.keys(migrations).sort().at(-1) }],
    ]);
    const scope = '100000000000000001' as string as RecordScope;
    const kept = await askPostgres(url, `SELECT text FROM ${copy}.questions`);
    expect(kept).toEqual(await askPostgres(url, 'SELECT text FROM docent.questions'));
    expect(kept).toHaveLength(2);
    {
      await using store = await openStore(url, { questionRetentionDays: 90 });
      await store.retention.forgetScope(scope);
    }
    const restored = await runHere('src/cli/database/restore-database.ts', [copy], { DATABASE_URL: url });
    expect(restored).toMatchObject({ status: 0, err: '', out: expect.stringContaining('questions 2') });
    expect(await newest('docent')).toEqual([{ name: '0004-taken' }]);
    expect(await schemas()).toEqual([expect.stringMatching(/^docent_replaced_\d{14}$/u)]);
    const again = await runHere('src/cli/database/restore-database.ts', [copy], { DATABASE_URL: url });
    expect(again).toMatchObject({ status: 78, err: expect.stringContaining(`there is no schema ${copy}`) });
    // What was put back has all that tables have, such as what is deleted along.
    await using store = await openStore(url, { questionRetentionDays: 90 });
    await store.retention.forgetScope(scope);
    expect(await askPostgres(url, 'SELECT text FROM docent.questions')).toHaveLength(1);
  });

  it.each([
    { ages: [31, 4, 3, 2, 1], kept: 3 },
    { ages: [31, 2, 1], kept: 2 },
  ])(
    'of PostgreSQL’s copies no more than three are kept, and none for longer than 30 days: $ages',
    async ({ ages, kept }) => {
      const url = await newPostgresDatabase();
      const stamp = (daysAgo: number) =>
        new Date(Date.now() - daysAgo * 86_400_000).toISOString().replaceAll(/\D/gu, '').slice(0, 14);
      const names = ages.map((days) => `docent_before_update_${stamp(days)}`);
      for (const name of [...names, 'docent_before_update_notes']) await askPostgres(url, `CREATE SCHEMA ${name}`);
      await (await openStore(url, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
      const left = await askPostgres(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'docent_%' ORDER BY 1");
      expect(left.map((row) => row['nspname'])).toEqual([...names.slice(-kept), 'docent_before_update_notes']);
    },
  );

  it('nothing is changed where no copy can be made', async () => {
    const url = await olderDatabase();
    const { pathname } = new URL(url);
    const database = pathname.slice(1);
    await askPostgres(url, `CREATE ROLE "u_${database}" LOGIN PASSWORD 'none'`);
    await askPostgres(url, `ALTER SCHEMA docent OWNER TO "u_${database}"`);
    await askPostgres(url, `GRANT ALL ON ALL TABLES IN SCHEMA docent TO "u_${database}"`);
    await askPostgres(url, `REVOKE CREATE ON DATABASE "${database}" FROM PUBLIC`);
    const as = new URL(url);
    [as.username, as.password] = [`u_${database}`, 'none'];
    await expect(openStore(as.href, { questionRetentionDays: 90 })).rejects.toMatchObject({
      code: 'STORE_UNREADABLE',
      message: expect.stringContaining('GRANT CREATE ON DATABASE'),
    });
    expect(await askPostgres(url, 'SELECT max(name) AS name FROM docent.kysely_migration')).toEqual([
      { name: '0004-taken' },
    ]);
    await askPostgres(url, `REASSIGN OWNED BY "u_${database}" TO CURRENT_USER`);
    await askPostgres(url, `DROP OWNED BY "u_${database}"`);
    await askPostgres(url, `DROP ROLE "u_${database}"`);
  });
});
