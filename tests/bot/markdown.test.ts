import { describe, expect, it } from 'vitest';
import { escape, escapeWithin, type Mark, marked, markedWithin, quote, plain } from '../../src/bot/markdown.ts';
import { markup, shownText } from '../support/discord-markdown.ts';
import { hostileText } from '../support/hostile.ts';
import fc from 'fast-check';

const marks = fc.array(
  fc.record({
    start: fc.nat(200),
    length: fc.integer({ min: 1, max: 40 }),
    kind: fc.constantFrom<Mark['kind']>('matched', 'answer', 'typed'),
  }),
  { maxLength: 6 },
);
const toMarks = (drawn: readonly { start: number; length: number; kind: Mark['kind'] }[]): readonly Mark[] =>
  drawn.map(({ start, length, kind }) => ({ start, end: start + length, kind }));
const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();

describe('escape', () => {
  it.each([
    ['**bold** and ||spoiler||', '\\*\\*bold\\*\\* and \\|\\|spoiler\\|\\|'],
    ['[Discord](https://evil.example)', '\\[Discord\\](https\\://evil.example)'],
    ['<@123456789012345678>', '\\<\\@123456789012345678\\>'],
    ['- item', '\\- item'],
    ['2021. It began', '2021\\. It began'],
    ['a 20-year-long war', 'a 20-year-long war'],
    [':smile: 12:30', '\\:smile: 12:30'],
  ])('%s', (text, expected) => {
    expect(escape(text)).toBe(expected);
  });

  it('takes out what turns the direction of text', () => {
    expect(escape('a\u202Egpj.exe')).toBe('agpj.exe');
  });

  it('shows any text as it is, without markup', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        expect(markup(escape(text))).toEqual([]);
        expect(squeeze(shownText(escape(text)))).toBe(plain(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('escapeWithin', () => {
  it('holds the limit after escaping, and never ends in a half escape', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 80 }), (text, max) => {
        const escaped = escapeWithin(text, max);
        expect(escaped.length).toBeLessThanOrEqual(max);
        expect(markup(escaped)).toEqual([]);
        expect(/(^|[^\\])(\\\\)*\\$/.test(escaped)).toBe(false);
      }),
    );
  });
});

describe('marked', () => {
  it('sets off matched words in bold, the answer underlined too, and joins neighbours', () => {
    const text = 'Russia’s trade volume is only $289 million.';
    const shown = marked(text, [
      { start: 9, end: 14, kind: 'matched' },
      { start: 15, end: 21, kind: 'matched' },
      { start: 30, end: 42, kind: 'answer' },
    ]);
    expect(shown).toBe('Russia’s **trade volume** is only **$289 million**.');
  });

  it('marks nothing but bold and underline, whatever the text', () => {
    fc.assert(
      fc.property(hostileText, marks, (text, drawn) => {
        const shown = quote(`\`1.1\` ${marked(text, toMarks(drawn))}`);
        expect(
          markup(shown).filter((kind) => !['strong', 'underline', 'blockQuote', 'inlineCode'].includes(kind)),
        ).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('markedWithin', () => {
  it('keeps the answer in sight in a long text', () => {
    const text = `${'word '.repeat(400)}the answer is 42 indeed. ${'tail '.repeat(100)}`;
    const start = text.indexOf('42');
    const shown = markedWithin(text, [{ start, end: start + 2, kind: 'answer' }], 300);
    expect(shown).toContain('**42**');
    expect(shown.startsWith('… word')).toBe(true);
    expect(shown.endsWith('…')).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(300);
  });

  it('holds the limit whatever the text and marks', () => {
    fc.assert(
      fc.property(hostileText, marks, fc.integer({ min: 20, max: 200 }), (text, drawn, max) => {
        expect(markedWithin(text, toMarks(drawn), max).length).toBeLessThanOrEqual(max);
      }),
      { numRuns: 500 },
    );
  });
});

it('quote leaves no line outside', () => {
  expect(quote('a\nb\n\nc')).toBe('> a\n> b\n> \n> c');
});
