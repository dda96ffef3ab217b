import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeMarginComments } from '../../../src/article/talk/margin-comments.ts';

test('comments go with their marks, and lines stay where they are', () => {
  const { text, leftOut } = takeMarginComments(
    'Gates open[a] at two.[b]\r\n\r\n[a]Was one?\r\nYes.\r\n[b]Ask Jo.\r\n',
    5,
  );
  expect(text).toBe('Gates open at two.\r\n\r\n\n\n\n');
  expect(leftOut).toEqual([
    { place: { kind: 'line', line: 7 }, text: 'Was one? Yes.', reason: 'comment' },
    { place: { kind: 'line', line: 9 }, text: 'Ask Jo.', reason: 'comment' },
  ]);
});

test.each([
  'Press[a] to jump.\n\n[b]No count.',
  'A list:\n[a] first\n[b] second',
  '[a]Nothing above.',
  'No mark here.\n\n[a]A comment on nothing?',
  'See [a](https://a.example) twice.\n\n[a]: https://a.example',
  'Press[a].\n\n[a]One.\n[c]Three.',
])('%j has none', (source) => {
  expect(takeMarginComments(source)).toEqual({ text: source, leftOut: [] });
});

test('no line is lost, and what is left out stood in the text', () => {
  const piece = fc.constantFrom(
    'word',
    '[a]',
    '[b]',
    '[c]',
    '\n',
    ' ',
    '[\\[a\\]](#cmnt1)',
    '[\\[a\\]](#cmnt_ref1)',
    '.',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('');
      const { text, leftOut } = takeMarginComments(source);
      expect(text.split('\n').length).toBe(source.split('\n').length);
      const words = (of: string): number => of.match(/word/gu)?.length ?? 0;
      expect(leftOut.reduce((sum, { text: said }) => sum + words(said), words(text))).toBe(words(source));
    }),
  );
});
