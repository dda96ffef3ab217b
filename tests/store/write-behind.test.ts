import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite-dialect.ts';
import type { Tables } from '../../src/store/tables/database-schema.ts';
import { WriteBehind } from '../../src/store/tables/write-behind.ts';

async function openQueue() {
  const backend = openSqlite(':memory:');
  const db = new Kysely<Tables>({ dialect: backend.dialect });
  await migrate(db);
  const troubles: [message: string, lost: number][] = [];
  const queue = new WriteBehind(db, {
    isPassing: backend.isPassing,
    onTrouble: (error, lost) => troubles.push([String(error), lost]),
  });
  const question = (id: string, text: unknown = id): void =>
    queue.add({
      table: 'questions',
      row: {
        id,
        scope: 'guild',
        text: text as string,
        at: 1,
        outcome: 'refused',
        claims: '[]',
        locale: null,
        article_id: null,
        confidence: null,
        answer_id: null,
      },
    });
  const written = async (): Promise<string[]> =>
    (await db.selectFrom('questions').select('id').orderBy('id').execute()).map(({ id }) => id);
  return { db, queue, question, written, troubles };
}

const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `q${String(n).padStart(4, '0')}`);

test('many rows take few transactions, and are all there once flushed', async () => {
  const { db, queue, question, written } = await openQueue();
  let transactions = 0;
  const begin = db.transaction.bind(db);
  db.transaction = () => (transactions++, begin());
  for (const id of ids(1_500)) question(id);
  expect(await written()).toEqual([]);
  await queue.flush();
  expect(await written()).toEqual(ids(1_500));
  expect(transactions).toBeLessThan(10);
  await queue.close();
});

test('rows are written by themselves after a moment, and what is added meanwhile in its turn', async () => {
  const { queue, question, written } = await openQueue();
  question('q1');
  await expect.poll(written, { timeout: 5_000 }).toEqual(['q1']);
  question('q2');
  await expect.poll(written, { timeout: 5_000 }).toEqual(['q1', 'q2']);
  await queue.close();
});

test('a row that the database never takes is given up alone, and said', async () => {
  const { queue, question, written, troubles } = await openQueue();
  for (const id of ids(20)) question(id, id === 'q0007' ? { no: 'text' } : id);
  await queue.flush();
  expect(await written()).toEqual(ids(20).filter((id) => id !== 'q0007'));
  expect(troubles).toEqual([[expect.stringContaining('cannot store a value of type object'), 1]]);
  await queue.close();
});

test('while the database cannot be written at all, so many rows wait, and no more', async () => {
  const { db, queue, question, written } = await openQueue();
  let isFull = true;
  const begin = db.transaction.bind(db);
  const full = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  db.transaction = () => {
    if (isFull) throw full;
    return begin();
  };
  for (const id of ids(20_000)) question(id);
  expect(() => question('over')).toThrow(/too much waits/u);
  await expect(queue.flush()).rejects.toBe(full);
  isFull = false;
  await queue.flush();
  expect(await written()).toHaveLength(20_000);
  await queue.close();
  expect(() => question('late')).toThrow(/destroyed/u);
});
