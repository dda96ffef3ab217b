import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp, rowsOf } from '../../../src/store/copying/back-up.ts';
import { inspectSqlite } from '../../../src/store/sqlite/sqlite-copy.ts';
import { fillStore } from '../../support/database/filled-store.ts';
import { askPostgres, hasPostgres, newPostgresDatabase } from '../../support/database/postgres-database.ts';

const WORKER = fileURLToPath(import.meta.resolve('./copying-worker.ts'));
const ROUNDS = 2;
const folder = mkdtempSync(join(tmpdir(), 'docent-killed-'));
const path = join(folder, 'docent.sqlite');
const larger = join(folder, 'larger.sqlite');
const smaller = join(folder, 'smaller.sqlite');
/** Questions in each of them. */
const sizes = { larger: 600, smaller: 2 };

beforeAll(async () => {
  await fillStore(path, sizes.smaller);
  await backUp(path, smaller);
  rmSync(path);
  await fillStore(path, sizes.larger);
  await backUp(path, larger);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Kills a worker somewhere within its second copy or the next; says how many it had made. */
async function copyUntilKilled(what: string, round: number, ...more: readonly string[]): Promise<number> {
  const worker = spawn(process.execPath, [WORKER, what, folder, String(round), ...more], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let made = 0;
  let last = performance.now();
  for await (const _ of createInterface({ input: worker.stdout })) {
    const took = performance.now() - last;
    last += took;
    made += 1;
    if (made === 1) void delay(Math.random() * Math.min(took, 100)).then(() => worker.kill('SIGKILL'));
  }
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  expect(worker.signalCode).toBe('SIGKILL');
  return made;
}

const copies = () => readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
const questionsIn = (file: string) => rowsOf(file).get('questions');

test('a backup that is cut short is none by its name, and nobody else’s to read; the database is as it was', async () => {
  let made = 0;
  for (let round = 0; round < ROUNDS; round += 1) made += await copyUntilKilled('backup', round);
  const backups = copies().filter((name) => name.includes('.backup-'));
  expect(backups.length).toBeGreaterThanOrEqual(made);
  for (const name of backups) expect(questionsIn(join(folder, name))).toBe(sizes.larger);
  for (const name of readdirSync(folder).filter((each) => each.includes('.backup-')))
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  expect(questionsIn(path)).toBe(sizes.larger);
});

test('where a restore is cut short, the database is the one or the other, whole, and what it took the place of is kept', async () => {
  for (let round = ROUNDS; round < 2 * ROUNDS; round += 1) {
    await copyUntilKilled('restore', round);
    expect(inspectSqlite(path).done).not.toEqual([]);
    expect([sizes.larger, sizes.smaller]).toContain(questionsIn(path));
  }
  for (const name of copies()) expect([sizes.larger, sizes.smaller]).toContain(questionsIn(join(folder, name)));
});

test.runIf(hasPostgres)('where a move is cut short, nothing of it is there, and it can be made again', async () => {
  const url = await newPostgresDatabase();
  const before = inspectSqlite(path);
  const made = await copyUntilKilled('move', 0, url);
  expect(inspectSqlite(path)).toEqual(before);
  const schemas = await askPostgres(
    url,
    "SELECT table_schema AS name FROM information_schema.tables WHERE table_schema LIKE 'moved%' AND table_name = 'questions'",
  );
  let whole = 0;
  for (const { name } of schemas) {
    const [row] = await askPostgres(url, `SELECT count(*)::int AS rows FROM "${String(name)}".questions`);
    expect([0, before.rows.get('questions')]).toContain(row?.['rows']);
    if (row?.['rows'] !== 0) whole += 1;
  }
  expect(whole).toBeGreaterThanOrEqual(made);
});
