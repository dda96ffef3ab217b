import { expect, test } from 'vitest';
import { withoutDiscordMarks } from '../../../src/article/markdown/parsing/site-marks.ts';
import { isMarkdown } from '../../../src/article/markdown/recognise-markdown.ts';

test.each([
  ['<:anchor:112233445566778899> <a:wave:112233445566778899>', ':anchor: :wave:'],
  ['from <t:1893499200> on', 'from 2030-01-01 12:00 UTC on'],
  ['on <t:1893499200:D>, at <t:1893499200:t>', 'on 2030-01-01, at 12:00 UTC'],
  ['<t:999999999999999> and <t:99999999999:F>', '<t:999999999999999> and 5138-11-16 09:46 UTC'],
  ['see </events list:112233445566778899>', 'see /events list'],
  ['ask <@112233445566778899> or <@&112233445566778899> in <#112233445566778899>', 'ask @member or @role in #channel'],
  ['see <id:customize> and <id:guide>', 'see Channels & Roles and Server Guide'],
  ['it is ||a lantern|| and ||b||', 'it is a lantern and b'],
  ['| a || b || c |', '| a || b || c |'],
  ['a || b or c||d', 'a || b or c||d'],
])('%s', (marked, plain) => {
  expect(withoutDiscordMarks(marked)).toBe(plain);
});

test.each([
  ['Join at [our site](https://a.example).', true],
  ['**Rule 1**\nBe kind.\n**Rule 2**\nNo spam.', true],
  ['# Rules\n**Be** kind.', true],
  ['```\nrun\n```', true],
  ['Ask <@123456789012345678>.', true],
  ['# Rules\nBe kind.', false],
  ['The **best** of all.', false],
  ['1. Be kind\n- no spam\n\nTitle\n=====\n', false],
  ['2 ** 3 ** 4 and 5 ** 6', false],
  ['*** Rules ***\n*** More ***', false],
  ['a | b\n[1] See (page 4).', false],
])('whether %j is Markdown: %s', (text, is) => {
  expect(isMarkdown(text)).toBe(is);
});
