import type { Shape, ShapedItem, ShapedWords } from './written-shapes.ts';
import { fenced, inline, linked } from './markdown-signs.ts';
import { itemsFrom, listAsHtml, shapesAsHtml } from './shapes-as-html.ts';

const counted = /^(\d{1,9})[.)]$/;
/** Nothing to see; what is above and what is below are two lists. */
const parted = '<!-- -->';

/** Shapes as blocks of Markdown; a list that Markdown does not count is HTML within it. */
export function shapesAsMarkdown(shapes: readonly Shape[]): readonly string[] {
  const blocks: string[] = [];
  let before: Shape | undefined;
  for (let at = 0; at < shapes.length; ) {
    const shape = shapes[at];
    if (shape === undefined) break;
    if (shape.kind === 'item') {
      const items = itemsFrom(shapes, at);
      if (before?.kind === 'term') blocks.push(parted);
      if (items.every(({ label }) => label === undefined || counted.test(label))) blocks.push(...listsOf(items));
      else blocks.push(listAsHtml(items));
      at += items.length;
    } else {
      blocks.push(blockOf(shape));
      at += 1;
    }
    before = shape;
  }
  return blocks;
}

function blockOf(shape: Exclude<Shape, ShapedItem>): string {
  switch (shape.kind) {
    case 'paragraph':
      return wordsOf(shape.words);
    case 'lines':
      return shape.isCode ? fenced(shape.text) : linked(shape.text, 0, []).replaceAll('\n', '\\\n');
    case 'table': {
      const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
      const rows = shape.rows.map((cells) => line(cells.map((cell) => wordsOf([cell]))));
      return [line(shape.columns.map(inline)), line(shape.columns.map(() => '---')), ...rows].join('\n');
    }
    case 'box':
      return shapesAsHtml([shape]);
    case 'term':
      return defined(inline(shape.term), shape.shapes);
  }
}

function wordsOf(words: readonly ShapedWords[]): string {
  return words.map(worded).join(' ');
}

/** The name of what follows is bold, and has no links. */
function worded({ text, from, links, name }: ShapedWords): string {
  if (name === undefined) return linked(text, from, links);
  const [start, end] = name;
  const rest = links.filter((link) => link.start >= end);
  return `${linked(text.slice(0, start), from, [])}**${linked(text.slice(0, end), start, [])}**${linked(text, end, rest)}`;
}

/** A term, and each thing that is said of it; items among these are no list. */
function defined(term: string, shapes: readonly Shape[]): string {
  const said = shapes.map((shape) =>
    shapesAsMarkdown(
      shape.kind === 'item' && shape.label === undefined
        ? [{ kind: 'paragraph', words: shape.words }, ...shape.shapes]
        : [shape],
    ),
  );
  return [term, ...said.map((blocks) => `: ${blocks.join('\n\n').replaceAll(/\n(?=.)/g, '\n  ')}`)].join('\n');
}

/** A list counts on by itself: what leaves numbers out is another one. */
function listsOf(items: readonly ShapedItem[]): readonly string[] {
  const lists: string[][] = [[]];
  let last: number | undefined;
  for (const { label, words, shapes } of items) {
    const number = label === undefined ? undefined : Number.parseInt(label, 10);
    if (number !== undefined && last !== undefined && number !== last + 1) lists.push([]);
    last = number;
    const mark = label ?? '-';
    const inner = shapesAsMarkdown(shapes)
      .join('\n\n')
      .replaceAll(/^(?=.)/gm, ' '.repeat(mark.length + 1));
    lists.at(-1)?.push(`${mark} ${wordsOf(words)}${inner === '' ? '' : `\n\n${inner}\n`}`);
  }
  return lists.flatMap((list, at) => (at === 0 ? [list.join('\n')] : [parted, list.join('\n')]));
}
