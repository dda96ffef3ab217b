import { expect, test } from 'vitest';
import { isChatExport, readChatExport } from '../../../src/article/talk/chat-export.ts';

const CHAT = [
  '5/3/31, 2:22 PM - Messages and calls are end-to-end encrypted.',
  '5/3/31, 2:23 PM - Ann added Bert',
  '5/3/31, 2:25 PM - Ann: The camp:',
  'We leave on 12 July.',
  'We are back on 19 July.',
  '5/3/31, 2:26 PM - Bert: Who drives?',
  '5/3/31, 2:27 PM - Bert: And when?',
  '5/3/31, 2:28 PM - Cem: I do, at eight. <This message was edited>',
  '5/3/31, 2:29 PM - Ann: <Media omitted>',
  '5/3/31, 2:30 PM - Ann: See <https://camp.example>',
];

test('a conversation is known by its messages', () => {
  expect(isChatExport(CHAT.join('\r\n'))).toBe(true);
  expect(
    isChatExport('[03.05.31, 14:22:10] Ann: Hallo.\n[03.05.31, 14:23:10] Bert: Ja.\n[03.05.31, 14:24:10] Ann: Gut.'),
  ).toBe(true);
  expect(isChatExport('5/3/31, 2:22 PM - Opening\nWe met at the hall.\nAnn spoke.\nBert spoke.')).toBe(false);
  expect(isChatExport('2031-05-03 Release\n2031-05-04 Fix: a crash\n2031-05-05 Fix: another')).toBe(false);
  expect(isChatExport('')).toBe(false);
});

test('each message stands with its author, an answer with its question, and what is no message is left out', () => {
  const { blocks, leftOut } = readChatExport(CHAT.join('\r\n'), 11);
  expect(blocks.map((block) => ['leadIn' in block ? block.leadIn : undefined, block.text])).toEqual([
    ['Ann: The camp:', 'We leave on 12 July.'],
    ['Ann: The camp:', 'We are back on 19 July.'],
    [undefined, 'Bert: Who drives?'],
    [undefined, 'Bert: And when?'],
    ['Bert: And when?', 'Cem: I do, at eight.'],
    [undefined, 'Ann: See <https://camp.example>'],
  ]);
  expect(blocks[0]?.place).toEqual({ kind: 'line', line: 14 });
  expect(leftOut.map(({ place, reason }) => [place.kind === 'line' ? place.line : 0, reason])).toEqual([
    [11, 'page furniture'],
    [12, 'page furniture'],
    [19, 'page furniture'],
  ]);
});
