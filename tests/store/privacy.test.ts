import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { directScope, type RecordScope } from '../../src/library/ids.ts';

const GUILD = '100000000000000001' as string as RecordScope;
const MEMBER = '287654321098765432';
const DM_CHANNEL = '387654321098765432';
const NOW = Date.UTC(2026, 2, 1);

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'docent-privacy-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Every byte of the database's files, the write-ahead log included. */
async function bytes(): Promise<string> {
  const names = await readdir(folder);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'latin1')))).join('\n');
}

test('no member’s id, and no channel of a direct message, is ever in the files, nor anything deleted', async () => {
  await using store = await openStore(join(folder, 'docent.sqlite'), { questionRetentionDays: 90 });
  for (const scope of [GUILD, directScope(DM_CHANNEL)]) {
    const text = `CANARY-QUESTION of <@${MEMBER}>`;
    await store.questions.add({ scope, text, at: NOW, outcome: 'answered', claims: [] });
    const id = `answer-${scope.length}`;
    await store.answers.save({ id, scope, at: NOW, question: text, outcome: 'answered', claims: [] });
    expect(await store.votes.cast(scope, id, MEMBER, 'up')).toEqual({ up: 1, down: 0 });
    await store.schedules.add({
      id: `schedule-${scope.length}`,
      scope,
      channelId: '500000000000000001',
      kind: 'daily',
      at: NOW,
      memberId: MEMBER,
      payload: '{"note":"CANARY-PAYLOAD"}',
    });
    expect((await store.schedules.list(scope))[0]).toMatchObject({ scope, memberId: MEMBER });
  }

  const kept = await bytes();
  for (const canary of ['CANARY-QUESTION', 'CANARY-PAYLOAD', GUILD]) expect(kept).toContain(canary);
  for (const secret of [MEMBER, DM_CHANNEL]) {
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret).toString('base64').replaceAll('=', ''));
    expect(kept).not.toContain(Buffer.from(secret).toString('hex'));
  }

  expect(await store.retention.forgetMember(MEMBER)).toBe(4);
  expect(await bytes()).not.toContain('CANARY-PAYLOAD');
  await store.retention.forgetScope(directScope(DM_CHANNEL));
  await store.retention.purge(NOW + 91 * 86_400_000);
  expect(await bytes()).not.toContain('CANARY-QUESTION');
});

test('two stores hash and seal with keys of their own', async () => {
  const hashes = new Set<string>();
  for (const name of ['one', 'two']) {
    const path = join(folder, `${name}.sqlite`);
    const store = await openStore(path, { questionRetentionDays: 90 });
    await store.questions.add({ scope: directScope(DM_CHANNEL), text: name, at: NOW, outcome: 'refused', claims: [] });
    await store[Symbol.asyncDispose]();
    hashes.add(/dm:[\w-]{43}/u.exec(await readFile(path, 'latin1'))?.[0] ?? '');
  }
  expect(hashes.size).toBe(2);
  expect([...hashes]).not.toContain('');
});

test('once questions are no longer kept, those of answers given before are gone, from the files too', async () => {
  const databaseUrl = join(folder, 'docent.sqlite');
  const kept = { id: 'answer-before', scope: GUILD, at: NOW, outcome: 'answered', claims: [] } as const;
  {
    await using store = await openStore(databaseUrl, { questionRetentionDays: 90 });
    await store.answers.save({ ...kept, question: 'CANARY-BEFORE' });
    expect(await store.answers.find(GUILD, kept.id)).toEqual({ ...kept, question: 'CANARY-BEFORE' });
  }
  await using store = await openStore(databaseUrl, { questionRetentionDays: 0 });
  expect(await bytes()).toContain('CANARY-BEFORE');
  await store.retention.purge(NOW);
  expect(await store.answers.find(GUILD, kept.id)).toEqual(kept);
  expect(await bytes()).not.toContain('CANARY-BEFORE');
});
