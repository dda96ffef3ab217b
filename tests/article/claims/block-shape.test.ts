import { expect, test } from 'vitest';
import { toSections } from '../../../src/article/claims/assemble-sections.ts';
import { inShape } from '../../../src/article/claims/block-shape.ts';
import type { Block } from '../../../src/article/document-blocks.ts';
import { lineAt } from '../../../src/article/document-place.ts';

const place = lineAt(1);
const item = (text: string, label?: string, depth = 1): Block => ({
  kind: 'item',
  text,
  depth,
  place,
  ...(label !== undefined && { label }),
});
const shape = (...blocks: readonly Block[]) =>
  inShape(blocks).map((block) => ('depth' in block ? block.depth : undefined));
const texts = (...blocks: readonly Block[]) =>
  toSections(blocks).sections.flatMap(({ heading, claims }) => claims.map(({ text }) => `${heading} | ${text}`));

test('bullets below a numbered item that leads in are in it', () => {
  expect(
    texts(
      item('Be kind.', '2)'),
      item('Use the right channel:', '3)'),
      item('memes in #memes'),
      item('bugs in #bugs'),
      item('Have fun.', '4)'),
    ),
  ).toEqual([
    ' | 2) Be kind.',
    ' | 3) Use the right channel: memes in #memes',
    ' | 3) Use the right channel: bugs in #bugs',
    ' | 4) Have fun.',
  ]);
});

test('and what stands in them goes along; what is further in already stays', () => {
  expect(shape(item('Use:', '1.'), item('a'), item('b', undefined, 2), item('c'))).toEqual([1, 2, 3, 2]);
  expect(shape(item('Use:', '1.'), item('a', undefined, 2), item('Next.', '2.'))).toEqual([1, 2, 1]);
  expect(shape(item('Use this.', '1.'), item('a'))).toEqual([1, 1]);
  expect(shape(item('Use:'), item('a'))).toEqual([1, 1]);
  expect(shape(item('Use:', '1.'), { kind: 'paragraph', text: 'Text.', place }, item('a'))).toEqual([1, undefined, 1]);
});

test('a question that is set off heads its answer', () => {
  const paragraph = (text: string, runIn: number): Block => ({
    kind: 'paragraph',
    text,
    runIn,
    place,
    links: [{ start: text.length - 4, end: text.length - 1, target: '#x' }],
  });
  const { sections } = toSections([paragraph('May I? Yes, ask now.', 6), paragraph('Why? No. See why.', 4)]);
  expect(sections.map(({ heading, question }) => [heading, question])).toEqual([
    ['May I?', 'May I?'],
    ['Why?', 'Why?'],
  ]);
  expect(
    sections.map(({ claims }) =>
      claims.map(({ text, links }) => [text, links?.map(({ start, end }) => text.slice(start, end))]),
    ),
  ).toEqual([[['Yes, ask now.', ['now']]], [['No. See why.', ['why']]]]);
});

test('an opening that asks nothing, or that nothing follows, stays', () => {
  const paragraph = (text: string, runIn: number): Block => ({ kind: 'paragraph', text, runIn, place });
  expect(texts(paragraph('Heavy. It weighs much.', 6), paragraph('Really?', 7))).toEqual([
    ' | Heavy. It weighs much.',
    ' | Really?',
  ]);
});
