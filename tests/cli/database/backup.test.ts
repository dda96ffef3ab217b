import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { filledGuild, fillStore, seenOf } from '../../support/database/filled-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { runHere } from '../../support/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'docent-backup-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const newPath = () => join(folder, `${(count += 1)}.sqlite`);

const backup = (databaseUrl: string, ...args: string[]) =>
  runHere('src/cli/database/backup-database.ts', args, { DATABASE_URL: databaseUrl });

describe('npm run backup', () => {
  it('says how it is used, and complains of more than one file', async () => {
    expect(await backup(newPath(), '--help')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Usage: npm run backup/u),
    });
    expect(await backup(newPath(), 'a', 'b')).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^Name one file\./u),
    });
  });

  it('writes all of a SQLite database beside it while it is written to, for its owner only', async () => {
    const path = newPath();
    await fillStore(path);
    const before = await seenOf(path);
    await using store = await openStore(path, { questionRetentionDays: 90 });
    const voting = Array.from({ length: 30 }, (_, n) => store.votes.cast(filledGuild, 'answer-18', `2${n}`, 'up'));
    const { status, out, err } = await backup(path);
    await Promise.all(voting);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    const [, file = ''] =
      /^Written and checked: (\S+\.backup-\d{8}T\d{6}Z\.sqlite), [\d,]+ KiB, [\d,]+ rows \(.*questions 450.*\)\.\n$/u.exec(
        out,
      ) ?? [];
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await seenOf(file)).toMatchObject([{ questions: (before as { questions: unknown }[])[0]?.questions }, {}]);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });

  it('leaves a file alone that exists', async () => {
    const [path, file] = [newPath(), join(folder, 'precious.txt')];
    await fillStore(path, 2);
    writeFileSync(file, 'precious');
    const { status, err } = await backup(path, file);
    expect([status, err]).toEqual([78, `${file}: there is such a file already. Name another; nothing was written.\n`]);
    expect(readFileSync(file, 'utf8')).toBe('precious');
  });

  it('says what is no database, and makes none', async () => {
    const path = newPath();
    expect(await backup(path)).toMatchObject({
      status: 78,
      err: `${path}: there is no database of Docent's. Check DATABASE_URL.\n`,
    });
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'Dear all, this is a letter and no database. '.repeat(40));
    expect((await backup(path)).err).toMatch(/it is not an SQLite database/u);
  });

  it('has nothing in it of what was deleted', async () => {
    const path = newPath();
    await fillStore(path, 2);
    {
      await using store = await openStore(path, { questionRetentionDays: 90 });
      await store.retention.forgetScope(filledGuild);
    }
    const file = newPath();
    expect((await backup(path, file)).status).toBe(0);
    expect(readFileSync(file, 'latin1')).not.toContain(filledGuild);
  });

  it.runIf(hasPostgres)('writes a PostgreSQL database as a SQLite file that Docent runs on', async () => {
    const url = await newPostgresDatabase();
    await fillStore(url);
    const before = await seenOf(url);
    const file = newPath();
    const { status, out, err } = await backup(url, file);
    expect({ status, err }).toEqual({ status: 0, err: '' });
    expect(out).toMatch(
      /^Written and checked: \S+, [\d,]+ KiB, [\d,]+ rows \(settings 1, .*questions 450, answers 2, votes 2/u,
    );
    expect(await seenOf(file)).toEqual(before);
    expect(await seenOf(url)).toEqual(before);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.runIf(hasPostgres)('never says a password of a PostgreSQL database', async () => {
    const url = new URL(await newPostgresDatabase());
    await fillStore(url.href, 2);
    await askPostgres(
      url.href,
      "INSERT INTO docent.kysely_migration VALUES ('9999-from-the-future', '2030-01-01T00:00:00.000Z')",
    );
    const newer = await backup(url.href, newPath());
    expect(newer).toMatchObject({ status: 78, err: expect.stringContaining('newer version') });
    url.password = 'wr%40ng-s3cret';
    const wrong = await backup(url.href, newPath());
    expect(wrong).toMatchObject({ status: 78, err: expect.stringContaining('does not accept this user or password') });
    for (const { err, out } of [newer, wrong]) expect(err + out).not.toMatch(/s3cret|p@ss|p%40ss/u);
  });
});

describe('before its tables are changed', () => {
  const DUMP = readFileSync(join(import.meta.dirname, '../../fixtures/store/0004-taken.sql'), 'utf8');
  const copies = (path: string) =>
    readdirSync(folder).filter((name) =>
      name.startsWith(`${path.slice(folder.length + 1, -'.sqlite'.length)}.before-update-`),
    );

  it('a SQLite file is copied beside it as it was, a new one and one of this version are not', async () => {
    const path = newPath();
    {
      using old = new DatabaseSync(path);
      old.exec(DUMP);
    }
    await (await openStore(path, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
    expect(copies(path)).toHaveLength(1);
    using copy = new DatabaseSync(join(folder, copies(path)[0] ?? ''), { readOnly: true });
    expect(copy.prepare('SELECT max(name) AS name FROM kysely_migration').get()?.['name']).toBe('0004-taken');
    expect(copy.prepare('SELECT count(*) AS rows FROM questions').get()?.['rows']).toBe(2);
    await (await openStore(path, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
    expect(copies(path)).toHaveLength(1);
  });

  it('is what one goes back to from a newer version', async () => {
    const path = newPath();
    await fillStore(path, 2);
    const before = join(folder, 'before-the-newer.sqlite');
    expect(await backup(path, before)).toMatchObject({ status: 0 });
    // As a newer version leaves it.
    {
      using updated = new DatabaseSync(path);
      updated.exec("INSERT INTO kysely_migration VALUES ('9999-from-the-future', '2030-01-01T00:00:00.000Z')");
    }
    await expect(openStore(path, { questionRetentionDays: 90 })).rejects.toMatchObject({ code: 'STORE_NEWER' });
    const restored = await runHere('src/cli/database/restore-database.ts', [before], { DATABASE_URL: path });
    expect(restored).toMatchObject({ status: 0, err: '' });
    await using store = await openStore(path, { questionRetentionDays: 90 });
    expect((await store.retention.summary(filledGuild)).questions).toBeGreaterThan(0);
  });

  it('a copy is kept for 30 days at most', async () => {
    const path = newPath();
    const stem = path.slice(0, -'.sqlite'.length);
    for (const [day, age] of [
      [1, 31],
      [2, 29],
    ] as const) {
      const file = `${stem}.before-update-2026020${day}T120000Z.sqlite`;
      writeFileSync(file, '');
      const at = Date.now() / 1_000 - age * 86_400;
      utimesSync(file, at, at);
    }
    await (await openStore(path, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
    expect(copies(path)).toEqual([expect.stringContaining('20260202T120000Z')]);
  });

  it('no more than three copies are kept, the newest', async () => {
    const path = newPath();
    const stem = path.slice(0, -'.sqlite'.length);
    for (const day of [1, 2, 3, 4]) writeFileSync(`${stem}.before-update-2026020${day}T120000Z.sqlite`, '');
    writeFileSync(`${stem}.before-update-notes.txt`, 'mine');
    {
      using old = new DatabaseSync(path);
      old.exec(DUMP);
    }
    await (await openStore(path, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
    const left = copies(path).sort();
    expect(left).toHaveLength(4);
    expect(left.slice(0, 2).map((name) => name.slice(-'20260203T120000Z.sqlite'.length))).toEqual([
      '20260203T120000Z.sqlite',
      '20260204T120000Z.sqlite',
    ]);
    expect(left).toContainEqual(expect.stringMatching(/before-update-notes\.txt$/u));
  });
});
