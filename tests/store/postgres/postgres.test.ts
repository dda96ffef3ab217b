import { describe, expect, test } from 'vitest';
import { UserError } from '../../../src/errors.ts';
import type { RecordScope } from '../../../src/library/ids.ts';
import { createLog } from '../../../src/log.ts';
import { databaseSecrets } from '../../../src/store/database-address.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';

const GUILD = '100000000000000001' as string as RecordScope;
const NOW = Date.UTC(2026, 2, 1);
const QUESTION = { scope: GUILD, text: 'How much trade?', at: NOW, outcome: 'answered', claims: [] } as const;
const OPTIONS = { questionRetentionDays: 90, lockWaitMs: 200 };

/** An address whose parts are changed. */
function but(databaseUrl: string, change: (url: URL) => void): string {
  const url = new URL(databaseUrl);
  change(url);
  return url.href;
}

/** Every line that is logged of a failure, as Docent logs it. */
function logged(error: unknown, databaseUrl: string): string {
  let lines = '';
  const log = createLog({
    secrets: databaseSecrets(databaseUrl),
    destination: { write: (line) => void (lines += line) },
  });
  log.error({ err: error }, 'failed');
  return lines;
}

async function failure(databaseUrl: string): Promise<UserError> {
  try {
    await using _store = await openStore(databaseUrl, OPTIONS);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('no failure');
}

describe.runIf(hasPostgres)('a PostgreSQL database', () => {
  test('keeps what was asked from one start to the next, by both kinds of address', async () => {
    const url = await newPostgresDatabase();
    {
      await using store = await openStore(url, OPTIONS);
      await store.questions.add(QUESTION);
    }
    await using store = await openStore(url.replace('postgres://', 'postgresql://'), OPTIONS);
    expect(await store.questions.list(GUILD)).toEqual([QUESTION]);
  });

  test('may hold tables of other programs, also such as are named like Docent’s or Kysely’s', async () => {
    const url = await newPostgresDatabase();
    await askPostgres(url, 'CREATE TABLE public.settings (id integer)');
    await askPostgres(url, 'CREATE TABLE public.kysely_migration (name text, timestamp text)');
    await askPostgres(url, "INSERT INTO public.kysely_migration VALUES ('2020-a-shop', '2020-01-01T00:00:00.000Z')");
    const one = but(url, ({ searchParams }) => searchParams.set('schema', 'docent_one'));
    {
      await using store = await openStore(url, OPTIONS);
      await using other = await openStore(one, OPTIONS);
      await store.questions.add(QUESTION);
      expect(await other.questions.list(GUILD)).toEqual([]);
      expect(await store.questions.list(GUILD)).toEqual([QUESTION]);
    }
    const mine = await askPostgres(
      url,
      "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
    );
    expect(mine.map((row) => row['table_name'])).toEqual(['kysely_migration', 'settings']);
    expect(await askPostgres(url, 'SELECT * FROM public.settings')).toEqual([]);
    expect(await askPostgres(url, 'SELECT * FROM public.kysely_migration')).toHaveLength(1);
  });

  test('counts and times come as numbers', async () => {
    await using store = await openStore(await newPostgresDatabase(), OPTIONS);
    await store.answers.save({ id: 'a', scope: GUILD, at: NOW, outcome: 'answered', claims: [] });
    await store.questions.add(QUESTION);
    expect(await store.retention.summary(GUILD)).toEqual({ questions: 1, answers: 1, votes: 0, schedules: 0 });
    expect((await store.answers.find(GUILD, 'a'))?.at).toBe(NOW);
  });
});

describe.runIf(hasPostgres)(
  'a PostgreSQL database that cannot be used is said to be so, never with its password',
  () => {
    const passwords = ['p@ss/wörd#%', encodeURIComponent('p@ss/wörd#%'), 'wr@ng-s3cret', 'wr%40ng-s3cret'];
    /** What it says, checked for passwords. */
    async function said(databaseUrl: string): Promise<string> {
      const error = await failure(databaseUrl);
      const text = `${error.code} ${error.message}`;
      for (const secret of passwords) {
        expect(text).not.toContain(secret);
        expect(JSON.stringify(error.context)).not.toContain(secret);
        expect(logged(error, databaseUrl)).not.toContain(secret);
        expect(String(error.stack)).not.toContain(secret);
      }
      return text;
    }

    test('a wrong password, none, and an unknown user', async () => {
      const url = await newPostgresDatabase();
      const refused =
        /^STORE_UNREADABLE postgres:\/\/.*: the server does not accept this user or password\. Mend DATABASE_URL/u;
      expect(await said(but(url, (u) => (u.password = 'wr@ng-s3cret')))).toMatch(refused);
      expect(await said(but(url, (u) => (u.password = '')))).toMatch(refused);
      expect(await said(but(url, (u) => (u.username = 'nobody')))).toMatch(refused);
    });

    test('a database that does not exist', async () => {
      const url = but(await newPostgresDatabase(), (u) => (u.pathname = '/nowhere'));
      expect(await said(url)).toMatch(
        /^STORE_UNREADABLE postgres:\/\/docent@127\.0\.0\.1:\d+\/nowhere: there is no such database\. Create it \(createdb\), or name another database/u,
      );
    });

    test('a server that is not there', async () => {
      const url = but(await newPostgresDatabase(), (u) => (u.port = '1'));
      expect(await said(url)).toMatch(
        /^STORE_UNREACHABLE postgres:\/\/docent@127\.0\.0\.1:1\/\w+: the database server cannot be reached \(.*ECONNREFUSED.*\)\. Check that it runs/u,
      );
    });

    test('an address that cannot be read', async () => {
      for (const url of [
        'postgres://docent:wr@ng-s3cret/x#y@127.0.0.1/docent',
        'postgres://docent:x@wr@ng-s3cret@127.0.0.1/docent',
        'postgres://docent:12/wr@ng-s3cret@127.0.0.1/docent',
        'postgres://docent:12?wr@ng-s3cret@127.0.0.1/docent',
        'postgres://docent:12#wr%40ng-s3cret/docent',
        'postgres://docent:wr%40ng-s3cret@127.0.0.1:99999/docent',
        'postgres://docent:wr%40ng-s3cret%zz@127.0.0.1/docent',
        'postgres:wr@ng-s3cret',
      ])
        expect(await said(url)).toMatch(/^CONFIG_INVALID DATABASE_URL must be an address such as postgres:/u);
      expect(await said('postgres://docent:wr%40ng-s3cret@127.0.0.1/docent?schema=Drop;')).toMatch(
        /^CONFIG_INVALID DATABASE_URL names after "schema="/u,
      );
    });

    test('one of a newer version, and a schema of another program', async () => {
      const url = await newPostgresDatabase();
      await using _store = await openStore(url, OPTIONS);
      await askPostgres(
        url,
        "INSERT INTO docent.kysely_migration VALUES ('9999-from-the-future', '2030-01-01T00:00:00.000Z')",
      );
      expect(await said(url)).toMatch(
        /^STORE_NEWER .* newer version of Docent .*"9999-from-the-future".* name another database/u,
      );
      await askPostgres(url, 'CREATE SCHEMA shop');
      await askPostgres(url, 'CREATE TABLE shop.orders (id integer)');
      expect(await said(but(url, ({ searchParams }) => searchParams.set('schema', 'shop')))).toMatch(
        /^STORE_UNREADABLE .*: its schema "shop" holds the tables of another program\. Name another schema/u,
      );
    });

    test('a user who may not make a schema is told what an administrator has to run, and needs no more than that', async () => {
      const url = await newPostgresDatabase();
      await askPostgres(
        url,
        "DO $$ BEGIN CREATE ROLE guest LOGIN PASSWORD 'wr@ng-s3cret'; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
      );
      const guest = but(url, (u) => {
        u.username = 'guest';
        u.password = encodeURIComponent('wr@ng-s3cret');
      });
      expect(await said(guest)).toMatch(
        /^STORE_UNREADABLE .*: its user may not make or use what Docent needs\. Have an administrator of the database run: CREATE SCHEMA IF NOT EXISTS docent AUTHORIZATION/u,
      );
      await askPostgres(url, 'CREATE SCHEMA IF NOT EXISTS docent AUTHORIZATION guest');
      await using store = await openStore(guest, OPTIONS);
      await store.questions.add(QUESTION);
      await store.retention.forgetScope(GUILD);
      expect(await store.questions.list(GUILD)).toEqual([]);
    });

    test('one in which not every text can be written', async () => {
      const url = await newPostgresDatabase("ENCODING 'LATIN1' TEMPLATE template0");
      expect(await said(url)).toMatch(/^STORE_UNREADABLE .*: it is encoded in LATIN1, .*ENCODING 'UTF8'/u);
    });
  },
);

test('the passwords of an address are known as written and as meant', () => {
  expect(databaseSecrets('postgres://a:p%40ss@host/db?password=o%23ther')).toEqual(['p%40ss', 'p@ss', 'o#ther']);
  expect(databaseSecrets('postgres://a@/db?host=/run/postgresql')).toEqual([]);
  expect(databaseSecrets('docent.sqlite')).toEqual([]);
});
