import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SlowSpells } from '../../bench/endure/slow-spells.ts';

const looked = 250;

test('time in which Docent waited for a processor is the machine’s', async () => {
  let waited = 5_000;
  using slow = new SlowSpells(() => waited);
  const from = performance.now();
  waited += 1_500;
  await pause(looked);
  expect(slow.lostMs(from, 3_000)).toBeGreaterThanOrEqual(1_500);
  expect(slow.lostMs(from - 10_000, 3_000)).toBe(0);
  expect(slow.lostMs(performance.now(), 3_000)).toBe(0);
});

test('time in which whoever asks was late is, too', async () => {
  using slow = new SlowSpells(() => 0);
  const from = performance.now();
  while (performance.now() < from + 600);
  await pause(looked);
  expect(slow.lostMs(from, 3_000)).toBeGreaterThanOrEqual(400);
});
