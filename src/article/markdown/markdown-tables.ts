import type { Token } from 'markdown-it';
import type { Link } from '../article-model.ts';
import type { TableRow } from '../table-blocks.ts';
import { joinLines } from './markdown-paragraphs.ts';
import { type InlineContext, readLinesOf } from './markdown-inline.ts';

/** The rows of a table, the first being its columns' names; `line` is the parser's, from 0. */
export type MarkdownTable = {
  readonly rows: readonly (Omit<TableRow, 'place'> & { readonly line: number })[];
  /** The index of its last token. */
  readonly end: number;
};

/** Reads the table that begins at a token. */
export function readTableRows(tokens: readonly Token[], start: number, context: InlineContext): MarkdownTable {
  const rows: { cells: string[]; links: (readonly Link[])[]; line: number }[] = [];
  let line = 0;
  let index = start;
  for (let token = tokens[index]; token !== undefined && token.type !== 'table_close'; token = tokens[(index += 1)]) {
    if (token.map !== null) line = token.map[0];
    if (token.type === 'tr_open') rows.push({ cells: [], links: [], line });
    else if (token.type === 'inline') {
      const { text, links } = readCell(token, context);
      rows.at(-1)?.cells.push(text);
      rows.at(-1)?.links.push(links);
    }
  }
  return { rows, end: index };
}

/** A cell's lines are as much apart as its author could put them. */
function readCell(token: Token, context: InlineContext): { readonly text: string; readonly links: readonly Link[] } {
  const lines = readLinesOf(token, context);
  const parted = lines.map((line, at) =>
    at === lines.length - 1 || /\p{P}$/u.test(line.text) ? line : { ...line, text: `${line.text},` },
  );
  return parted.length === 0 ? { text: '', links: [] } : joinLines(parted);
}
