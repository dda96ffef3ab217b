import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { afterOrder, nextOrder, noRecords } from '../../bench/endure/library/library-model.ts';
import type { LibraryOrder, LibraryOutcome } from '../../bench/endure/library/library-orders.ts';
import { orphanRows, recordsOf } from '../../bench/endure/library/library-records.ts';
import { LibraryWriter } from '../../bench/endure/library/library-writer-process.ts';
import { asGuildId, guildScope } from '../../src/library/ids.ts';
import { setSource, usualLimits } from '../../src/library/library-edits.ts';
import type { WebSource } from '../../src/library/stored-library.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../support/database/postgres-database.ts';

const at = Date.UTC(2026, 2, 1);
const DAY = 86_400_000;
const OPTIONS = { questionRetentionDays: 90 };

const folder = mkdtempSync(join(tmpdir(), 'docent-library-races-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

type Dialect = readonly [name: string, newAddress: () => Promise<string>];
const onPostgres: Dialect = ['PostgreSQL', () => newPostgresDatabase()];
const DIALECTS: readonly Dialect[] = [
  ['SQLite', () => Promise.resolve(join(folder, `${(files += 1)}.sqlite`))],
  ...(hasPostgres ? [onPostgres] : []),
];

/** Each test has a server of its own. */
let servers = 0;
function newServer() {
  const server = String(100_000_000_000_000_000n + BigInt((servers += 1)));
  return { server, scope: guildScope(asGuildId(server)) };
}

const order = (writer: LibraryWriter, given: LibraryOrder): Promise<LibraryOutcome> =>
  writer.order(given).then((outcome) => outcome ?? { code: 'ENDED' });

describe.each(DIALECTS)('%s: processes that change one library at once', (_name, newAddress) => {
  let address = '';
  const writers: LibraryWriter[] = [];
  beforeAll(async () => {
    address = await newAddress();
    writers.push(...Array.from({ length: 4 }, () => new LibraryWriter(address)));
    expect(await Promise.all(writers.map((writer) => writer.ready()))).toEqual(writers.map(() => true));
  });
  afterAll(() => Promise.all(writers.map((writer) => writer.kill())));
  const writer = (at: number): LibraryWriter => {
    const found = writers[at];
    if (found === undefined) throw new Error('there is no such process');
    return found;
  };

  test.each([2, 4])(
    '%i lose no change, give no id twice, and add no more articles than there may be',
    async (count) => {
      const { server, scope } = newServer();
      const most = usualLimits.maxArticles;
      const left = 48;
      const attempts = left / count + 3;
      const there = Array.from({ length: most - left }, (_, n) => ({ title: `Boats ${n % 10}`, salt: n }));
      await order(writer(0), { server, at, do: 'add', articles: there });
      const outcomes = await Promise.all(
        writers.slice(0, count).flatMap((process) =>
          Array.from({ length: attempts }, (_, n) =>
            // Every process gives the same titles: whose id is free is known in the change alone.
            order(process, { server, at, do: 'add', articles: [{ title: `Boats ${n % 10}`, salt: n }] }),
          ),
        ),
      );
      const revisions = outcomes.flatMap(({ revision }) => revision ?? []);
      expect(revisions.toSorted((one, two) => one - two)).toEqual(Array.from({ length: left }, (_, n) => n + 2));
      const refused = outcomes.flatMap(({ code }) => code ?? []);
      expect(refused).toEqual(Array.from({ length: count * attempts - left }, () => 'LIBRARY_FULL'));
      await using store = await openStore(address, OPTIONS);
      const { articles, revision } = await store.library.read(scope);
      const own = articles.map(({ id }) => id);
      expect(revision).toBe(left + 1);
      expect(new Set(own).size).toBe(most);
      expect(await store.library.texts(scope, own)).toHaveLength(most);
      const told = (await store.library.history(scope, most + 1)).map(({ articleId = '' }) => articleId);
      expect(told.toSorted()).toEqual(own.toSorted());
      expect(await orphanRows(address)).toEqual([]);
    },
  );

  test('never put a text in the place of one that it was not made for', async () => {
    const { server, scope } = newServer();
    const id = 'boats';
    await order(writer(0), { server, at, do: 'add', articles: [{ id, title: 'Boats', salt: 1 }] });
    const outcomes = await Promise.all(
      writers.flatMap((each, w) =>
        Array.from({ length: 10 }, (_, n) =>
          order(each, { server, at: at + n, do: 'replace', text: { id, title: 'Boats', salt: 10 + w * 10 + n } }),
        ),
      ),
    );
    const done = outcomes.filter(({ code }) => code === undefined).length;
    expect(done).toBeGreaterThan(0);
    expect(outcomes.every(({ code }) => code === undefined || code === 'LIBRARY_CHANGED')).toBe(true);
    await using store = await openStore(address, OPTIONS);
    const broken: string[] = [];
    const { revision, history } = await recordsOf(store, address, server, (what) => broken.push(what));
    expect(broken).toEqual([]);
    expect(revision).toBe(1 + done);
    expect(history).toHaveLength(1 + done);
    // Each took the place of the one before it, and knows of it.
    const [text] = await store.library.texts(scope, [id]);
    expect(text?.earlier).toHaveLength(done);
  });

  test('take what is to be read again once in all, and again once the lease is over', async () => {
    const { server, scope } = newServer();
    const ids = Array.from({ length: 20 }, (_, n) => `boats-${n}`);
    await order(writer(0), { server, at, do: 'add', articles: ids.map((id) => ({ id, title: id, salt: 1 })) });
    await using store = await openStore(address, OPTIONS);
    const source: WebSource = { kind: 'web', url: 'https://example.org/', sync: 'apply', checkedAt: at };
    for (const id of ids) await store.library.change(scope, { at }, (before) => setSource(before, id, source));
    const byAll = (given: (n: number) => LibraryOrder) => Promise.all(writers.map((each, n) => order(each, given(n))));
    const take = async (now: number) =>
      (await byAll(() => ({ server, at: now, do: 'take syncs' }))).flatMap(({ taken }) => taken ?? []);
    for (let round = 0; round < 3; round += 1) {
      const now = at + DAY + round * 60_000;
      expect((await take(now)).toSorted()).toEqual(ids.toSorted());
      // Who took them may still be at it, whatever moderators do with them meanwhile.
      await byAll((n) => ({ server, at: now, do: 'limit', id: `boats-${n}`, channelIds: ['1'] }));
      expect(await take(now + 59_999)).toEqual([]);
    }
  });

  test('leave nothing behind that belongs to nothing, while another purges, and forgets the server', async () => {
    const { server } = newServer();
    let [forgotten, number] = [0, 0];
    const until = performance.now() + 1_500;
    /** As far as this one knows: the other writes, too, and so much of what it does is refused. */
    const write = async (each: LibraryWriter) => {
      for (let records = noRecords; performance.now() < until; ) {
        const next = nextOrder(server, records, (number += 1), at + number * 600_000);
        const { code } = await order(each, next);
        if (code === undefined) records = afterOrder(records, next);
        else if (code === 'ARTICLE_UNKNOWN') records = noRecords;
      }
    };
    const forget = async () => {
      while (performance.now() < until) {
        await order(writer(2), { server, at: at + number * 600_000, do: 'purge' });
        await order(writer(2), { server, at, do: 'forget', id: '' });
        forgotten += 1;
      }
    };
    await Promise.all([write(writer(0)), write(writer(1)), forget()]);
    expect(forgotten).toBeGreaterThan(0);
    expect(await orphanRows(address)).toEqual([]);
    await using store = await openStore(address, OPTIONS);
    const broken: string[] = [];
    await recordsOf(store, address, server, (what) => broken.push(what));
    expect(broken).toEqual([]);
  });
});
