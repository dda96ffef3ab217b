import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/library/port.ts';
import type { AnswerRecord } from '../../src/library/asked/answer-records.ts';
import type { RecordScope } from '../../src/library/ids.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';

const GUILD = '100000000000000001' as string as RecordScope;
const MEMBER = '200000000000000001';
const NOW = Date.UTC(2026, 2, 1);
const ANSWER: AnswerRecord = { id: 'answer-1', scope: GUILD, at: NOW, outcome: 'answered', claims: [] };
const QUESTION = { scope: GUILD, text: 'How much trade?', at: NOW, outcome: 'answered', claims: [] } as const;

let folder = '';
let path = '';
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-lock-'));
});
afterAll(() => rm(folder, { recursive: true }));

function open(options: Partial<StoreOptions> = {}): Promise<Store> {
  path = join(folder, `${(count += 1)}.sqlite`);
  return openStore(path, { questionRetentionDays: 90, ...options });
}

/** As a backup, or an editor of databases, that is in the middle of writing. */
function lockByAnother(): { readonly release: () => void } {
  const other = new DatabaseSync(path);
  other.exec('BEGIN IMMEDIATE');
  return { release: () => other.close() };
}

/** How many times a timer of one millisecond came round meanwhile: none, where the process stood still. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 1);
  await work.finally(() => clearInterval(timer));
  return turns;
}

describe('while another process has the lock', () => {
  test('questions and answers are taken at once, answers are found, and what is due is looked up', async () => {
    await using store = await open();
    await store.answers.save({ ...ANSWER, id: 'before' });
    await store.questions.list(GUILD);
    const lock = lockByAnother();
    await store.questions.add(QUESTION);
    await store.answers.save(ANSWER);
    expect(await store.answers.find(GUILD, ANSWER.id)).toEqual(ANSWER);
    expect(await store.answers.find(GUILD, 'before')).toBeDefined();
    expect(await store.votes.count(GUILD, 'before')).toEqual({ up: 0, down: 0 });
    expect(await store.schedules.takeDue(NOW, 1_000)).toEqual([]);
    expect(await store.library.read(GUILD)).toMatchObject({ articles: [] });
    expect(await store.settings.read(GUILD)).toMatchObject({ threads: false });
    lock.release();
  });

  test('what must be written waits for it without stopping the process, others read meanwhile', async () => {
    await using store = await open();
    await store.answers.save(ANSWER);
    const lock = lockByAnother();
    const voting = store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up');
    setTimeout(lock.release, 300);
    expect(await turnsDuring(store.votes.count(GUILD, ANSWER.id))).toBeLessThan(300);
    expect(await turnsDuring(voting)).toBeGreaterThan(10);
    expect(await voting).toEqual({ up: 1, down: 0 });
    expect(await store.questions.list(GUILD)).toEqual([]);
  });

  test('for too long, a vote fails with STORE_BUSY; questions wait on, and are written in the end', async () => {
    const troubles: [code: unknown, lost: number][] = [];
    await using store = await open({
      lockWaitMs: 50,
      onTrouble: (error, lost) => troubles.push([error instanceof Error && 'code' in error && error.code, lost]),
    });
    const lock = lockByAnother();
    await store.questions.add(QUESTION);
    await store.answers.save(ANSWER);
    await expect(store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await expect(store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    // Said once, not at each try.
    expect(troubles).toEqual([['STORE_BUSY', 0]]);
    lock.release();
    const reader = new DatabaseSync(path, { readOnly: true });
    const kept = (): unknown => reader.prepare('SELECT count(*) AS rows FROM questions').get()?.['rows'];
    await expect.poll(kept, { timeout: 10_000 }).toBe(1);
    reader.close();
    expect(await store.votes.cast(GUILD, ANSWER.id, MEMBER, 'up')).toEqual({ up: 1, down: 0 });
  });

  test('closing waits for it, and loses nothing', async () => {
    const store = await open();
    const lock = lockByAnother();
    await store.questions.add(QUESTION);
    const closing = store[Symbol.asyncDispose]();
    await pause(50);
    lock.release();
    await closing;
    await using again = await openStore(path, { questionRetentionDays: 90 });
    expect(await again.questions.list(GUILD)).toEqual([QUESTION]);
  });
});
