import type { RowBlock } from '../../document-blocks.ts';
import type { DocumentPlace } from '../../document-place.ts';
import { cleanText } from '../../readable-text.ts';
import { tableBlocks } from '../../table-blocks.ts';
import type { PdfCell, PdfLine } from './pdf-lines.ts';

/** How many lines from `start` on are rows of a table: at least two with cells that stand below one another; 0 if there is none. */
export function tableLength(lines: readonly PdfLine[], start: number): number {
  const first = lines[start];
  if (first === undefined || first.cells.length < 2) return 0;
  let end = start + 1;
  let rows = 1;
  for (let line = lines[end]; line !== undefined; end += 1, line = lines[end]) {
    const above = lines[end - 1];
    if (above === undefined || line.page !== above.page || above.y - line.y > 3 * line.size) break;
    if (line.cells.length >= 2 && fits(line, first)) rows += 1;
    else if (!isWrapped(line, first)) break;
  }
  return rows < 2 ? 0 : end - start;
}

/** The rows of a table; its first is its head where it is bold, or has words alone and others have numbers. */
export function readPdfTable(lines: readonly PdfLine[], place: DocumentPlace): RowBlock[] {
  const [first] = lines;
  if (first === undefined) return [];
  const widest = lines.reduce((most, line) => (line.cells.length > most.cells.length ? line : most));
  const rows: string[][] = [];
  for (const line of lines) {
    const cells = widest.cells.map(() => '');
    for (const cell of line.cells) {
      const at = columnOf(cell, widest);
      cells[at] = cleanText(`${cells[at] ?? ''} ${cell.text}`);
    }
    const last = rows.at(-1);
    if (last !== undefined && line.cells.length < first.cells.length && isWrapped(line, first)) {
      for (const [at, text] of cells.entries()) last[at] = cleanText(`${last[at] ?? ''} ${text}`);
    } else rows.push(cells);
  }
  const [head = [], ...body] = rows;
  const hasHead =
    (first.bold && !lines.slice(1).every(({ bold }) => bold)) ||
    (head.every((cell) => !/\d/u.test(cell)) && body.some((row) => row.some((cell) => /\d/u.test(cell))));
  const shown = (hasHead ? body : rows).map((cells) => ({ cells, place }));
  return tableBlocks(hasHead ? { cells: head, place } : undefined, shown);
}

function fits(line: PdfLine, first: PdfLine): boolean {
  const apart = line.cells.filter(
    (cell) => !first.cells.some((of) => overlap(cell, of) || Math.abs(cell.x - of.x) < 2 * line.size),
  );
  return apart.length * 2 < line.cells.length;
}

/** A line that goes on in one cell of the row above, not the first. */
function isWrapped(line: PdfLine, first: PdfLine): boolean {
  const [cell, ...others] = line.cells;
  const second = first.cells[1];
  return cell !== undefined && others.length === 0 && second !== undefined && cell.x > second.x - line.size;
}

function columnOf(cell: PdfCell, { cells }: PdfLine): number {
  const distances = cells.map((of) =>
    Math.min(
      Math.abs(of.x - cell.x),
      Math.abs(of.right - cell.right),
      Math.abs(of.x + of.right - cell.x - cell.right) / 2,
    ),
  );
  return distances.indexOf(Math.min(...distances));
}

function overlap(a: PdfCell, b: PdfCell): boolean {
  return a.x < b.right && b.x < a.right;
}
