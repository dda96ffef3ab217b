import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MarkdownBlock, blocks } from '../page/markdown/markdown-parts.ts';
import { formatTimestamp } from '../page/markdown/timestamp.ts';
import { hostileText } from './support/hostile-markdown.ts';

const text = (content: string): MarkdownBlock => ({ kind: 'text', text: content });
const item = (content: string, depth = 0, number?: number) => ({ depth, number, text: content });

describe('blocks', () => {
  test.each<[string, string, readonly MarkdownBlock[]]>([
    ['running text', 'one\ntwo', [text('one\ntwo')]],
    ['a quote', 'a\n> b\n> c\nd', [text('a'), { kind: 'quote', text: 'b\nc' }, text('d')]],
    [
      'an empty line between quotes',
      '> a\n\n> b',
      [{ kind: 'quote', text: 'a' }, text('\n'), { kind: 'quote', text: 'b' }],
    ],
    ['a quote to the end', '>>> a\nb', [{ kind: 'quote', text: 'a\nb' }]],
    ['no quote without a space', '>a', [text('>a')]],
    ['a list', '- a\n  - b\n* c', [{ kind: 'list', items: [item('a'), item('b', 1), item('c')] }]],
    ['a numbered list', '3. a\n4. b', [{ kind: 'list', items: [item('a', 0, 3), item('b', 0, 4)] }]],
    ['no list after a backslash', '\\- a', [text('\\- a')]],
    ['code', 'a ```js\nlet b\n``` c', [text('a '), { kind: 'code', language: 'js', text: 'let b' }, text(' c')]],
    ['what looks like a list in code', '```\n- a\n```', [{ kind: 'code', language: '', text: '- a' }]],
    ['a fence that is not closed', '```\na', [text('```\na')]],
  ])('%s', (_name, source, expected) => {
    expect(blocks(source)).toEqual(expected);
  });

  test('lose no letter of any text', () => {
    const letters = (value: string) => value.replaceAll(/[^\p{L}]/gu, '');
    fc.assert(
      fc.property(hostileText, (source) => {
        const kept = blocks(source).map((block) => {
          if (block.kind === 'list') return block.items.map((one) => one.text).join('\n');
          return block.kind === 'code' ? block.language + block.text : block.text;
        });
        expect(letters(kept.join('\n'))).toBe(letters(source));
      }),
    );
  });
});

describe('timestamps', () => {
  test('are told by the clock, by the calendar and from now', () => {
    const now = Date.UTC(2026, 10, 24, 12);
    const at = now / 1_000;
    expect(formatTimestamp(at + 7_200, 'R', 'en-US', now)).toBe('in 2 hours');
    expect(formatTimestamp(at - 86_400, 'R', 'de', now)).toBe('gestern');
    expect(formatTimestamp(at, 'D', 'en-US', now)).toBe('November 24, 2026');
    expect(formatTimestamp(at, '?', 'en-US', now)).toContain('November 24, 2026');
  });

  test('that no calendar has are not told', () => {
    expect(formatTimestamp(9e15, 'f', 'en-US')).toBeUndefined();
    expect(formatTimestamp(Number.NaN, 'R', 'en-US')).toBeUndefined();
  });
});
