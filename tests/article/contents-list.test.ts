import { expect, test } from 'vitest';
import { stripSignposts } from '../../src/article/cleaning/contents-list.ts';
import { takeTitle } from '../../src/article/cleaning/article-title.ts';
import type { Block } from '../../src/article/document-blocks.ts';
import { lineAt } from '../../src/article/document-place.ts';

/** `# heading`, `- item` or paragraph; `[text](target)` is a link. */
function blockOf(line: string): Block {
  const place = lineAt(1);
  const [, marks = '', rest = line] = /^(#+ |- )?(.*)$/u.exec(line) ?? [];
  const links: { start: number; end: number; target: string }[] = [];
  let text = '';
  let from = 0;
  for (const { index, 0: whole, 1: name = '', 2: target = '' } of rest.matchAll(/\[([^\]]*)\]\(([^)]*)\)/gu)) {
    text += rest.slice(from, index);
    links.push({ start: text.length, end: text.length + name.length, target });
    text += name;
    from = index + whole.length;
  }
  text += rest.slice(from);
  if (marks.startsWith('#')) return { kind: 'heading', level: marks.length - 1, text, place };
  return { kind: marks === '' ? 'paragraph' : 'item', text, place, links };
}

const left = (...lines: readonly string[]): readonly string[] =>
  stripSignposts(lines.map(blockOf)).leftOut.map(({ text, reason }) => `${reason}: ${text}`);

test('a list of links to headings is left out, however it is numbered', () => {
  expect(
    left('# Contents', '- [Pay](#pay)', '- 2. [Limits](#limits)', '# Pay', 'With coins.', '# Limits', 'Ten.'),
  ).toEqual(['contents list: Contents', 'contents list: Pay', 'contents list: 2. Limits']);
  expect(left('[Pay](#pay) | [Limits](#limits)', '# Pay', 'With coins.')).toHaveLength(1);
});

test('a line of links to headings is left out wherever it stands', () => {
  expect(left('Lanterns light the paths.', '[Pay](#pay) • [Limits](#limits) • [Shops](#shops)', 'More text.')).toEqual([
    'contents list: Pay • Limits • Shops',
  ]);
  expect(left('Lanterns.', 'See [Pay](#pay) and [Limits](#limits).', 'More text.')).toEqual([]);
});

test('a list of contents is left out below other text, with the line that announces it', () => {
  const body = ['# Pay', 'With coins.', '# Limits', 'Ten.'];
  expect(left('Welcome to the club.', 'In this guide:', '- [Pay](#pay)', '- [Limits](#limits)', ...body)).toEqual([
    'contents list: In this guide:',
    'contents list: Pay',
    'contents list: Limits',
  ]);
  expect(left('Welcome to the club.', '[Pay](#pay)', '[Limits](#limits)', ...body)).toHaveLength(2);
});

test('a list of three headings is left out without links', () => {
  const body = ['# How to pay?', 'Coins.', '# Limits', 'Ten.', '# Shops', 'Two.'];
  expect(left('- How to pay', '- Limits', '- Shops', ...body)).toHaveLength(3);
  expect(left('- How to pay', '- Limits', ...body)).toEqual([]);
});

test('a list with an entry of its own is text', () => {
  expect(left('- [Pay](#pay)', '- Limits are ten', '# Pay', 'With coins.')).toEqual([]);
  expect(left('- [Pay](#pay) with coins', '- [Limits](#limits)', '# Pay', 'With coins.')).toEqual([]);
  expect(left('- [Pay](#pay)', '# Pay', 'With coins.')).toEqual([]);
});

test('links alone on a line are navigation at the edges, and text in the middle', () => {
  expect(left('[English](a.md) | [Deutsch](b.md)', '# Title', 'Text.', '[Back](#top) · [Next](c.md)')).toEqual([
    'navigation: English | Deutsch',
    'navigation: Back · Next',
  ]);
  expect(left('Text.', '[One](a.md) | [Two](b.md)', 'Text.')).toEqual([]);
  expect(left('[See the shop](a.md)', 'Text.')).toEqual([]);
});

test('the only first heading is the title, whatever stands above it', () => {
  const titled = (...lines: readonly string[]) => takeTitle({ blocks: lines.map(blockOf), leftOut: [] });
  expect(titled('Hello.', '# Handbook', 'Text.', '## Buying', 'Text.')).toMatchObject({ title: 'Handbook' });
  expect(titled('Hello.', '# Handbook', 'Text.', '# Buying', 'Text.').title).toBeUndefined();
  expect(titled('Hello.', '## Handbook', 'Text.', '### Buying', 'Text.').title).toBeUndefined();
  expect(titled('Hello.', '# Handbook', 'Text.').blocks.map(({ text }) => text)).toEqual(['Hello.', 'Text.']);
});
