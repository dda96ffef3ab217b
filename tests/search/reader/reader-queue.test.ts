import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ReaderQueue } from '../../../src/search/reader/reader-queue.ts';

const limits = { budgetMs: 1000, patienceMs: 1500 };
const ready = () => Promise.resolve(true);

/** Work that takes so long, and notes that it was done. */
function tools(done: string[] = [], ms = 20) {
  const work = (name: string, kind = 'read', leadsTo?: string) => ({
    kind,
    ...(leadsTo !== undefined && { leadsTo }),
    run: async () => {
      await setTimeout(ms);
      done.push(name);
      return name;
    },
  });
  return { done, work };
}

test('what belongs to the question that came first is done first, and background work last', async () => {
  const { done, work } = tools();
  const queue = new ReaderQueue<string>({ budgetMs: 1e6, patienceMs: 1e6 }, ready);
  const now = performance.now();
  await Promise.all([
    queue.add(work('claims 1'), { inBackground: true }),
    queue.add(work('claims 2'), { inBackground: true }),
    queue.add(work('second'), { since: now + 1 }),
    queue.add(work('first'), { since: now }),
    queue.add(work('claims 3'), { inBackground: true }),
  ]);
  expect(done).toEqual(['claims 1', 'first', 'second', 'claims 2', 'claims 3']);
  expect(queue.isIdle).toBe(true);
});

test('of five hundred at once all are told, those that cannot be in time at once', async () => {
  const { done, work } = tools();
  const queue = new ReaderQueue<string>(limits, ready);
  await queue.add(work('before'));
  const from = performance.now();
  let soon = 0;
  const all = await Promise.all(
    Array.from({ length: 500 }, async (_, at) => {
      const result = await queue.add(work(`question ${at}`));
      if (result === undefined && performance.now() - from < 500) soon++;
      return result;
    }),
  );
  expect(all).toHaveLength(500);
  expect(performance.now() - from).toBeLessThan(10_000);
  const read = all.filter((result) => result !== undefined);
  expect(read.length).toBeGreaterThan(5);
  expect(read.length).toBeLessThan(100);
  expect(soon).toBeGreaterThan(300);
  // Nothing is done for those who were told that it is not.
  expect(done).toHaveLength(1 + read.length);
});

test('a question that is to be read after it was embedded takes the room of both', async () => {
  const { work } = tools();
  const queue = new ReaderQueue<string>({ budgetMs: 400, patienceMs: 1e6 }, ready);
  const all = await Promise.all(Array.from({ length: 10 }, (_, at) => queue.add(work(`${at}`, 'embed', 'read'))));
  // Each is expected to take 50 ms, and as long again to be read.
  expect(all.filter((result) => result !== undefined)).toHaveLength(5);
});

test('what is not begun when it aborts, or has aborted, is not begun', async () => {
  const { done, work } = tools();
  const queue = new ReaderQueue<string>(limits, ready);
  const abort = new AbortController();
  const first = queue.add(work('first'));
  const second = queue.add(work('second'), { signal: abort.signal });
  abort.abort();
  const third = queue.add(work('third'), { signal: abort.signal });
  expect(await Promise.all([first, second, third])).toEqual(['first', undefined, undefined]);
  expect(done).toEqual(['first']);
});

test('what fails, or cannot be begun for now, is told as not done, and the next is done', async () => {
  const { work } = tools();
  const answers = [true, false, true];
  const queue = new ReaderQueue<string>(limits, () => Promise.resolve(answers.shift() ?? true));
  const failing = { kind: 'read', run: () => Promise.reject(new Error('no')) };
  const all = [queue.add(failing), queue.add(work('a')), queue.add(work('b'))];
  expect(await Promise.all(all)).toEqual([undefined, undefined, 'b']);
});
