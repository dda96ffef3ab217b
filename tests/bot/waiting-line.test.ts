import { setImmediate as nextRound } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { WaitingLine } from '../../src/bot/waiting-line.ts';

/** Lets a line be joined, and remembers in which order, and in which round of the event loop, turns came. */
function join(line: WaitingLine, count: number): { readonly turns: number[]; readonly all: Promise<unknown> } {
  const turns: number[] = [];
  const all = Array.from({ length: count }, (_, n) => line.turn().then(() => turns.push(n)));
  return { turns, all: Promise.all(all) };
}

it('gives whoever comes alone their turn at once', async () => {
  const line = new WaitingLine();
  let came = false;
  void line.turn().then(() => (came = true));
  await Promise.resolve();
  expect(came).toBe(true);
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
  // And the line is as it was.
  await nextRound();
  const again = join(line, 1);
  await Promise.resolve();
  expect(again.turns).toEqual([0]);
});

it('is long, then full, and in the end neither', async () => {
  const line = new WaitingLine();
  const some = join(line, 201);
  expect([line.isLong, line.isFull]).toEqual([true, false]);
  const more = join(line, 1_800);
  expect([line.isLong, line.isFull]).toEqual([true, true]);
  await Promise.all([some.all, more.all]);
  expect([line.isLong, line.isFull]).toEqual([false, false]);
});
