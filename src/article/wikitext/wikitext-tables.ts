import { wikitextInline } from './wikitext-inline.ts';

/** A line of a table, between `{|` and `|}`, as HTML: each opens what it holds, and what is open is closed by what follows. */
export function tableLine(line: string): string {
  const text = line.trim();
  if (text.startsWith('{|')) return '<table>';
  if (text.startsWith('|}')) return `</table>${wikitextInline(text.slice(2))}`;
  if (text.startsWith('|+')) return `<caption>${wikitextInline(withoutAttributes(text.slice(2)).text)}</caption>`;
  if (text.startsWith('|-')) return '<tr>';
  const isHead = text.startsWith('!');
  if (!isHead && !text.startsWith('|')) return wikitextInline(line);
  return cellsOf(text.slice(1), isHead)
    .map((cell) => {
      const { text: words, attributes } = withoutAttributes(cell);
      return `<${isHead ? 'th' : 'td'}${attributes}>${wikitextInline(words.trim())}`;
    })
    .join('');
}

/** Cells on one line are parted by `||`, those of heads by `!!` as well. */
function cellsOf(text: string, isHead: boolean): string[] {
  return text.split(isHead ? /\|\||!!/u : '||');
}

/** `style="…" | text`: of what is said about a cell, only how far it reaches is kept. */
function withoutAttributes(cell: string): { readonly text: string; readonly attributes: string } {
  const bar = /^[^|[\]{}<>]{0,300}\|(?!\|)/u.exec(cell)?.[0];
  if (bar === undefined || !/^\s*(?:[\w-]+\s*=|\|)/u.test(bar)) return { text: cell, attributes: '' };
  const spans = [...bar.matchAll(/\b(colspan|rowspan)\s*=\s*["']?(\d{1,3})/giu)];
  return {
    text: cell.slice(bar.length),
    attributes: spans.map(([, name = '', count = '']) => ` ${name.toLowerCase()}="${count}"`).join(''),
  };
}
