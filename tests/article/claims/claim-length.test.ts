import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LONGEST_CLAIM, ofClaimLength } from '../../../src/article/claims/claim-length.ts';
import { cleanText, hasWords } from '../../../src/article/readable-text.ts';

/** A text of at least so many characters. */
const long = (piece: string, length = 3 * LONGEST_CLAIM): string =>
  piece.repeat(Math.ceil(length / piece.length)).trim();

describe('a text that is longer than a claim may be', () => {
  test('begins there: as many characters as a claim may have stay whole', () => {
    const longest = long('Words. ', LONGEST_CLAIM).slice(0, LONGEST_CLAIM - 1);
    expect(ofClaimLength(`${longest}s`)).toEqual([`${longest}s`]);
    expect(ofClaimLength(`${longest}s.`).length).toBeGreaterThan(1);
  });

  test('is parted into its sentences', () => {
    expect(ofClaimLength(long('One sentence. And another? '))).toEqual(
      Array.from({ length: 446 }, (_, at) => (at % 2 === 0 ? 'One sentence.' : 'And another?')),
    );
  });

  test.each([
    ['commas, where a sentence has them', 'one thing after another and then, ', /then,$/u],
    ['the marks of a script without spaces', '一二三四五六七八九十、', /十、$/u],
    ['spaces', 'some words ', /(?:some|words)$/u],
  ])('is parted at %s', (_, piece, end) => {
    const parts = ofClaimLength(long(piece));
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(end);
  });

  test.each(['x', '😀', 'e\u0301', 'नि'])('of %s alone is parted between letters', (letter) => {
    const parts = ofClaimLength(`a${long(letter)}`);
    expect(parts.join('')).toBe(`a${long(letter)}`);
    for (const part of parts) expect(part).toMatch(/^[^\p{M}]/u);
    for (const part of parts) expect(part.isWellFormed()).toBe(true);
  });

  test('has no part without words', () => {
    const parts = ofClaimLength(`Lamps are red ${long('— ')}`);
    expect(parts).toEqual([expect.stringMatching(/^Lamps are red —/u)]);
  });

  test('loses nothing that can be read, and no part is too long, whatever its letters', () => {
    const pieces = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(hasWords);
    fc.assert(
      fc.property(pieces, fc.constantFrom('', ' ', ', ', '. '), (piece, join) => {
        const text = long(piece + join);
        const parts = ofClaimLength(text);
        const letters = (of: string): string => of.replaceAll(/[^\p{L}\p{N}]/gu, '');
        expect(letters(parts.join(''))).toBe(letters(text));
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(LONGEST_CLAIM);
      }),
      { numRuns: 60 },
    );
  });
});

test('a line of any length is cleaned', () => {
  const line = `${'The ferry leaves at nine. '.repeat(200_000)}End`;
  expect(cleanText(line)).toBe(line);
  expect(cleanText(`${line}  `)).toBe(line);
});
