import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeMessageHeads } from '../../../src/article/talk/copied-messages.ts';

const taken = (source: string): readonly string[] => takeMessageHeads(source).leftOut.map(({ text }) => text);

test('who wrote when, and what answered, goes from a copied message', () => {
  const source = 'Ann\nAPP\n — 03/05/2031 14:22\nBe kind.\n(edited)\n✅\n41\n\nBert — Today at 2:22 PM\nYes.';
  const { text, leftOut } = takeMessageHeads(source, 3);
  expect(text).toBe('\n\n\nBe kind.\n\n\n\n\n\nYes.');
  expect(leftOut.map(({ text: said, reason }) => [said, reason])).toEqual([
    ['Ann', 'by-line'],
    ['APP', 'by-line'],
    ['— 03/05/2031 14:22', 'by-line'],
    ['(edited)', 'page furniture'],
    ['✅', 'page furniture'],
    ['41', 'page furniture'],
    ['Bert — Today at 2:22 PM', 'by-line'],
  ]);
  expect(leftOut[0]?.place).toEqual({ kind: 'line', line: 3 });
  expect(taken('Anna\n — heute um 14:22\nHallo.')).toEqual(['Anna', '— heute um 14:22']);
});

test.each(['Be kind.\n(edited)\n✅\n41', 'Doors — 18:30\nStart.', 'We met — on 3 May 2031 at 14:22 — by chance.', ''])(
  '%j was not copied',
  (source) => {
    expect(takeMessageHeads(source)).toEqual({ text: source, leftOut: [] });
  },
);

test('no line is added or lost', () => {
  const line = fc.constantFrom(
    'Ann',
    'APP',
    ' — 03/05/2031 14:22',
    'Bert — Today at 2:22 PM',
    'Be kind.',
    '(edited)',
    '✅',
    '41',
    '',
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
      const { text, leftOut } = takeMessageHeads(lines.join('\n'));
      expect(text.split('\n').length).toBe(Math.max(1, lines.length));
      const kept = text.split('\n').filter((each) => each.trim() !== '');
      expect(kept.length + leftOut.length).toBe(lines.filter((each) => each !== '').length);
    }),
  );
});
