import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { docentTables, noTableIsMissing } from '../../src/store/tables/database-schema.ts';
import { openStore } from '../../src/store/open-store.ts';

test('every table is listed for copies, after those that it refers to', async () => {
  expect(noTableIsMissing).toBe(true);
  const folder = mkdtempSync(join(tmpdir(), 'docent-tables-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'docent.sqlite');
  await (await openStore(path, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
  using database = new DatabaseSync(path, { readOnly: true });
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
  const own = names.map(({ name }) => String(name)).filter((name) => !/^(?:kysely|sqlite)_/u.test(name));
  expect([...docentTables].sort()).toEqual(own.sort());
  for (const [place, table] of docentTables.entries())
    for (const reference of database.prepare(`PRAGMA foreign_key_list("${table}")`).all())
      expect(docentTables.slice(0, place)).toContain(reference['table']);
});
