import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Schedule, Store } from '../../src/library/port.ts';
import type { RecordScope } from '../../src/library/ids.ts';
import { restoreBackup } from '../../src/store/copying/restore-backup.ts';
import { openStore } from '../../src/store/open-store.ts';
import { hasPostgres, newPostgresDatabase } from '../support/database/postgres-database.ts';

const VOTER = fileURLToPath(import.meta.resolve('./store-voter.ts'));
const GUILD = '100000000000000001' as string as RecordScope;
const MEMBER = '200000000000000001';
const NOW = Date.UTC(2026, 2, 1);
const OPTIONS = { questionRetentionDays: 90 };
const PROCESSES = 4;

const folder = mkdtempSync(join(tmpdir(), 'docent-several-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

/** A database as an older version left it. */
function oldFile(): string {
  const path = join(folder, `old-${(files += 1)}.sqlite`);
  using database = new DatabaseSync(path);
  database.exec(readFileSync(join(import.meta.dirname, '../fixtures/store/0004-taken.sql'), 'utf8'));
  return path;
}

type Dialect = readonly [name: string, newAddress: () => Promise<string>];
const onPostgres: Dialect = ['PostgreSQL', () => newPostgresDatabase()];
const DIALECTS: readonly Dialect[] = [
  ['SQLite', () => Promise.resolve(join(folder, `${(files += 1)}.sqlite`))],
  ...(hasPostgres ? [onPostgres] : []),
];

describe.each(DIALECTS)('%s: several processes on one database', (_name, newAddress) => {
  test.each<[what: string, begin: (address: string) => Promise<unknown>]>([
    ['an empty one', () => Promise.resolve()],
    // All of them find that its tables are to be changed.
    ['one of an older version', (address) => restoreBackup(oldFile(), address)],
  ])('that start at once on %s, and vote, are all right', async (_what, begin) => {
    const address = await newAddress();
    await begin(address);
    const votes = 20;
    const voters = Array.from({ length: PROCESSES }, (_, n) =>
      fork(VOTER, [address, GUILD, n % 2 === 0 ? 'up' : 'down', String(n), String(votes), String(PROCESSES)]),
    );
    const ends = await Promise.all(voters.map(async (voter) => (await once(voter, 'exit'))[0] as unknown));
    expect(ends).toEqual(voters.map(() => 0));
    await using store = await openStore(address, OPTIONS);
    for (let n = 0; n < PROCESSES; n += 1)
      expect(await store.votes.count(GUILD, `answer-${n}`)).toEqual({ up: 2 * votes, down: 2 * votes });
  });

  /** As four processes have it: each with connections of its own. */
  async function together(use: (stores: readonly Store[]) => Promise<void>): Promise<void> {
    const address = await newAddress();
    const stores = await Promise.all(Array.from({ length: PROCESSES }, () => openStore(address, OPTIONS)));
    try {
      await use(stores);
    } finally {
      await Promise.all(stores.map((store) => store[Symbol.asyncDispose]()));
    }
  }

  test('open stores at once on an empty one, with one secret: what one seals the others read', async () => {
    await together(async (stores) => {
      for (const [n, store] of stores.entries()) await store.once.take(GUILD, `share-${n}`, NOW, 1_000);
      for (const [n, store] of stores.entries()) await store.once.note(GUILD, `share-${n}`, `outcome ${n}`);
      for (const store of stores) expect(await store.once.noted(GUILD, 'share-0')).toBe('outcome 0');
    });
  });

  test('a vote that is cast twice in the same moment is taken back, whoever was told of it', async () => {
    await together(async (stores) => {
      const [first] = stores;
      await first?.answers.save({ id: 'answer', scope: GUILD, at: NOW, outcome: 'answered', claims: [] });
      await first?.questions.list(GUILD);
      for (let round = 0; round < 10; round += 1) {
        await Promise.all(stores.map((store) => store.votes.cast(GUILD, 'answer', MEMBER, 'up')));
        expect(await first?.votes.count(GUILD, 'answer')).toEqual({ up: 0, down: 0 });
      }
    });
  });

  test('what is set by several at once is all kept', async () => {
    await together(async (stores) => {
      await Promise.all(
        stores.map((store, n) =>
          store.settings.change(GUILD, (before) => ({ ...before, answersIn: [...before.answersIn, String(n)] })),
        ),
      );
      expect((await stores[0]?.settings.read(GUILD))?.answersIn.toSorted()).toEqual(['0', '1', '2', '3']);
    });
  });

  test('what is due, and what is done once, is taken by one of them', async () => {
    await together(async (stores) => {
      const schedules = Array.from(
        { length: 20 },
        (_, n): Schedule => ({
          id: `schedule-${n}`,
          scope: GUILD,
          channelId: '300000000000000001',
          kind: 'daily',
          at: NOW,
          memberId: MEMBER,
          payload: '{}',
        }),
      );
      const added = await Promise.all(
        schedules.flatMap((schedule) => stores.map((store) => store.schedules.add(schedule))),
      );
      expect(added.filter(Boolean)).toHaveLength(20);
      const due = (await Promise.all(stores.map((store) => store.schedules.takeDue(NOW, 60_000)))).flat();
      expect(due.map(({ id }) => id).toSorted()).toEqual(schedules.map(({ id }) => id).toSorted());
      const taken = await Promise.all(stores.map((store) => store.once.take(GUILD, 'share', NOW, 60_000)));
      expect(taken.filter(Boolean)).toHaveLength(1);
    });
  });

  test('may forget and purge while others write', async () => {
    await together(async (stores) => {
      const work = stores.flatMap((store, n) => [
        ...Array.from({ length: 10 }, async (_, m) => {
          const id = `answer-${n}-${m}`;
          await store.answers.save({ id, scope: GUILD, at: NOW, outcome: 'answered', claims: [] });
          await store.votes.cast(GUILD, id, MEMBER, 'up');
        }),
        store.retention.forgetScope(GUILD),
        store.retention.forgetMember(MEMBER),
        store.retention.purge(NOW),
        store.departures.compare([], NOW),
      ]);
      await Promise.all(work);
      const [store] = stores;
      await store?.retention.forgetScope(GUILD);
      expect(await store?.retention.summary(GUILD)).toEqual({ questions: 0, answers: 0, votes: 0, schedules: 0 });
    });
  });
});
