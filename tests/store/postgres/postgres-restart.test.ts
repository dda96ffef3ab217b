import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { AnswerRecord } from '../../../src/library/asked/answer-records.ts';
import type { RecordScope } from '../../../src/library/ids.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { openStore, type StoreOptions } from '../../../src/store/open-store.ts';
import { askPostgres, hasPostgres } from '../../support/database/postgres-database.ts';
import { PostgresProcess } from '../../support/database/postgres-process.ts';

const GUILD = '100000000000000001' as string as RecordScope;
const MEMBER = '200000000000000001';
const NOW = Date.UTC(2026, 2, 1);
const ANSWER: AnswerRecord = { id: 'answer-1', scope: GUILD, at: NOW, outcome: 'answered', claims: [] };
const SCHEDULE = {
  scope: GUILD,
  channelId: '300000000000000001',
  kind: 'daily',
  at: NOW,
  memberId: MEMBER,
  payload: '{}',
} as const;
const QUESTION = { scope: GUILD, text: 'How much trade?', at: NOW, outcome: 'answered', claims: [] } as const;

describe.runIf(hasPostgres)('while a PostgreSQL server, or a connection to it, is away', () => {
  let server: PostgresProcess;
  let made = 0;
  beforeAll(async () => {
    server = await PostgresProcess.start();
  });
  afterAll(() => server[Symbol.asyncDispose]());

  function open(options: Partial<StoreOptions> = {}) {
    const url = new URL(server.url);
    made += 1;
    url.searchParams.set('schema', `docent_${made}`);
    return openStore(url.href, { questionRetentionDays: 90, ...options });
  }

  test('what is asked is taken and answers are found at once; what must be written waits until it is back', async () => {
    const troubles: number[] = [];
    await using store = await open({ onTrouble: (_error, lost) => troubles.push(lost) });
    await store.answers.save({ ...ANSWER, id: 'before' });
    await store.questions.list(GUILD);
    await server.stop();
    await store.questions.add(QUESTION);
    await store.answers.save(ANSWER);
    expect(await store.answers.find(GUILD, ANSWER.id)).toEqual(ANSWER);
    const voting = store.votes.cast(GUILD, 'before', MEMBER, 'up');
    const finding = store.answers.find(GUILD, 'before');
    await server.restart();
    expect(await voting).toEqual({ up: 1, down: 0 });
    expect(await finding).toMatchObject({ id: 'before' });
    expect(await store.questions.list(GUILD)).toEqual([QUESTION]);
    expect(troubles).toEqual([]);
  });

  test('nobody notices that connections broke while nothing was asked of them', async () => {
    await using store = await open();
    await store.answers.save(ANSWER);
    await store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up');
    await server.stop();
    await server.restart();
    await store.questions.add(QUESTION);
    expect(await store.votes.cast(GUILD, ANSWER.id, MEMBER, 'down')).toEqual({ up: 0, down: 1 });
    expect(await store.settings.read(GUILD)).toMatchObject({ threads: false });
    expect(await store.questions.list(GUILD)).toEqual([QUESTION]);
  });

  test('for too long, a vote fails with STORE_UNREACHABLE; questions wait on, are said once, and are written in the end', async () => {
    const troubles: [code: unknown, lost: number][] = [];
    await using store = await open({
      lockWaitMs: 50,
      onTrouble: (error, lost) => troubles.push([error instanceof Error && 'code' in error && error.code, lost]),
    });
    await store.answers.save({ ...ANSWER, id: 'before' });
    await store.questions.list(GUILD);
    await server.stop();
    await store.questions.add(QUESTION);
    await store.answers.save(ANSWER);
    const failing = { code: 'STORE_UNREACHABLE' };
    await expect(store.votes.cast(GUILD, 'before', MEMBER, 'up')).rejects.toMatchObject(failing);
    await expect(store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up')).rejects.toMatchObject(failing);
    await expect(store.settings.read(GUILD)).rejects.toMatchObject(failing);
    await expect(store.schedules.takeDue(NOW, 1_000)).rejects.toMatchObject(failing);
    expect(troubles).toEqual([['STORE_UNREACHABLE', 0]]);
    await server.restart();
    const kept = async () =>
      (await askPostgres(server.url, `SELECT count(*)::int AS rows FROM docent_${made}.questions`))[0]?.['rows'];
    await expect.poll(kept).toBe(1);
    expect(await store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up')).toEqual({ up: 1, down: 0 });
  });

  test('connections that break while they are used take nothing along that was acknowledged, and are not used again', async () => {
    await using store = await open();
    const adding = Promise.allSettled(
      Array.from({ length: 60 }, (_, n) => store.schedules.add({ ...SCHEDULE, id: `schedule-${n}` })),
    );
    await askPostgres(
      server.url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docent'",
    );
    const there = new Set((await store.schedules.list(GUILD)).map(({ id }) => id));
    for (const [n, each] of (await adding).entries()) {
      const isThere = there.has(`schedule-${n}`) || (await store.schedules.cancel(GUILD, `schedule-${n}`));
      if (each.status === 'fulfilled') expect(isThere).toBe(true);
      else expect(each.reason).toMatchObject({ code: 'STORE_UNREACHABLE' });
    }
    expect(await store.schedules.add({ ...SCHEDULE, id: 'another' })).toBe(true);
  });

  test('what only reads is asked over one connection after the other, as long as these turn out to be gone', async () => {
    const database = await openDatabase(server.url);
    const db = database.open('lasting');
    onTestFinished(() => db.destroy());
    const ask = () => sql<{ one: number }>`SELECT 1 AS one`.execute(db);
    await Promise.all([ask(), ask(), ask()]);
    const gone = () => Promise.reject(Object.assign(new Error('terminating connection'), { code: '57P01' })) as never;
    const query = vi.spyOn(pg.Client.prototype, 'query').mockImplementationOnce(gone).mockImplementationOnce(gone);
    onTestFinished(() => query.mockRestore());
    expect((await ask()).rows).toEqual([{ one: 1 }]);
    expect(query).toHaveBeenCalledTimes(3);
  });

  test('what was acknowledged is there when the server has crashed', async () => {
    await using store = await open();
    await store.answers.save(ANSWER);
    for (let round = 0; round < 3; round += 1) {
      await Promise.all(
        Array.from({ length: 10 }, (_, n) => store.votes.cast(GUILD, ANSWER.id, `member-${round}-${n}`, 'up')),
      );
      await server.crash();
      expect(await store.votes.count(GUILD, ANSWER.id)).toEqual({ up: 10 * (round + 1), down: 0 });
    }
  });

  test('a statement that the server’s end cuts off is asked again where it only reads, and fails with words where nobody answers', async () => {
    const database = await openDatabase(server.url, { lockWaitMs: 50 });
    const patient = await openDatabase(server.url, { lockWaitMs: 20_000 });
    const [db, other] = [database.open('lasting'), patient.open('lasting')];
    onTestFinished(async () => void (await Promise.all([db.destroy(), other.destroy()])));
    const sleep = sql<{ slept: number }>`SELECT 1 AS slept, pg_sleep(1.5)`;
    const failing = sleep.execute(db).catch((error: unknown) => error);
    const waiting = sleep.execute(other);
    const asleep = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE query LIKE 'SELECT 1 AS slept%'";
    await expect.poll(async () => (await askPostgres(server.url, asleep))[0]?.['n']).toBe(2);
    await server.stop();
    expect(await failing).toMatchObject({ code: 'STORE_UNREACHABLE' });
    await server.restart();
    expect((await waiting).rows).toMatchObject([{ slept: 1 }]);
    expect((await sql`SELECT 1 AS one`.execute(db)).rows).toEqual([{ one: 1 }]);
  });

  test('as long as another program keeps Docent’s lock, votes fail with STORE_BUSY after the wait; reads, single statements and what is asked go on', async () => {
    await using store = await open({ lockWaitMs: 100 });
    await store.answers.save(ANSWER);
    await store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up');
    const holding = askPostgres(server.url, 'SELECT pg_advisory_lock(5402118704311), pg_sleep(1.5)');
    const held = async () =>
      (
        await askPostgres(server.url, "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND granted")
      )[0]?.['n'];
    await expect.poll(held).toBe(1);
    await expect(store.votes.cast(GUILD, ANSWER.id, MEMBER, 'down')).rejects.toMatchObject({
      code: 'STORE_BUSY',
      message: expect.stringContaining('another program has kept it locked') as string,
    });
    expect(await store.votes.count(GUILD, ANSWER.id)).toEqual({ up: 1, down: 0 });
    expect(await store.once.take(GUILD, 'share', NOW, 1_000)).toBe(true);
    // So does what is written behind: `list` waits until it is.
    await store.questions.add({ scope: GUILD, text: 'Who?', at: NOW, outcome: 'refused', claims: [] });
    expect(await store.questions.list(GUILD)).toHaveLength(1);
    await holding;
    expect(await store.votes.cast(GUILD, ANSWER.id, MEMBER, 'down')).toEqual({ up: 0, down: 1 });
  });
});
