import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { fillStore, seenOf } from '../../support/database/filled-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { runHere } from '../../support/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'docent-restore-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const newPath = () => join(folder, `${(count += 1)}.sqlite`);
const DUMP = readFileSync(join(import.meta.dirname, '../../fixtures/store/0004-taken.sql'), 'utf8');

const run = (tool: string, databaseUrl: string, ...args: string[]) =>
  runHere(`src/cli/database/${tool}-database.ts`, args, { DATABASE_URL: databaseUrl });
const restore = (databaseUrl: string, ...args: string[]) => run('restore', databaseUrl, ...args);

/** A database, and a backup of it. */
async function backedUp(databaseUrl: string, questions = 20): Promise<{ file: string; seen: unknown }> {
  await fillStore(databaseUrl, questions);
  const [file, seen] = [newPath(), await seenOf(databaseUrl)];
  expect(await run('backup', databaseUrl, file)).toMatchObject({ status: 0 });
  return { file, seen };
}

/** Says that Docent is at work on a database, for half a minute. */
async function attend(databaseUrl: string): Promise<void> {
  await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
  await store.deliveries.attend(Date.now(), 30_000);
}

function keptOf(out: string): string {
  return /^What was there is kept as (\S+); delete it/mu.exec(out)?.[1] ?? '';
}

describe('npm run restore', () => {
  it('says how it is used, and wants one file', async () => {
    expect(await restore(newPath(), '--help')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Usage: npm run restore/u),
    });
    expect(await restore(newPath())).toMatchObject({ status: 2, err: expect.stringMatching(/^Name one file\./u) });
  });

  it('puts a backup in the place of a file, which is kept beside it, with its rights', async () => {
    const { file, seen } = await backedUp(newPath());
    const path = newPath();
    await fillStore(path, 2);
    const before = await seenOf(path);
    await chmod(path, 0o640);
    const { status, out, err } = await restore(path, file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(/^Restored: \S+ is now \S+, [\d,]+ rows \(.*questions 20.*\)\.\n/u);
    expect(statSync(path).mode & 0o777).toBe(0o640);
    expect(await seenOf(path)).toEqual(seen);
    expect(keptOf(out)).toMatch(/\.replaced-\d{8}T\d{6}Z\.sqlite$/u);
    expect(await seenOf(keptOf(out))).toEqual(before);
  });

  it('makes a file that is not there, from one of an older version too, which the next start brings up to date', async () => {
    const [path, old] = [newPath(), newPath()];
    {
      using database = new DatabaseSync(old);
      database.exec(DUMP);
    }
    expect(await restore(path, old)).toMatchObject({ status: 0, err: '', out: expect.stringContaining('questions 2') });
    expect(await seenOf(path)).toMatchObject([{ summary: { questions: 1 } }, { summary: { questions: 1 } }]);
  });

  it.each<[what: string, damage: (file: string) => void, said: RegExp]>([
    ['is not there', (file) => rmSync(file), /there is no such file/u],
    ['is no database', (file) => writeFileSync(file, 'a letter, '.repeat(500)), /it is not an SQLite database/u],
    ['was cut off', (file) => truncateSync(file, statSync(file).size - 8_192), /it is damaged/u],
    [
      'has other bytes in it',
      (file) => {
        const bytes = readFileSync(file);
        bytes.fill(0xa5, 8_192, 12_288);
        writeFileSync(file, bytes);
      },
      /it is damaged/u,
    ],
    ['is of another program', (file) => change(file, 'DROP TABLE kysely_migration'), /it is no database of Docent's/u],
    [
      'is of a newer version',
      (file) => change(file, "INSERT INTO kysely_migration VALUES ('9999-x', '2030-01-01T00:00:00.000Z')"),
      /newer version of Docent/u,
    ],
    [
      'has votes for no answer',
      (file) => change(file, 'PRAGMA foreign_keys = OFF; DELETE FROM answers'),
      /it is damaged \(rows refer to what is not there\)/u,
    ],
  ])('refuses a file that %s, and leaves everything as it is', async (_what, damage, said) => {
    const path = newPath();
    const { file, seen } = await backedUp(path);
    damage(file);
    const { status, err } = await restore(path, file);
    expect(status).toBe(78);
    expect(err).toMatch(said);
    expect(await seenOf(path)).toEqual(seen);
    expect(readdirSync(folder).filter((name) => name.startsWith(`${basename(path, '.sqlite')}.`))).toEqual([
      basename(path),
    ]);
  });

  it('refuses while Docent is at work, and while anything has the file open', async () => {
    const path = newPath();
    const { file, seen } = await backedUp(path);
    {
      await using _open = await openStore(path, { questionRetentionDays: 90 });
      const { status, err } = await restore(path, file);
      expect([status, err]).toEqual([78, expect.stringContaining('another program has it open. Stop it')]);
    }
    await attend(path);
    const { status, err } = await restore(path, file);
    expect([status, err]).toEqual([
      78,
      expect.stringContaining('Docent is at work on it, or was less than 30 seconds ago'),
    ]);
    expect(await seenOf(path)).toEqual(seen);
  });

  it('replaces a damaged database, which is kept as it is', async () => {
    const path = newPath();
    const { file, seen } = await backedUp(path);
    writeFileSync(path, 'nothing but rubble, '.repeat(500));
    const { status, out } = await restore(path, file);
    expect(status).toBe(0);
    expect(readFileSync(keptOf(out), 'utf8')).toContain('nothing but rubble');
    expect(await seenOf(path)).toEqual(seen);
  });

  it.runIf(hasPostgres)('puts a backup in the place of a PostgreSQL database, which is kept in a schema', async () => {
    const { file, seen } = await backedUp(newPath(), 450);
    const url = await newPostgresDatabase();
    expect(await restore(url, file)).toMatchObject({ status: 0, err: '' });
    expect(await seenOf(url)).toEqual(seen);
    await fillStore(newPath(), 2);
    const other = await backedUp(newPath(), 4);
    const { status, out, err } = await restore(url, other.file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(await seenOf(url)).toEqual(other.seen);
    const kept = new URL(url);
    kept.searchParams.set('schema', keptOf(out));
    expect(keptOf(out)).toMatch(/^docent_replaced_\d{14}$/u);
    expect(await seenOf(kept.href)).toEqual(seen);
    await attend(url);
    const refused = await restore(url, file);
    expect(refused).toMatchObject({ status: 78, err: expect.stringContaining('Docent is at work on it') });
    expect(refused.err).not.toMatch(/p@ss|p%40ss/u);
    expect(await seenOf(url)).toEqual(other.seen);
  });

  it.runIf(hasPostgres)(
    'brings an older backup to PostgreSQL as it is, and leaves another program’s schema alone',
    async () => {
      const old = newPath();
      change(old, DUMP);
      const url = await newPostgresDatabase();
      expect(await restore(url, old)).toMatchObject({ status: 0, err: '' });
      const done = await askPostgres(url, 'SELECT max(name) AS name FROM docent.kysely_migration');
      expect(done).toEqual([{ name: '0004-taken' }]);
      expect(await seenOf(url)).toMatchObject([{ summary: { questions: 1 } }, { summary: { questions: 1 } }]);
      const shop = await newPostgresDatabase();
      await askPostgres(shop, 'CREATE SCHEMA docent CREATE TABLE orders (id integer)');
      expect(await restore(shop, old)).toMatchObject({
        status: 78,
        err: expect.stringContaining('tables of another program'),
      });
      expect(await askPostgres(shop, 'SELECT * FROM docent.orders')).toEqual([]);
    },
  );

  it.runIf(hasPostgres)('brings a backup of PostgreSQL back to a file', async () => {
    const { file, seen } = await backedUp(await newPostgresDatabase());
    const path = newPath();
    expect(await restore(path, file)).toMatchObject({ status: 0, err: '' });
    expect(await seenOf(path)).toEqual(seen);
    expect(existsSync(file)).toBe(true);
  });
});

function change(file: string, statements: string): void {
  using database = new DatabaseSync(file);
  database.exec(statements);
}
