import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TermCounts, TermSlots, TermTable } from '../../../src/search/index/term-counts.ts';

const term = fc.integer({ min: 0, max: 5_000 });

test('terms are counted in the order in which they came, however often the counts are used again', () => {
  const counts = new TermCounts();
  fc.assert(
    fc.property(fc.array(fc.tuple(term, fc.integer({ min: 0, max: 3 }))), (added) => {
      counts.clear();
      const expected = new Map<number, number>();
      for (const [one, times] of added) {
        expect(counts.add(one, times)).toBe(!expected.has(one));
        expected.set(one, (expected.get(one) ?? 0) + times);
      }
      expect(counts.size).toBe(expected.size);
      expect(Array.from({ length: counts.size }, (_, slot) => [counts.termAt(slot), counts.countAt(slot)])).toEqual([
        ...expected,
      ]);
      expect([...counts.sorted()]).toEqual([...expected.keys()].sort((a, b) => a - b));
      for (const [one, count] of expected) expect(counts.countOf(one)).toBe(count);
      expect(counts.countOf(5_001)).toBe(0);
    }),
  );
});

test('who takes a table of slots over finds none of those before', () => {
  const table = new TermTable();
  const first = new TermSlots(table);
  expect(first.take(7)).toBe(0);
  expect(first.take(100_000)).toBe(1);
  expect(first.find(100_000)).toBe(1);
  const second = new TermSlots(table);
  expect(second.find(7)).toBe(-1);
  expect(second.find(100_000)).toBe(-1);
});
