import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { ANSWERING_NAME, ASKING_NAME } from './questions-in-text.ts';
import { cleanText, endsLikeProse, endsSentence } from '../readable-text.ts';
import { tableBlocks, type TableRow } from '../table-blocks.ts';

/** A longer name of a column is a sentence. */
const LONGEST_NAME = 60;
const FEWEST_ROWS = 3;
const FEWEST_COLUMNS = 3;
/** Lines that are looked at. */
const LOOKED_AT = 200;

/**
 * Rows of values as RFC 4180 has them: those with the separator, a quotation mark or a line's end in them stand in quotation marks.
 * Lines of one value above the columns' names are the table's title and what is said of it, sentences among the rows are text, and
 * questions beside their answers are answered by them.
 */
export function readSeparated(source: string, firstLine = 1): Block[] {
  const stated = /^sep=(.)\r?\n/u.exec(source);
  const body = stated === null ? source : source.slice(stated[0].length);
  const all = rowsOf(body, stated?.[1] ?? separatorOf(body), stated === null ? firstLine : firstLine + 1);
  const head = all.findIndex(({ cells }) => !isLone(cells));
  const above = all.slice(0, Math.max(0, head)).map((row, index): Block => {
    const text = row.cells[0] ?? '';
    const { place } = row;
    return index === 0 && !endsLikeProse(text)
      ? { kind: 'heading', level: 1, text, place }
      : { kind: 'paragraph', text, place };
  });
  const [names, ...rows] = head === -1 ? all : all.slice(head);
  const asks = names?.cells.findIndex((name) => ASKING_NAME.test(name)) ?? -1;
  const replies = names?.cells.findIndex((name) => ANSWERING_NAME.test(name)) ?? -1;
  if (names !== undefined && asks !== -1 && replies !== -1)
    return [...above, ...answered(names, rows, { asks, replies })];
  const isSentence = ({ cells }: TableRow): boolean =>
    isLone(cells) && cells.length > 2 && endsSentence(cells[0] ?? '');
  if (!rows.some(isSentence)) return [...above, ...tableBlocks(names, rows)];
  return [
    ...above,
    ...rows.flatMap((row): Block[] =>
      isSentence(row) ? [{ kind: 'paragraph', text: row.cells[0] ?? '', place: row.place }] : tableBlocks(names, [row]),
    ),
  ];
}

/** Nothing but its first value, where others might stand. */
function isLone(cells: readonly string[]): boolean {
  return cells.length > 1 && cells[0] !== '' && cells.every((cell, column) => column === 0 || cell === '');
}

/** Each question as a heading over its answer; a lone column before it is a wider one, all others are told below the answer. */
function answered(
  names: TableRow,
  rows: readonly TableRow[],
  { asks, replies }: { readonly asks: number; readonly replies: number },
): Block[] {
  const isGrouped = Math.min(asks, replies) === 1;
  let group = '';
  return rows.flatMap(({ cells, place }) => {
    const blocks: Block[] = [];
    const [first = ''] = cells;
    if (isGrouped && first !== '' && first !== group) blocks.push({ kind: 'heading', level: 1, text: first, place });
    if (isGrouped) group = first;
    const [question = '', answer = ''] = [cells[asks], cells[replies]];
    if (question !== '') blocks.push({ kind: 'heading', level: 2, text: question, asks: true, place });
    if (answer !== '') blocks.push({ kind: 'paragraph', text: answer, place });
    const rest = cells.map((cell, column) =>
      column === asks || column === replies || (isGrouped && column === 0) ? '' : cell,
    );
    return [...blocks, ...tableBlocks(names, [{ cells: rest, place }])];
  });
}

/** Whether all lines of a text are rows of such values, the first of them the columns' names. */
export function isSeparated(source: string): boolean {
  const lines = source.slice(0, 100_000).split('\n').slice(0, LOOKED_AT);
  const sample = lines.length === LOOKED_AT ? lines.join('\n') : source.slice(0, 100_000);
  const rows = rowsOf(sample, separatorOf(source), 1).slice(0, lines.length === LOOKED_AT ? -1 : undefined);
  const [names] = rows;
  if (names === undefined || names.cells.length < FEWEST_COLUMNS || rows.length < FEWEST_ROWS) return false;
  const isNamed = names.cells.every((name) => name !== '' && name.length <= LONGEST_NAME && !/[.!?:]$|^\d/u.test(name));
  return isNamed && rows.every(({ cells }) => cells.length === names.cells.length);
}

/** What parts the values of the first line: a tab, a semicolon or a comma. */
function separatorOf(source: string): string {
  const first =
    source
      .slice(0, 2_000)
      .split(/\r\n|[\n\r]/u)
      .find((line) => line.trim() !== '') ?? '';
  const counted = ['\t', ';', ','].map((sign) => ({ sign, count: first.split(sign).length }));
  return counted.reduce((best, other) => (other.count > best.count ? other : best)).sign;
}

function rowsOf(source: string, separator: string, firstLine: number): TableRow[] {
  const rows: TableRow[] = [];
  const value = new RegExp(String.raw`(?:"((?:[^"]|"")*)"|([^${separator}\n]*))(${separator}|\n|$)`, 'gu');
  const text = source.replaceAll(/\r\n?/gu, '\n');
  let cells: string[] = [];
  let line = firstLine;
  let start = firstLine;
  for (const [whole, quoted, plain = '', end] of text.matchAll(value)) {
    cells.push(cleanText(quoted === undefined ? plain : quoted.replaceAll('""', '"')));
    for (let at = whole.indexOf('\n'); at !== -1; at = whole.indexOf('\n', at + 1)) line += 1;
    if (end === separator) continue;
    if (cells.some((cell) => cell !== '')) rows.push({ cells, place: lineAt(start) });
    cells = [];
    start = line;
    if (end === '') break;
  }
  return rows;
}
