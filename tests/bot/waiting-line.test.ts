import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { WaitingLine } from '../../src/bot/waiting-line.ts';

/** Lets so many wait in a line, and remembers in which order their turns came. */
function join(line: WaitingLine, count: number): { readonly turns: number[]; readonly all: Promise<unknown> } {
  const turns: number[] = [];
  const all = Array.from({ length: count }, (_, n) => line.wait(() => turns.push(n)));
  return { turns, all: Promise.all(all) };
}

it('gives whoever comes alone their turn at once, and what comes of it', async () => {
  const line = new WaitingLine();
  let round = 0;
  setImmediate(() => (round = 1));
  expect(await line.wait(() => `round ${round}`)).toBe('round 0');
});

it('gives those who come together one turn after the other, with room for other work between two', async () => {
  const line = new WaitingLine();
  const { turns, all } = join(line, 20);
  const seen: number[] = [];
  while (turns.length < 20) {
    await nextRound();
    seen.push(turns.length);
  }
  await all;
  expect(turns).toEqual(Array.from({ length: 20 }, (_, n) => n));
  // Never more than one turn in a round.
  expect(seen.every((count, at) => count - (seen[at - 1] ?? 1) <= 1)).toBe(true);
});

it('is long, then full, and in the end neither, also where what was waited for failed', async () => {
  const line = new WaitingLine();
  const some = join(line, 200);
  expect([line.isLong, line.isFull]).toEqual([true, false]);
  const failing = Array.from({ length: 1_800 }, () =>
    line.wait(() => {
      throw new Error('the disk is full');
    }),
  );
  expect([line.isLong, line.isFull]).toEqual([true, true]);
  const ended = await Promise.allSettled([some.all, ...failing]);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(1_800);
  expect([line.isLong, line.isFull]).toEqual([false, false]);
});

it('announces whoever comes when it is long, and gives them no turn before that is known', async () => {
  const line = new WaitingLine();
  const short: string[] = [];
  const first = line.wait(
    () => short.push('done'),
    async () => short.push('announced'),
  );
  const before = join(line, 200);
  const late: string[] = [];
  const known = Promise.withResolvers<void>();
  const last = line.wait(
    () => late.push('done'),
    () => (late.push('announced'), known.promise),
  );
  await Promise.all([first, before.all]);
  expect(short).toEqual(['done']);
  expect(late).toEqual(['announced']);
  known.resolve();
  await last;
  expect(late).toEqual(['announced', 'done']);
});
