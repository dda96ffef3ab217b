import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Clock } from '../src/clock.ts';
import { compareIds, Snowflakes, snowflakeTime } from '../src/state/snowflake.ts';

test('a frozen clock moves only when told, and fires on the way what falls due, in order and at its time', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000)), fc.array(fc.nat(400)), (delays, steps) => {
      const clock = new Clock({ frozen: true, start: 1_000_000 });
      const fired: number[] = [];
      for (const delay of delays)
        clock.after(delay, () => {
          expect(clock.now()).toBe(1_000_000 + delay);
          fired.push(delay);
        });
      for (const step of steps) clock.advance(step);
      const passed = steps.reduce((sum, step) => sum + step, 0);
      expect(clock.now()).toBe(1_000_000 + passed);
      const due = delays.filter((delay) => delay <= passed).sort((left, right) => left - right);
      expect(fired).toEqual(steps.length === 0 ? [] : due);
    }),
  );
});

test('what a timer starts is fired by the same advance', () => {
  const clock = new Clock({ frozen: true });
  const fired: string[] = [];
  clock.after(10, () => {
    fired.push('first');
    clock.after(10, () => void fired.push('second'));
  });
  clock.advance(19);
  expect(fired).toEqual(['first']);
  clock.advance(1);
  expect(fired).toEqual(['first', 'second']);
});

test('a cancelled timer does not fire; nor does any once the clock is stopped', () => {
  const clock = new Clock({ frozen: true });
  const fired: number[] = [];
  clock.after(5, () => void fired.push(1))();
  clock.after(5, () => void fired.push(2));
  clock.stop();
  clock.advance(10);
  expect(fired).toEqual([]);
});

test('a running clock can be moved on too', async () => {
  const clock = new Clock();
  const before = clock.now();
  const fired: number[] = [];
  const later = new Promise<void>((resolve) => void clock.after(3_600_001, resolve));
  clock.after(3_600_000, () => void fired.push(1));
  clock.advance(3_600_000);
  expect(fired).toEqual([1]);
  // What is not due yet comes that much sooner, by itself.
  await later;
  expect(clock.now()).toBeGreaterThanOrEqual(before + 3_600_000);
});

test('ids grow, say when they were made, and have 17 to 19 digits', () => {
  const clock = new Clock({ frozen: true, start: Date.UTC(2026, 0, 1) });
  const ids = new Snowflakes(clock);
  const made = Array.from({ length: 100 }, (_, at) => {
    clock.advance(at % 3);
    return { id: ids.next(), time: clock.now() };
  });
  for (const { id, time } of made) {
    expect(id).toMatch(/^\d{17,19}$/);
    expect(snowflakeTime(id)).toBe(time);
  }
  const sorted = made.map(({ id }) => id).sort(compareIds);
  expect(sorted).toEqual(made.map(({ id }) => id));
  expect(new Set(sorted).size).toBe(100);
});
