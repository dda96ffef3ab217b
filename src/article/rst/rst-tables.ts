import type { TableRow } from '../table-blocks.ts';
import { lineAt } from '../document-place.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';

/** Rows of raw cells; the first `heads` of them name the columns. */
export type RstTable = { readonly rows: readonly TableRow[]; readonly heads: number; readonly end: number };

const SIMPLE = /^=+(?: +=+)+ *$/u;
const GRID = /^\+(?:[-=]+\+)+ *$/u;

/** The table that begins at a line, drawn with "=====  =====" or "+-----+-----+"; undefined where none begins there. */
export function readRstTable(lines: readonly SourceLine[], start: number): RstTable | undefined {
  const raw = lines[start]?.raw ?? '';
  if (SIMPLE.test(raw)) return readSimple(lines, start);
  return GRID.test(raw) ? readGrid(lines, start) : undefined;
}

function readSimple(lines: readonly SourceLine[], start: number): RstTable | undefined {
  const columns = [...(lines[start]?.raw ?? '').matchAll(/=+/gu)].map(({ index }) => index);
  const rows: { cells: string[]; place: TableRow['place'] }[] = [];
  let heads = 0;
  let index = start + 1;
  for (let line = lines[index]; line !== undefined; line = lines[index]) {
    index += 1;
    if (SIMPLE.test(line.raw)) {
      const next = lines[index]?.raw ?? '';
      if (heads === 0 && rows.length > 0 && next.trim() !== '') heads = rows.length;
      else return { rows, heads, end: index };
      continue;
    }
    if (/^[- ]*$/u.test(line.raw)) continue;
    const { raw } = line;
    const cells = columns.map((from, column) => raw.slice(from, columns[column + 1]).trim());
    const above = rows.at(-1);
    if (cells[0] === '' && above !== undefined && rows.length > heads) {
      for (const [column, cell] of cells.entries()) above.cells[column] = `${above.cells[column] ?? ''} ${cell}`.trim();
    } else rows.push({ cells, place: lineAt(line.number) });
  }
  return undefined;
}

/** Cells that reach over several columns count for the first of them. */
function readGrid(lines: readonly SourceLine[], start: number): RstTable | undefined {
  const edges = [...(lines[start]?.raw ?? '').matchAll(/\+/gu)].map(({ index }) => index);
  const rows: { cells: string[]; place: TableRow['place'] }[] = [];
  let open: { cells: string[]; place: TableRow['place'] } | undefined;
  let heads = 0;
  let index = start + 1;
  for (let line = lines[index]; line !== undefined && /^[+|]/u.test(line.raw); line = lines[index]) {
    const { raw } = line;
    if (/^\+[-=+]+\+? *$/u.test(raw)) {
      if (open !== undefined) rows.push(open);
      open = undefined;
      if (raw.includes('=')) heads = rows.length;
    } else {
      open ??= { cells: edges.slice(1).map(() => ''), place: lineAt(line.number) };
      let column = 0;
      for (const cell of cellsOf(raw, edges)) {
        open.cells[column] = `${open.cells[column] ?? ''} ${cell.text}`.trim();
        column += cell.span;
      }
    }
    index += 1;
  }
  if (open !== undefined) rows.push(open);
  return rows.length === 0 ? undefined : { rows, heads, end: index };
}

function cellsOf(raw: string, edges: readonly number[]): { text: string; span: number }[] {
  const cells: { text: string; span: number }[] = [];
  let from = 0;
  for (let to = 1; to < edges.length; to += 1) {
    const isEdge = to === edges.length - 1 || /[|+]/u.test(raw.charAt(edges[to] ?? 0));
    if (!isEdge) continue;
    const text = raw.slice((edges[from] ?? 0) + 1, edges[to]);
    cells.push({ text: /^[-=\s]*$/u.test(text) ? '' : text.trim(), span: to - from });
    from = to;
  }
  return cells;
}
