import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { UserError } from '../../src/errors.ts';
import type { Store } from '../../src/library/port.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { RecordScope } from '../../src/library/ids.ts';

const OPTIONS = { questionRetentionDays: 90 };
const GUILD = '100000000000000001' as string as RecordScope;
const NOW = Date.UTC(2026, 2, 1);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-store-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ask = (store: Store, text: string): Promise<unknown> =>
  store.questions.add({ scope: GUILD, text, at: NOW, outcome: 'refused', claims: [] });

async function texts(databaseUrl: string): Promise<string[]> {
  await using store = await openStore(databaseUrl, OPTIONS);
  return (await store.questions.list(GUILD)).map(({ text }) => text);
}

async function failure(databaseUrl: string, options: Partial<StoreOptions> = {}): Promise<string> {
  try {
    await using _store = await openStore(databaseUrl, { ...OPTIONS, ...options });
  } catch (error) {
    if (error instanceof UserError) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'no failure';
}

describe('an address', () => {
  test('may be a path, sqlite:path or file:, and names the same database', async () => {
    const path = join(folder, 'new/deeper/docent.sqlite');
    {
      await using store = await openStore(path, OPTIONS);
      await ask(store, 'kept');
    }
    expect(await texts(path)).toEqual(['kept']);
    expect(await texts(`sqlite:${path}`)).toEqual(['kept']);
    expect(await texts(`sqlite://${path}`)).toEqual(['kept']);
    expect(await texts(pathToFileURL(path).href)).toEqual(['kept']);
    expect(await readdir(join(folder, 'new/deeper'))).toEqual(['docent.sqlite']);
  });

  test('in memory is another database each time', async () => {
    await using store = await openStore(':memory:', OPTIONS);
    await ask(store, 'kept');
    expect(await texts('sqlite::memory:')).toEqual([]);
  });

  test.each(['mysql://root:secret@host/db', 'https://example.org', ''])(
    'of another kind is refused: %s',
    async (address) => {
      const message = await failure(address);
      expect(message).toMatch(/^CONFIG_INVALID DATABASE_URL must name a file/u);
      expect(message).not.toContain('secret');
    },
  );
});

describe('a file that cannot be used is left as it is', () => {
  test('one that is no database', async () => {
    const path = join(folder, 'letter.sqlite');
    const letter = 'Dear all, this is a letter and no database. '.repeat(40);
    await writeFile(path, letter);
    expect(await failure(path)).toMatch(
      /^STORE_UNREADABLE .*letter\.sqlite: it is not an SQLite database\. Name another file/u,
    );
    expect(await readFile(path, 'utf8')).toBe(letter);
  });

  test('one of another program', async () => {
    const path = join(folder, 'shop.sqlite');
    const shop = new DatabaseSync(path);
    shop.exec('CREATE TABLE orders (id INTEGER)');
    shop.close();
    const before = await readFile(path);
    expect(await failure(path)).toMatch(/^STORE_UNREADABLE .*shop\.sqlite: it holds the tables of another program/u);
    expect(await readFile(path)).toEqual(before);
  });

  test('one of a newer version', async () => {
    const path = join(folder, 'newer.sqlite');
    {
      await using store = await openStore(path, OPTIONS);
      await ask(store, 'kept');
    }
    const database = new DatabaseSync(path);
    database.exec("INSERT INTO kysely_migration VALUES ('9999-from-the-future', '2030-01-01T00:00:00.000Z')");
    database.close();
    const before = await readFile(path);
    expect(await failure(path)).toMatch(
      /^STORE_NEWER .*newer\.sqlite: .* newer version of Docent .*"9999-from-the-future"/u,
    );
    expect(await readFile(path)).toEqual(before);
  });

  test('a damaged one', async () => {
    const path = join(folder, 'damaged.sqlite');
    {
      await using store = await openStore(path, OPTIONS);
      await ask(store, 'kept');
    }
    const bytes = await readFile(path);
    bytes.fill(0xa5, 100, bytes.length);
    await writeFile(path, bytes);
    expect(await failure(path)).toMatch(/^STORE_UNREADABLE .*damaged\.sqlite: it is damaged\. Put a copy/u);
    expect(await readFile(path)).toEqual(bytes);
  });

  test('a folder, and a path through a file', async () => {
    const path = join(folder, 'folder.sqlite');
    await mkdir(path);
    expect(await failure(path)).toMatch(/^STORE_UNREADABLE .*folder\.sqlite: it cannot be opened\. Check the path/u);
    await writeFile(join(folder, 'file'), '');
    expect(await failure(join(folder, 'file/docent.sqlite'))).toMatch(/^STORE_UNREADABLE .*: it cannot be used \(E/u);
  });

  test('one that another program is writing waits, and says so in the end', async () => {
    const path = join(folder, 'busy.sqlite');
    const other = new DatabaseSync(path);
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; CREATE TABLE x (id INTEGER)');
    expect(await failure(path, { lockWaitMs: 300 })).toMatch(
      /^STORE_UNREADABLE .*busy\.sqlite: another program is using it/u,
    );
    other.close();
  });
});
