import type { Token } from 'markdown-it';
import { type InlineContext, readLinesOf } from './markdown-inline.ts';

/** The rows of a table, the first being its columns' names; `line` is the parser's, from 0. */
export type MarkdownTable = {
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
  /** The index of its last token. */
  readonly end: number;
};

/** Reads the table that begins at a token. */
export function readTableRows(tokens: readonly Token[], start: number, context: InlineContext): MarkdownTable {
  const rows: { cells: string[]; line: number }[] = [];
  let line = 0;
  let index = start;
  for (let token = tokens[index]; token !== undefined && token.type !== 'table_close'; token = tokens[(index += 1)]) {
    if (token.map !== null) line = token.map[0];
    if (token.type === 'tr_open') rows.push({ cells: [], line });
    else if (token.type === 'inline') rows.at(-1)?.cells.push(cellText(token, context));
  }
  return { rows, end: index };
}

/** A cell's lines are as much apart as its author could put them. */
function cellText(token: Token, context: InlineContext): string {
  const lines = readLinesOf(token, context);
  return lines.map(({ text }, at) => (at === lines.length - 1 || /\p{P}$/u.test(text) ? text : `${text},`)).join(' ');
}
