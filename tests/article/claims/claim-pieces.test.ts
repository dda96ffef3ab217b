import { describe, expect, test } from 'vitest';
import { LONGEST_CLAIM, linesOfClaimLength } from '../../../src/article/claims/claim-length.ts';
import { claimPieces, isShortName } from '../../../src/article/claims/claim-pieces.ts';

type Options = Parameters<typeof claimPieces>[1];
const pieces = (text: string, options: Options = { kind: 'paragraph' }) =>
  claimPieces(text, options).map(({ start, end }) => text.slice(start, end));
const long = (sentence: string, length: number) => sentence.repeat(Math.ceil(length / sentence.length));

describe('a text is parted', () => {
  test('into its sentences, but for a short item, and for what is one claim', () => {
    const text = 'One is here. Two is there.';
    expect(pieces(text)).toEqual(['One is here.', 'Two is there.']);
    expect(pieces(text, { kind: 'item' })).toEqual([text]);
    expect(pieces(text, { kind: 'paragraph', isWhole: true })).toEqual([text]);
    expect(pieces('')).toEqual([]);
  });

  test('where an item is longer than 300 characters', () => {
    const whole = `${'One is here and stays. '.repeat(12)}X${'x'.repeat(22)}.`;
    expect(whole).toHaveLength(300);
    expect(pieces(whole, { kind: 'item' })).toEqual([whole]);
    expect(pieces(`x${whole}`, { kind: 'item' })).toHaveLength(13);
  });

  test('where even a sentence, or what is one claim, is longer than a claim may be', () => {
    const longest = 'x'.repeat(LONGEST_CLAIM);
    expect(pieces(longest)).toEqual([longest]);
    const parts = pieces(`First. ${long('Word and ', LONGEST_CLAIM + 9)}`);
    expect(parts.length).toBe(3);
    for (const isWhole of [true, false]) {
      const row = long('word and word, ', 3 * LONGEST_CLAIM);
      const cut = pieces(row, { kind: 'paragraph', isWhole });
      expect(cut.join('').replaceAll(' ', '')).toBe(row.replaceAll(' ', ''));
      for (const part of cut) expect(part.length).toBeLessThanOrEqual(LONGEST_CLAIM);
    }
  });

  test('each part being where it stands, also where it stands there before', () => {
    const text = `One two. ${long('One two. ', 2 * LONGEST_CLAIM)}`.trim();
    const spans = claimPieces(text, { kind: 'paragraph', isWhole: true });
    for (const [at, { start }] of spans.entries()) expect(start).toBeGreaterThanOrEqual(spans[at - 1]?.end ?? 0);
  });
});

describe('an opening', () => {
  test('stays with what it names, as far as it reaches', () => {
    const text = 'Heavy. Slow. Small fighters roll twice. They keep one.';
    const opened = (runIn?: number) => pieces(text, { kind: 'paragraph', runIn });
    expect(opened(6)).toEqual(['Heavy. Slow.', 'Small fighters roll twice.', 'They keep one.']);
    expect(opened(12)).toEqual(['Heavy. Slow. Small fighters roll twice.', 'They keep one.']);
    expect(opened()).toEqual(['Heavy.', 'Slow.', 'Small fighters roll twice.', 'They keep one.']);
    expect(opened(text.length)).toEqual([text]);
    expect(opened(9_999)).toEqual([text]);
  });

  test('of two words stays with the answer, of three it is an answer itself', () => {
    const answers = { kind: 'paragraph', answers: true } as const;
    expect(pieces('Yes, always. Two guests. More.', answers)).toEqual(['Yes, always. Two guests.', 'More.']);
    expect(pieces('Yes, you may. Two guests.', answers)).toEqual(['Yes, you may.', 'Two guests.']);
    expect(pieces('Yes, always. Two guests.')).toEqual(['Yes, always.', 'Two guests.']);
    expect(pieces('Yes.', answers)).toEqual(['Yes.']);
  });

  test('of four words may be the name of a numbered part', () => {
    const numbered = { kind: 'paragraph', isNumbered: true } as const;
    expect(pieces('Name and its purpose. It is Bees. Two.', numbered)).toEqual([
      'Name and its purpose. It is Bees.',
      'Two.',
    ]);
    expect(pieces('The name and its purpose. It is Bees.', numbered)).toEqual([
      'The name and its purpose.',
      'It is Bees.',
    ]);
    expect([isShortName('Name and its purpose.'), isShortName('The name and its purpose.')]).toEqual([true, false]);
  });

  test('that reaches into the text is joined to one sentence only', () => {
    const text = 'Yes. No. Three are here.';
    const opened = (runIn: number) => pieces(text, { kind: 'paragraph', answers: true, runIn });
    expect(opened(4)).toEqual(['Yes. No.', 'Three are here.']);
    expect(opened(8)).toEqual([text]);
  });

  test.each(['Да.', 'Ναι.', 'Oui, 3!', '42.'])(
    'is short by its words where words have spaces between them: %s',
    (yes) => {
      expect(isShortName(yes)).toBe(true);
    },
  );

  test.each(['はい。', '可以。', 'Yes 可以', '可以 yes', '예'])(
    'is a sentence where they have none: %s',
    (sentence) => {
      expect(isShortName(sentence)).toBe(false);
    },
  );
});

describe('lines', () => {
  const line = (letter: string, length: number) => letter.repeat(length);

  test('stand together as long as they fit, with their ends', () => {
    expect(linesOfClaimLength('a\n b\n\nc')).toEqual(['a\n b\n\nc']);
    const [half, rest] = [line('a', LONGEST_CLAIM / 2), line('b', LONGEST_CLAIM / 2 - 1)];
    expect(linesOfClaimLength(`${half}\n${rest}`)).toEqual([`${half}\n${rest}`]);
    expect(linesOfClaimLength(`${half}\n${rest}b`)).toEqual([half, `${rest}b`]);
    expect(linesOfClaimLength(`${half}\n${half}\nc`)).toEqual([half, `${half}\nc`]);
  });

  test('are parted within one only where it is longer than a claim may be', () => {
    const whole = `  ${line('a', LONGEST_CLAIM - 2)}`;
    expect(linesOfClaimLength(`${whole}\nb`)).toEqual([whole, 'b']);
    const parts = linesOfClaimLength(`x\n${line('a', LONGEST_CLAIM + 100)}\nb`);
    expect(parts.join('').replaceAll('\n', '')).toBe(`x${line('a', LONGEST_CLAIM + 100)}b`);
    expect(parts.length).toBe(2);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(LONGEST_CLAIM);
  });

  test('of no text are one that is empty', () => {
    expect(linesOfClaimLength('')).toEqual(['']);
  });
});
