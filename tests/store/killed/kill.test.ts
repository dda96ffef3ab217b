import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../../src/store/open-store.ts';
import type { RecordScope } from '../../../src/library/ids.ts';

const ROUNDS = 3;
const SCOPE = 'guild' as string as RecordScope;
const WRITER = fileURLToPath(import.meta.resolve('./store-writer.ts'));

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-kill-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Kills a writer once it has had `writes` acknowledged; gives all that it had acknowledged by then. */
async function writeUntilKilled(path: string, round: number, writes: number): Promise<string[]> {
  const writer = spawn(process.execPath, [WRITER, path, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const acknowledged: string[] = [];
  for await (const line of createInterface({ input: writer.stdout })) {
    acknowledged.push(line);
    if (acknowledged.length === writes) writer.kill('SIGKILL');
  }
  if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit');
  expect(writer.signalCode).toBe('SIGKILL');
  return acknowledged;
}

test('what was acknowledged is there after the process was killed while writing', async () => {
  const path = join(folder, 'docent.sqlite');
  const acknowledged: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    acknowledged.push(...(await writeUntilKilled(path, round, 5 + round * 17)));

    await using store = await openStore(path, { questionRetentionDays: 90 });
    for (const id of acknowledged) {
      expect(await store.answers.find(SCOPE, id)).toMatchObject({ id, question: id });
      expect(await store.votes.count(SCOPE, id)).toEqual({ up: 1, down: 0 });
    }
    const reader = new DatabaseSync(path, { readOnly: true });
    expect(reader.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }]);
    expect(reader.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
    reader.close();
  }
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * 5);
});
