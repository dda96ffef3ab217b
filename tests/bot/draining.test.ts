import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { drainMs, UnderWay } from '../../src/bot/draining.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Whether it has ended by now, once everything that needs no timer was done. */
async function ended(promise: Promise<void>): Promise<boolean> {
  let is = false;
  void promise.then(() => (is = true));
  await vi.advanceTimersByTimeAsync(0);
  return is;
}

it('with nothing under way settles at once, and leaves no timer behind', async () => {
  await new UnderWay().settle();
  expect(vi.getTimerCount()).toBe(0);
});

it('waits for everything that was added, however it ends, and gives each back as it was', async () => {
  const underWay = new UnderWay();
  const first = Promise.withResolvers<string>();
  const second = Promise.withResolvers<string>();
  const given = underWay.add(first.promise);
  const failing = underWay.add(second.promise);
  const settled = underWay.settle(1_000);
  first.resolve('done');
  expect(await given).toBe('done');
  expect(await ended(settled)).toBe(false);
  second.reject(new Error('failed'));
  await expect(failing).rejects.toThrow('failed');
  expect(await ended(settled)).toBe(true);
  expect(vi.getTimerCount()).toBe(0);
});

it('waits no longer than it may', async () => {
  const underWay = new UnderWay();
  void underWay.add(new Promise(() => undefined));
  const settled = underWay.settle(1_000);
  await vi.advanceTimersByTimeAsync(999);
  expect(await ended(settled)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await ended(settled)).toBe(true);
});

it('waits ten seconds unless told otherwise', async () => {
  const underWay = new UnderWay();
  void underWay.add(new Promise(() => undefined));
  const settled = underWay.settle();
  await vi.advanceTimersByTimeAsync(drainMs - 1);
  expect(await ended(settled)).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await ended(settled)).toBe(true);
});

it('does not wait for what has ended before', async () => {
  const underWay = new UnderWay();
  await underWay.add(Promise.resolve());
  await underWay.add(Promise.reject(new Error('failed'))).catch(() => undefined);
  expect(await ended(underWay.settle())).toBe(true);
});
