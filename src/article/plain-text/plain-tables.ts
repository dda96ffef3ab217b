import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText, endsSentence } from '../readable-text.ts';
import { tableBlocks, type TableRow } from '../table-blocks.ts';
import type { Line, PlainLine } from './text-lines.ts';

type Cell = { readonly start: number; readonly end: number; readonly text: string };
type Rows = { readonly rows: readonly TableRow[]; readonly ruled: boolean; readonly end: number };
/** Nobody writes longer rows by hand. */
const LONGEST_ROW = 1_000;

type Split = (raw: string) => readonly string[];

const AMOUNT = /^[-+~≈<>≤≥(]*(?:[$€£¥₽]|[A-Z]{2,3}\s)?\s?\d/u;

/**
 * The table that begins at a line: cells parted by tabs, by bars, or aligned under each other; undefined where none begins there. The
 * first row names the columns where it reads like that; without names, two columns are what is told of and what is told.
 */
export function readPlainTable(lines: readonly Line[], start: number): { blocks: Block[]; end: number } | undefined {
  const first = lines[start];
  if (first?.kind !== 'plain' || first.raw.length > LONGEST_ROW) return undefined;
  const table =
    readSplit(lines, start, byBars) ??
    readSplit(lines, start, byTabs) ??
    readLeaders(lines, start) ??
    readAligned(lines, start);
  if (table === undefined) return undefined;
  const [names, ...rows] = table.rows;
  if (names === undefined) return undefined;
  const width = table.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (table.ruled || namesColumns(names.cells, rows)) return { blocks: tableBlocks(names, rows), end: table.end };
  if (width > 2) return { blocks: tableBlocks(undefined, table.rows), end: table.end };
  const blocks = table.rows.map(({ cells: [term = '', text = ''], place }): Block => {
    return text === '' ? { kind: 'item', text: term, place } : { kind: 'item', text, leadIn: term, place };
  });
  return { blocks, end: table.end };
}

/** Names of columns are words, and all there; above amounts, or above three columns and more. */
function namesColumns(names: readonly string[], rows: readonly TableRow[]): boolean {
  if (rows.length === 0 || names.some((name) => name === '' || /^\W*\d/u.test(name) || endsSentence(name)))
    return false;
  if (names.length > 2) return true;
  return rows.every(({ cells }) => AMOUNT.test(cells[1] ?? ''));
}

const byTabs: Split = (raw) => (raw.trimStart().includes('\t') ? raw.trimEnd().split('\t').map(cleanText) : []);

const byBars: Split = (raw) => {
  const text = raw.trim();
  const isFramed = /^[|│].*[|│]$/u.test(text);
  if (!isFramed && !/\S\s*\s[|│]\s+\S/u.test(text)) return [];
  const cells = text.split(/[|│]/u).map(cleanText);
  return isFramed ? cells.slice(1, -1) : cells;
};

/** "Soup ........ 4 €": dots lead from a name to what is told of it. */
const LEADER = /\s*(?:\.{4,}|…{2,}|(?:\s\.){4,}|_{4,})\s*|\s\.{3}\s(?=[^.]{1,20}$)/u;

const byLeaders: Split = (raw) => {
  const cells = raw.trim().split(LEADER).map(cleanText);
  return cells.length === 2 && cells.every((cell) => cell !== '') ? cells : [];
};

/** Rows whose cells dots part; not a list of contents, which tells pages. */
function readLeaders(lines: readonly Line[], start: number): Rows | undefined {
  const table = readSplit(lines, start, byLeaders);
  const tells = table?.rows.some(({ cells }) => !/^[\divxlc]{1,5}$/iu.test(cells[1] ?? ''));
  return tells === true ? table : undefined;
}

/** Lines that a sign parts into as many cells each. */
function readSplit(lines: readonly Line[], start: number, split: Split): Rows | undefined {
  const rows: TableRow[] = [];
  const width = split(lines[start]?.raw ?? '').length;
  if (width < 2) return undefined;
  let index = start;
  let ruled = false;
  for (let line = lines[index]; line !== undefined; line = lines[index]) {
    if (line.kind === 'rule') ruled ||= rows.length === 1;
    else {
      const cells = line.kind === 'plain' && line.raw.length <= LONGEST_ROW ? split(line.raw) : [];
      if (cells.length < 2 || cells.length > width) break;
      rows.push({ cells, place: lineAt(line.number) });
    }
    index += 1;
  }
  return rows.length > 1 ? { rows, ruled: ruled && rows.length > 1, end: index } : undefined;
}

/** Lines whose cells begin or end where those of the first do. */
function readAligned(lines: readonly Line[], start: number): Rows | undefined {
  const head = cellsOf(lines[start]);
  if (head.length < 2) return undefined;
  const rows: { cells: string[]; place: TableRow['place'] }[] = [];
  let index = start;
  let ruled = false;
  for (let line = lines[index]; line !== undefined; line = lines[index]) {
    if (line.kind === 'rule') ruled ||= rows.length === 1;
    else {
      const cells = cellsOf(line);
      const columns = columnsOf(cells, head);
      if (line.kind !== 'plain' || columns === undefined) break;
      const above = rows.at(-1);
      if (columns[0] === 0 && columns.length > 1) {
        const row = head.map(() => '');
        for (const [at, cell] of cells.entries()) row[columns[at] ?? 0] = cell.text;
        rows.push({ cells: row, place: lineAt(line.number) });
      } else if (above !== undefined && rows.length > 1 && columns[0] !== 0) {
        // A row without its first cell goes on with the row above it.
        for (const [at, cell] of cells.entries()) {
          const column = columns[at] ?? 0;
          above.cells[column] = `${above.cells[column] ?? ''} ${cell.text}`.trim();
        }
      } else break;
    }
    index += 1;
  }
  return rows.length > 1 ? { rows, ruled, end: index } : undefined;
}

/** Which of the first line's columns each cell stands in; undefined where one stands in none, or two in the same. */
function columnsOf(cells: readonly Cell[], head: readonly Cell[]): readonly number[] | undefined {
  if (cells.length === 0) return undefined;
  const columns: number[] = [];
  for (const cell of cells) {
    const column = head.findIndex(({ start, end }) => start === cell.start || (end === cell.end && start > 0));
    if (column === -1 || column <= (columns.at(-1) ?? -1)) return undefined;
    columns.push(column);
  }
  return columns;
}

/** The parts of a line between two spaces or more; none where only sentences are parted like that. */
function cellsOf(line: Line | PlainLine | undefined): readonly Cell[] {
  if (line?.kind !== 'plain' || line.raw.length > LONGEST_ROW) return [];
  const raw = line.raw.trimEnd();
  const cells: Cell[] = [];
  for (const match of raw.matchAll(/\S+(?:[ \t]\S+)*/gu)) {
    const before = cells.at(-1);
    if (before !== undefined && match.index - before.end === 2 && endsSentence(before.text)) return [];
    cells.push({ start: match.index, end: match.index + match[0].length, text: cleanText(match[0]) });
  }
  return cells;
}
