import { expect, test } from 'vitest';
import { nestQuotedBullets } from '../../../src/article/markdown/parsing/quoted-bullets.ts';
import { withoutSmallPrint } from '../../../src/article/markdown/parsing/site-marks.ts';

function nested(source: string): string {
  const lines = source.split('\n');
  for (let index = 0; index < lines.length; index += 1) nestQuotedBullets(lines, index);
  return lines.join('\n');
}

test('quoted lines with emoji are items of what leads into them', () => {
  expect(nested('1. You may:\n> 🎧 sing\n> 🎧 hum\n2. Ask.')).toBe('1. You may:\n   - 🎧 sing\n   - 🎧 hum\n2. Ask.');
  expect(nested('You may not:\n> 🚫 shout\n> ▸ whistle\n\nAsk.')).toBe('You may not:\n- 🚫 shout\n- whistle\n\nAsk.');
  expect(nested('🔹 One:\n> 🚫 a\n🔹 Two\n🔹 Three:\n> 🚫 b')).toBe('- One:\n  - 🚫 a\n- Two\n- Three:\n  - 🚫 b');
});

test.each([
  ['a quotation below running text', 'Marlow said\n> 🎧 I sing'],
  ['a quotation with a line of words', '- Marlow said:\n> 🎧 I sing\n> and hum'],
  ['a quotation that stands apart', '- Marlow said:\n\n> 🎧 I sing'],
  ['text that goes on below', '- You may:\n> 🎧 sing\nand then go.'],
  ['what a title heads', '⚠️ **PUNISHMENTS** ⚠️\n> 🔇 mute\n> 🔨 ban'],
  ['signs that are no emoji', '- You may:\n> © sing\n> 5 times'],
])('%s stays a quotation', (_, source) => {
  expect(nested(source)).toBe(source);
});

test.each([
  ['Ask us. ^(We reply in a day.)', 'Ask us. We reply in a day.'],
  ['Ask us ^(the mods) first^(by mail).', 'Ask us (the mods) first (by mail).'],
  ['^(See [here](https://a.example) first)', ' See [here](https://a.example) first'],
  ['^I ^am ^a ^bot', 'I am a bot'],
  // Powers, marks of notes, names of blocks, and what nothing ends.
  ...['2^(10) = 1024', 'x^(n+1)', 'mc^2 and a[^note]', 'A line. ^block-1', 'see ^(never closed'].map((text) => [
    text,
    text,
  ]),
])('small print: %s', (text, plain) => {
  expect(withoutSmallPrint(text)).toBe(plain);
});
