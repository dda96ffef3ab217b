import { describe, expect, test } from 'vitest';
import type { Claim } from '../../../src/article/article-model.ts';
import { claimQuotes } from '../../../src/reply/claim-quotes.ts';

const quotes = (text: string, max: number, more: Partial<Claim> = {}) => claimQuotes({ id: '1.1', text, ...more }, max);

describe('words', () => {
  test('go on in the next quote behind dots, nothing of them left out', () => {
    expect(quotes('one two three', 8)).toEqual(['> `1.1` one two', '> … three']);
    expect(quotes('one two three', 13)).toEqual(['> `1.1` one two three']);
  });

  test('of verse keep their lines as long as they fit, and are one text beyond', () => {
    expect(quotes('a lamp\nburns', 12)).toEqual(['> `1.1` a lamp\n> burns']);
    expect(quotes('a lamp\nburns', 11)).toEqual(['> `1.1` a lamp', '> … burns']);
  });

  test('of one line are in no quote longer than asked, what is escaped counted', () => {
    expect(quotes('*a* *b*', 7)).toEqual(['> `1.1` \\*a\\*', '> … \\*b\\*']);
  });

  test('that are none leave the number', () => {
    expect(quotes('', 10)).toEqual(['> `1.1`']);
    expect(quotes(' ', 10, { label: '§ 2' })).toEqual(['> `§ 2`']);
  });
});

describe('code', () => {
  test('stands below the words where both fit, else in the next quote', () => {
    const text = 'Run:\nls -l';
    expect(quotes(text, 17, { codeFrom: 5 })).toEqual(['> `1.1` Run:\n> ```\n> ls -l\n> ```']);
    expect(quotes(text, 16, { codeFrom: 5 })).toEqual(['> `1.1` Run:', '> ```\n> ls -l\n> ```']);
  });

  test('of several pieces has the first of them below the last of the words', () => {
    const text = 'one two three four five Run:\nls\na-command-of-some-length\npwd';
    expect(quotes(text, 24, { codeFrom: 29 })).toEqual([
      '> `1.1` one two three four five',
      '> … Run:\n> ```\n> ls\n> ```',
      '> ```\n> a-command-of-some-length\n> ```',
      '> ```\n> pwd\n> ```',
    ]);
  });

  test('alone begins on a line of its own below the number, and without a number at once', () => {
    expect(quotes('ls', 20, { codeFrom: 0 })).toEqual(['> `1.1` \n> ```\n> ls\n> ```']);
    expect(quotes('4. ls', 20, { codeFrom: 0, label: '4.' })).toEqual(['> ```\n> 4. ls\n> ```']);
  });

  test('is parted between lines, and goes on without dots', () => {
    expect(quotes('ls\npwd\nid', 6, { codeFrom: 0, label: 'ls' })).toEqual([
      '> ```\n> ls\n> pwd\n> ```',
      '> ```\n> id\n> ```',
    ]);
    expect(quotes('ls\npwd\nid', 5, { codeFrom: 0, label: 'ls' })).toEqual([
      '> ```\n> ls\n> ```',
      '> ```\n> pwd\n> ```',
      '> ```\n> id\n> ```',
    ]);
  });
});
