import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText } from '../readable-text.ts';
import { tableBlocks, type TableRow } from '../table-blocks.ts';

/** A longer name of a column is a sentence. */
const LONGEST_NAME = 60;
const FEWEST_ROWS = 3;
const FEWEST_COLUMNS = 3;
/** Lines that are looked at. */
const LOOKED_AT = 200;

/** Rows of values as RFC 4180 has them: those with the separator, a quotation mark or a line's end in them stand in quotation marks. */
export function readSeparated(source: string, firstLine = 1): Block[] {
  const [names, ...rows] = rowsOf(source, separatorOf(source), firstLine);
  return tableBlocks(names, rows);
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
