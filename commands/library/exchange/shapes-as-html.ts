import type { Shape, ShapedItem, ShapedWords } from './written-shapes.ts';

/** What a list begins with that HTML counts so: browsers, which do not know `data-written-label`, show at least that. */
const countedTypes: readonly (readonly [RegExp, string])[] = [
  [/^\(?a[.)]$/, 'a'],
  [/^\(?A[.)]$/, 'A'],
  [/^\(?i[.)]$/, 'i'],
  [/^\(?I[.)]$/, 'I'],
];

/** Shapes as HTML without an empty line, as it may stand in Markdown: for what Markdown cannot count, and what it reads otherwise. */
export function shapesAsHtml(shapes: readonly Shape[]): string {
  const parts: string[] = [];
  for (let at = 0; at < shapes.length; ) {
    const shape = shapes[at];
    if (shape === undefined) break;
    if (shape.kind !== 'item') {
      parts.push(htmlOf(shape));
      at += 1;
      continue;
    }
    const items = itemsFrom(shapes, at);
    parts.push(listAsHtml(items));
    at += items.length;
  }
  return parts.join('\n');
}

/** Items that follow one another are one list: with numbers, or without. */
export function itemsFrom(shapes: readonly Shape[], from: number): readonly ShapedItem[] {
  const items: ShapedItem[] = [];
  for (const shape of shapes.slice(from)) {
    if (shape.kind !== 'item' || (shape.label === undefined) !== ((items[0] ?? shape).label === undefined)) break;
    items.push(shape);
  }
  return items;
}

/** A list as HTML; a number that HTML does not count by itself is written at its item. */
export function listAsHtml(items: readonly ShapedItem[]): string {
  const tag = items[0]?.label === undefined ? 'ul' : 'ol';
  const type = countedTypes.find(([first]) => first.test(items[0]?.label ?? ''))?.[1];
  const lines = items.map((item) => {
    const label = item.label === undefined ? '' : ` data-written-label="${quoted(item.label)}"`;
    const inner = item.shapes.length === 0 ? '' : `\n${shapesAsHtml(item.shapes)}\n`;
    return `<li${label}>${wordsAsHtml(item.words)}${inner}</li>`;
  });
  return [`<${tag}${type === undefined ? '' : ` type="${type}"`}>`, ...lines, `</${tag}>`].join('\n');
}

function htmlOf(shape: Exclude<Shape, ShapedItem>): string {
  switch (shape.kind) {
    case 'paragraph':
      return `<p>${wordsAsHtml(shape.words)}</p>`;
    case 'lines':
      return `<pre${shape.isCode ? '' : ' class="verse"'}>${shape.text.split('\n').map(plain).join('&#10;')}</pre>`;
    case 'table': {
      const row = (tag: string, cells: readonly string[]) =>
        `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
      const rows = shape.rows.map((cells) =>
        row(
          'td',
          cells.map((cell) => wordsAsHtml([cell])),
        ),
      );
      return ['<table>', row('th', shape.columns.map(plain)), ...rows, '</table>'].join('\n');
    }
    case 'box': {
      const title = `<p class="admonition-title">${plain(shape.title)}</p>`;
      return ['<blockquote class="admonition">', title, shapesAsHtml(shape.shapes), '</blockquote>'].join('\n');
    }
    case 'term': {
      const said = shape.shapes.map(
        (each) => `<dd>${each.kind === 'paragraph' ? wordsAsHtml(each.words) : shapesAsHtml([each])}</dd>`,
      );
      return ['<dl>', `<dt>${plain(shape.term)}</dt>`, ...said, '</dl>'].join('\n');
    }
  }
}

function wordsAsHtml(words: readonly ShapedWords[]): string {
  return words.map(linkedHtml).join(' ');
}

function linkedHtml({ text, from, links, name }: ShapedWords): string {
  if (name !== undefined) {
    const [start, end] = name;
    return `${plain(text.slice(from, start))}<b>${plain(text.slice(start, end))}</b>${linkedHtml({ text, from: end, links })}`;
  }
  let at = from;
  let made = '';
  for (const { start, end, target } of links) {
    if (start < at || end <= start || end > text.length) continue;
    made += `${plain(text.slice(at, start))}<a href="${quoted(target)}">${plain(text.slice(start, end))}</a>`;
    at = end;
  }
  return made + plain(text.slice(at));
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(/\n+/g, ' ');
}

function quoted(text: string): string {
  return plain(text).replaceAll('"', '&quot;');
}
