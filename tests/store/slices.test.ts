import { expect, test } from 'vitest';
import { firstSlice, nextSlice } from '../../src/store/backend.ts';

const rows = (count: number, length: number) =>
  Array.from({ length: count }, () => ({ id: 'a', text: 'x'.repeat(length), at: 1 }));

test('so many rows are read at once as memory takes: more and more of short ones, one of the longest', () => {
  expect(nextSlice(rows(firstSlice, 100))).toBe(4 * firstSlice);
  expect(nextSlice(rows(200, 100))).toBe(200);
  expect(nextSlice(rows(200, 100_000))).toBe(39);
  expect(nextSlice(rows(2, 9_000_000))).toBe(1);
  expect(nextSlice(rows(1, 9_000_000))).toBe(1);
  expect(nextSlice(rows(1, 10))).toBe(4);
});
