import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText, endsSentence, startsLowerCase } from '../readable-text.ts';
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
    readSplit(lines, start, bySemicolons) ??
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

/** "Key deposit;25 EUR;paid back": no space behind the sign, as nobody writes it in a sentence. */
const bySemicolons: Split = (raw) => {
  const cells = raw.trim().split(';').map(cleanText);
  return cells.length > 2 && !/;\s/u.test(raw.trim()) && cells.every((cell) => !endsSentence(cell)) ? cells : [];
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

/** Whether a line without dots is set in and goes on with the row above it, to which it is added then. */
function joinsAbove(line: Line, before: Line | undefined, rows: TableRow[] | undefined): boolean {
  const above = rows?.at(-1);
  if (rows === undefined || above === undefined || line.kind !== 'plain' || byLeaders(line.raw).length > 0)
    return false;
  if (before?.kind !== 'plain' || line.indent < 2 || !startsLowerCase(line.text)) return false;
  rows[rows.length - 1] = { ...above, cells: joinCells(above.cells, ['', line.text]) };
  return true;
}

/** Lines that a sign parts into as many cells each. */
function readSplit(lines: readonly Line[], start: number, split: Split): Rows | undefined {
  const parts: TableRow[][] = [[]];
  const width = split(lines[start]?.raw ?? '').length;
  if (width < 2) return undefined;
  let index = start;
  let count = 0;
  let ruled = false;
  for (let line = lines[index]; line !== undefined; line = lines[index]) {
    if (line.kind === 'rule') {
      ruled ||= count === 1;
      if (parts.at(-1)?.length !== 0) parts.push([]);
    } else {
      const cells = line.kind === 'plain' && line.raw.length <= LONGEST_ROW ? split(line.raw) : [];
      if (split === byLeaders && joinsAbove(line, lines[index - 1], parts.at(-1))) {
        index += 1;
        continue;
      }
      if (cells.length < 2 || cells.length > width) break;
      parts.at(-1)?.push({ cells, place: lineAt(line.number) });
      count += 1;
    }
    index += 1;
  }
  const isGrid = parts.filter(({ length }) => length > 0).length > 2;
  const rows = split === byBars ? parts.flatMap((part) => withWrapped(part, isGrid)) : parts.flat();
  return rows.length > 1 ? { rows, ruled, end: index } : undefined;
}

/**
 * Rows of which some are the further lines of those above them. `isGrid` says that rules part the rows, so that what has an empty cell is
 * such a line; elsewhere it goes on in the middle of a sentence as well.
 */
function withWrapped(lines: readonly TableRow[], isGrid: boolean): TableRow[] {
  const rows: TableRow[] = [];
  for (const line of lines) {
    const above = rows.at(-1);
    const filled = line.cells.filter((cell) => cell !== '');
    const goesOn = filled.length > 0 && filled.every(startsLowerCase);
    const isWrapped = isGrid ? goesOn || filled.length < line.cells.length : goesOn && line.cells[0] === '';
    if (above === undefined || !isWrapped) rows.push(line);
    else rows[rows.length - 1] = { ...above, cells: joinCells(above.cells, line.cells) };
  }
  return rows;
}

function joinCells(above: readonly string[], below: readonly string[]): string[] {
  return above.map((cell, index) => `${cell} ${below[index] ?? ''}`.trim());
}

/** Lines whose cells begin or end where those of the first do. */
function readAligned(lines: readonly Line[], start: number): Rows | undefined {
  const head = cellsOf(lines[start]);
  if (head.length < 2) return undefined;
  const below = readBelowNames(lines, start, head);
  if (below !== undefined) return below;
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

/** A table whose first line names all its columns but the first, each above its cells. */
function readBelowNames(lines: readonly Line[], start: number, names: readonly Cell[]): Rows | undefined {
  const [first, ...cells] = cellsOf(lines[start + 1]);
  const isAbove = (name: Cell, index: number): boolean => {
    const cell = cells[index];
    return cell !== undefined && name.start <= cell.end && cell.start <= name.end;
  };
  const isNames = names.every(({ text }) => !/\d/u.test(text) && !endsSentence(text));
  if (first === undefined || cells.length !== names.length || !isNames) return undefined;
  if (first.end >= (names[0]?.start ?? 0) || !names.every(isAbove)) return undefined;
  const table = readAligned(lines, start + 1);
  const head = { cells: ['', ...names.map(({ text }) => text)], place: lineAt(lines[start]?.number ?? 0) };
  return table === undefined || table.ruled ? undefined : { rows: [head, ...table.rows], ruled: true, end: table.end };
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
