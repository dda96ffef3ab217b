import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changedWords } from '../../../commands/library/replacing/changed-words.ts';

test.each([
  ['Bees make honey.', 'Bees make much honey.', undefined, 'much'],
  ['It opens at nine.', 'It opens at ten.', 'nine', 'ten'],
  ['Raids are on Fridays.', 'Raids are on Saturdays and Sundays.', 'Fridays', 'Saturdays and Sundays'],
  ['No spam, please.', 'No spam.', ', please', undefined],
  ['Same.', 'Same.', undefined, undefined],
  ['One', 'Another', 'One', 'Another'],
  ['100 coins', '1000 coins', '100', '1000'],
])('of %j and %j', (before, after, was, is) => {
  const [old, young] = changedWords(before, after);
  expect(old.map(({ start, end }) => before.slice(start, end))).toEqual(was === undefined ? [] : [was]);
  expect(young.map(({ start, end }) => after.slice(start, end))).toEqual(is === undefined ? [] : [is]);
});

test('what is not marked is in both', () => {
  const text = fc
    .array(fc.constantFrom('bees', 'make', 'honey', 'ho', '蜂', '🐝', '.'), { maxLength: 8 })
    .map((words) => words.join(' '));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const [[was], [is]] = changedWords(before, after);
      const rest = (whole: string, mark: typeof was) =>
        (mark === undefined ? whole : whole.slice(0, mark.start) + whole.slice(mark.end)).replaceAll(/\s+/gu, '');
      // Where only one side has something, the other is whole.
      expect(rest(before, was)).toBe(rest(after, is));
      for (const [whole, mark] of [
        [before, was],
        [after, is],
      ] as const)
        if (mark !== undefined) expect(whole.slice(mark.start, mark.end).isWellFormed()).toBe(true);
    }),
  );
});
