import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import { filledGuild, fillStore, seenOf } from '../../support/database/filled-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';
import { runHere } from '../../support/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'docent-move-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const newPath = () => join(folder, `${(count += 1)}.sqlite`);
const DUMP = readFileSync(join(import.meta.dirname, '../../fixtures/store/0004-taken.sql'), 'utf8');

const move = (databaseUrl: string, ...args: string[]) =>
  runHere('src/cli/database/move-to-postgres.ts', args, { DATABASE_URL: databaseUrl });

describe('npm run migrate', () => {
  it('says how it is used, and wants to know where to', async () => {
    expect(await move(newPath(), '--help')).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^Usage: npm run migrate/u),
    });
    expect(await move(newPath())).toMatchObject({
      status: 2,
      err: expect.stringMatching(/^Name the PostgreSQL database/u),
    });
    const elsewhere = await move(newPath(), '--to', 'other.sqlite');
    expect(elsewhere).toMatchObject({ status: 78, err: expect.stringContaining('where to is a PostgreSQL database') });
  });

  describe.runIf(hasPostgres)('with a PostgreSQL database', () => {
    it('moves everything, and says what; Docent goes on there where it was', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      await fillStore(path);
      const before = await seenOf(path);
      const { status, out, err } = await move(path, '--to', url);
      expect({ status, err }).toEqual({ status: 0, err: '' });
      expect(out).toMatch(
        /^Copied and compared: [\d,]+ rows \(settings 1, .*questions 450, answers 2, votes 2.*departures 1, libraries 1, library_articles 1, .*check_questions 1\), from \S+\.sqlite to postgres:\/\/docent@127\.0\.0\.1:\d+\/\w+\.\n/u,
      );
      expect(out).not.toMatch(/p@ss|p%40ss/u);
      expect(await seenOf(url)).toEqual(before);
      expect(await seenOf(path)).toEqual(before);
      // The same member's votes are known again, and what they changed in the library.
      await using store = await openStore(url, { questionRetentionDays: 90 });
      expect(await store.retention.forgetMember('200000000000000001')).toBe(9);
    });

    it('brings an older file up to date on the way, and one named with --from', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      {
        using old = new DatabaseSync(path);
        old.exec(DUMP);
      }
      // Docent was started there once, and kept nothing.
      await (await openStore(url, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
      expect(await move('', '--to', url, '--from', path)).toMatchObject({ status: 0, err: '' });
      expect(await seenOf(url)).toEqual(await seenOf(path));
    });

    it('moves text with U+0000, which an older version kept', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      await fillStore(path, 2);
      {
        using database = new DatabaseSync(path);
        database.prepare('UPDATE questions SET text = ?').run('a\0b');
      }
      expect(await move(path, '--to', url)).toMatchObject({ status: 0, err: '' });
      await using store = await openStore(url, { questionRetentionDays: 90 });
      expect((await store.questions.list(filledGuild))[0]?.text).toBe('a\uFFFDb');
    });

    it('refuses where something is kept already, and changes nothing there', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      await fillStore(path, 2);
      await fillStore(url, 4);
      const before = await seenOf(url);
      const { status, err } = await move(path, '--to', url);
      expect(status).toBe(78);
      expect(err).toMatch(/Docent keeps something there already \(.*questions: 4/u);
      expect(err).not.toMatch(/p@ss|p%40ss/u);
      expect(await seenOf(url)).toEqual(before);
    });

    it('refuses while Docent is at work on either', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      await fillStore(path, 2);
      for (const busy of [path, url]) {
        await using store = await openStore(busy, { questionRetentionDays: 90 });
        await store.deliveries.attend(Date.now(), 60_000);
        expect(await move(path, '--to', url)).toMatchObject({
          status: 78,
          err: expect.stringContaining('Docent is at work on it'),
        });
        await store.deliveries.attend(0, 0);
      }
    });

    it('says when the copy is not the same, and keeps nothing of it', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      await fillStore(path, 2);
      await (await openStore(url, { questionRetentionDays: 90 }))[Symbol.asyncDispose]();
      const alter = 'BEGIN NEW.text := upper(NEW.text); RETURN NEW; END';
      await askPostgres(url, `CREATE FUNCTION docent.alter() RETURNS trigger LANGUAGE plpgsql AS $$ ${alter} $$`);
      await askPostgres(
        url,
        'CREATE TRIGGER t BEFORE INSERT ON docent.questions FOR EACH ROW EXECUTE FUNCTION docent.alter()',
      );
      const { status, err } = await move(path, '--to', url);
      expect([status, err]).toEqual([
        78,
        expect.stringContaining('"questions" is not the same: 2 rows became 2, with other values'),
      ]);
      expect(await askPostgres(url, 'SELECT * FROM docent.questions')).toEqual([]);
    });

    it('leaves nothing behind where a row is not taken', async () => {
      const [path, url] = [newPath(), await newPostgresDatabase()];
      await fillStore(path, 2);
      {
        using database = new DatabaseSync(path);
        database.exec("UPDATE departures SET since = 'yesterday'");
      }
      const { status, err } = await move(path, '--to', url);
      expect([status, err]).toEqual([
        78,
        expect.stringMatching(/it cannot be used \(invalid input syntax for type bigint/u),
      ]);
      expect(await askPostgres(url, 'SELECT count(*)::int AS rows FROM docent.questions')).toEqual([{ rows: 0 }]);
    });
  });
});
