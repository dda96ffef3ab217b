import { describe, expect, it } from 'vitest';
import { cut, plain } from '../../src/bot/markdown.ts';
import { hostileText } from '../support/hostile.ts';
import fc from 'fast-check';

describe('cut', () => {
  it.each([
    ['short', 10, 'short'],
    ['one two three', 9, 'one two…'],
    ['one two three', 8, 'one two…'],
    ['unbreakableword', 8, 'unbreak…'],
    ['a👩‍👩‍👧b', 5, 'a…'],
  ])('%j to %i', (text, max, expected) => {
    expect(cut(text, max)).toBe(expected);
  });

  it('stays within the limit, and what it keeps is the beginning', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(120), (text, max) => {
        const shown = cut(text, max);
        expect(shown.length).toBeLessThanOrEqual(max);
        if (shown !== text) expect(text.startsWith(shown.replace(/…$/, ''))).toBe(true);
        if (text.isWellFormed()) expect(shown.isWellFormed()).toBe(true);
      }),
    );
  });
});

it('plain is one line, well formed, and does not change again', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const line = plain(text);
      expect(line).not.toMatch(/[\u0000-\u001F\u2028\u202A-\u202E]/);
      expect(line.isWellFormed()).toBe(true);
      expect(plain(line)).toBe(line);
    }),
  );
});
