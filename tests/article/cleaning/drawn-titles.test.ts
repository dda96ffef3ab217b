import fc from 'fast-check';
import { expect, test } from 'vitest';
import { channelTitle, drawnTitle, withoutDecoration } from '../../../src/article/cleaning/drawn-titles.ts';
import { lineAt } from '../../../src/article/document-place.ts';

test.each([
  ['━━ Rules ━━', 'Rules'],
  ['  ★ FAQ ★', 'FAQ'],
  ['=== Events ===', 'Events'],
  ['•.¸¸.• Partners •.¸¸.•', 'Partners'],
  ['「 Voice chat 」', 'Voice chat'],
  ['»»—— Contact ——««', 'Contact'],
  ['┏━━━ Partners ━━━┓', 'Partners'],
  ['-ˋˏ ༻ Rules ༺ ˎˊ-', 'Rules'],
  ['☆*:.｡. Rules .｡.:*☆', 'Rules'],
  ['ーーー ルール ーーー', 'ルール'],
  ['Rules ━━━━━━', 'Rules'],
  ['▬▬▬ Staff', 'Staff'],
])('%s is a title', (line, title) => {
  expect(drawnTitle(line)).toBe(title);
});

test.each([
  '「はい」',
  '« Bonjour »',
  '...and then...',
  '— Rules —',
  '***Rules***',
  '==Rules==',
  '| cell | x |',
  '│ a │ b │',
  '╰┈➤ text',
  '• Item •',
  '- a -',
  '✿ Be nice. ✿',
  '▓▓▓▓░░ 60 %',
  '━━━━━━',
  '→ x ←',
  '// Rules //',
  '<b>x</b>',
  'Rules',
  '',
])('%s is none', (line) => {
  expect(drawnTitle(line)).toBeUndefined();
});

test('a title is a part of its line that has words, however the line is made', () => {
  const sign = fc.constantFrom('━', '═', '★', '=', '-', '.', ' ', '「', '」', '•', '┏', 'a', 'Rules', '📜', '・', '1');
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 30 }), (signs) => {
      const line = signs.join('');
      const title = drawnTitle(line);
      expect(title === undefined || (line.includes(title) && title === title.trim() && /\p{L}/u.test(title))).toBe(
        true,
      );
    }),
  );
});

test('a channel name heads the text below it, not a list of channels', () => {
  expect(channelTitle('📜・staff rules', '', 'Staff answer within two days.')).toBe('📜 staff rules');
  expect(channelTitle('📜┃rules', '', '📢┃announcements')).toBeUndefined();
  expect(channelTitle('📜・rules – read them first', '', 'They are short.')).toBeUndefined();
  expect(channelTitle('📜・rules', 'See also:', 'They are short.')).toBeUndefined();
});

test('a heading keeps its links where its words are', () => {
  const heading = { kind: 'heading', level: 2, place: lineAt(1) } as const;
  expect(withoutDecoration({ ...heading, text: '━━ Rules ━━', links: [{ start: 3, end: 8, target: '#a' }] })).toEqual({
    ...heading,
    text: 'Rules',
    links: [{ start: 0, end: 5, target: '#a' }],
  });
  expect(withoutDecoration({ ...heading, text: '📜・rules', links: [{ start: 3, end: 8, target: '#a' }] })).toEqual({
    ...heading,
    text: '📜 rules',
    links: [{ start: 3, end: 8, target: '#a' }],
  });
});
