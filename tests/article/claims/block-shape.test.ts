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

const paragraph = (text: string, more: Partial<Extract<Block, { kind: 'paragraph' }>> = {}): Block => ({
  kind: 'paragraph',
  text,
  place,
  ...more,
});
const code = (text: string, more: Partial<Extract<Block, { kind: 'lines' }>> = {}): Block => ({
  kind: 'lines',
  code: true,
  text,
  place,
  ...more,
});

test('what counts in another way below a numbered item that leads in is in it', () => {
  const we = item('We collect:', '2.1');
  expect(shape(we, item('names', '(a)'), item('ages', '(b)'), item('Fees.', '2.2'))).toEqual([1, 2, 2, 1]);
  expect(shape(item('Rules.', '2.1'), item('names', '(a)'), item('ages', '(b)'))).toEqual([1, 1, 1]);
  // The same way of counting, whatever the numbers and letters.
  expect(shape(item('Use:', '(a)'), item('names', '(b)'), item('x', '(aa)'))).toEqual([1, 1, 1]);
  expect(shape(item('Use:', '1.1'), item('names', '2.10'), item('x', '11.1'))).toEqual([1, 1, 1]);
  expect(shape(item('Use:', '(a)'), item('x', '(aa)'))).toEqual([1, 1]);
  expect(shape(item('Use:', 'A9.'), item('x', 'A10.'))).toEqual([1, 1]);
  // Another number is another rule, though it is written in another way.
  expect(shape(item('Use:', '1.'), item('names', '2)'))).toEqual([1, 1]);
  expect(shape(we, item('names', '(a)'), item('plain'), item('ages', '(b)'))).toEqual([1, 2, 2, 2]);
});

test('a heading, or the end of the list around it, ends what an item leads into', () => {
  const heading: Block = { kind: 'heading', level: 2, text: 'Next', place };
  expect(shape(item('Use:', '1.'), heading, item('a'))).toEqual([1, undefined, 1]);
  expect(shape(item('Use:', '1.', 2), item('a', undefined, 2), item('b'), item('c', undefined, 2))).toEqual([
    2, 3, 1, 2,
  ]);
});

test('what stands beside a list stays there until a bullet has moved in', () => {
  const inside = paragraph('In the item.', { depth: 1 });
  expect(shape(item('Use:', '1.'), inside, item('a'), inside)).toEqual([1, 1, 2, 2]);
  const plain: Block = { kind: 'item', text: 'a', place };
  expect(shape({ kind: 'item', text: 'Use:', label: '1.', place }, plain)).toEqual([undefined, 2]);
});

test('code right below an item that leads in is in it', () => {
  expect(shape(item('Write the file:', '2.', 2), code('x'))).toEqual([2, 2]);
  expect(shape(item('Write the file:', '2.', 2), code('x', { depth: 1 }))).toEqual([2, 2]);
  expect(shape({ kind: 'item', text: 'Write:', place }, code('x'))).toEqual([undefined, 1]);
  expect(shape(item('Write the file:', '2.'), code('x', { depth: 3 }))).toEqual([1, 3]);
  const tip = { leadIn: 'Tip' };
  expect(shape({ ...item('Write:'), ...tip }, code('x', tip))).toEqual([1, 1]);
  expect(shape(item('Write the file:'), code('x', tip))).toEqual([1, undefined]);
});

test('and is not where the item does not lead in, something stands between, or it is no code', () => {
  expect(shape(item('Write it.'), code('x'))).toEqual([1, undefined]);
  expect(shape(item('Write:'), paragraph('So:'), code('x'))).toEqual([1, undefined, undefined]);
  expect(shape(code('x'), item('Write:'))).toEqual([undefined, 1]);
  expect(shape(item('Write:'), code('x', { code: false }))).toEqual([1, undefined]);
  expect(shape(item('Write:'), paragraph('x'))).toEqual([1, undefined]);
});

test.each(['Q1. %?', 'Q 12: %?', 'Question 3) %?', 'Frage 1. %?', 'Вопрос 2. %?', '问1：%？', 'Q1 : %?'])(
  'questions that the document counts head what is below them: %s',
  (form) => {
    const asked = ['Where do we meet', 'Who may come'].map((text) => form.replace('%', text));
    const [first = '', second = ''] = asked;
    const { sections } = toSections([paragraph(first), paragraph('Here.'), paragraph(second), paragraph('All.')]);
    expect(
      sections.map(({ heading, question, claims }) => [heading, question, claims.map(({ text }) => text)]),
    ).toEqual([
      [first, first, ['Here.']],
      [second, second, ['All.']],
    ]);
    expect(toSections([paragraph(first), paragraph('Here.')]).sections[0]?.heading).toBe('');
  },
);

test.each([
  ['See Q1. Where do we meet?', {}],
  ['Q1234. Where do we meet?', {}],
  ['Q1. Where do we meet? Here.', {}],
  ['Q1 Where do we meet?', {}],
  ['Question. Where do we meet?', {}],
  ['Q1. ?', {}],
  [`Q1. ${'Where '.repeat(60)}?`, {}],
  ['Q1. Where do we meet?', { depth: 1 }],
  ['Q1. Where do we meet?', { leadIn: 'Tip' }],
] as const)('and others do not: %s', (text, more) => {
  const blocks = [paragraph(text, more), paragraph('Here.'), paragraph(text, more)];
  expect(inShape(blocks)).toEqual(blocks);
});

test('an item that the document counts as a question is none that heads others', () => {
  const blocks = [item('Q1. Where do we meet?'), item('Q2. Where do we eat?')];
  expect(inShape(blocks)).toEqual(blocks);
});

test('a question that is set off heads what is left, with the links in it', () => {
  const links = [
    { start: 0, end: 3, target: '#may' },
    { start: 8, end: 11, target: '#yes' },
  ];
  expect(inShape([paragraph('May I?  Yes, ask.', { runIn: 7, links })])).toEqual([
    { kind: 'heading', level: 7, text: 'May I?', asks: true, place },
    paragraph('Yes, ask.', { links: [{ start: 0, end: 3, target: '#yes' }] }),
  ]);
  expect(inShape([paragraph('May I? Yes.', { runIn: 6, links: links.slice(0, 1) })])[1]).toEqual(paragraph('Yes.'));
  expect(inShape([paragraph('May I? Yes.', { runIn: 6 })])[1]).toEqual(paragraph('Yes.'));
});

test.each([
  paragraph('May I? Yes.', { runIn: 6, depth: 1 }),
  paragraph('May I? Yes.', { runIn: 6, leadIn: 'Tip' }),
  paragraph('May I? Yes.'),
  paragraph('May I? No. Yes.', { runIn: 10 }),
  { ...item('May I? Yes.'), runIn: 6 } as Block,
])('and does not in what it is only a part of: %#', (block) => {
  expect(inShape([block])).toEqual([block]);
});
