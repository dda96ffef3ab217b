import type { PdfPage, PdfPiece } from './pdf-pages.ts';

/** Text on one line without a wide gap. */
export type PdfCell = { readonly text: string; readonly x: number; readonly right: number };

/** A line of a page in its order of reading; of several cells where wide gaps part it. */
export type PdfLine = {
  readonly page: number;
  readonly cells: readonly PdfCell[];
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly mono: boolean;
  /** The left and right edge of the column that it stands in. */
  readonly column: { readonly x: number; readonly right: number };
  /** Whether another column or the page begins with it. */
  readonly opens: boolean;
};

type Segment = PdfCell & { readonly y: number; readonly size: number; readonly pieces: readonly PdfPiece[] };

/** A wider gap parts cells; a narrower one than the second parts no words. */
const WIDE_GAP = 1.4;
const WORD_GAP = 0.14;

/** The lines of a page in the order in which they are read: in two columns the left one first, between lines that reach over both. */
export function readPageLines(page: PdfPage): PdfLine[] {
  const segments = toSegments(page.pieces);
  const gutter = findGutter(segments, page);
  if (gutter === undefined) return toLines(segments, page.number);
  const lines: PdfLine[] = [];
  let band: Segment[] = [];
  const close = (): void => {
    for (const side of [band.filter(({ x }) => x < gutter), band.filter(({ x }) => x >= gutter)]) {
      for (const line of toLines(side, page.number)) lines.push(line);
    }
    band = [];
  };
  for (const segment of segments.toSorted((a, b) => b.y - a.y)) {
    if (segment.x < gutter && segment.right > gutter) {
      close();
      for (const line of toLines([segment], page.number)) lines.push(line);
    } else band.push(segment);
  }
  close();
  return lines;
}

/** Joins pieces that stand on a line without a wide gap between them. */
function toSegments(pieces: readonly PdfPiece[]): Segment[] {
  const rows = toRows(pieces);
  return rows.flatMap((row) => {
    const segments: Segment[] = [];
    let open: PdfPiece[] = [];
    for (const piece of row.toSorted((a, b) => a.x - b.x)) {
      const last = open.at(-1);
      if (last !== undefined && piece.x - last.x - last.width > WIDE_GAP * Math.max(last.size, piece.size)) {
        segments.push(toSegment(open));
        open = [];
      }
      open.push(piece);
    }
    if (open.length > 0) segments.push(toSegment(open));
    return segments;
  });
}

/** Pieces by their baselines, from top to bottom; what is raised or lowered a little stands on the line as well. */
function toRows<Placed extends { readonly y: number; readonly size: number }>(pieces: readonly Placed[]): Placed[][] {
  const rows: { y: number; size: number; pieces: Placed[] }[] = [];
  for (const piece of pieces.toSorted((a, b) => b.y - a.y)) {
    const row = rows.at(-1);
    if (row !== undefined && row.y - piece.y < 0.45 * Math.max(row.size, piece.size)) {
      row.pieces.push(piece);
      row.size = Math.max(row.size, piece.size);
    } else rows.push({ y: piece.y, size: piece.size, pieces: [piece] });
  }
  return rows.map((row) => row.pieces);
}

function toSegment(pieces: readonly PdfPiece[]): Segment {
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const isParted =
      text !== '' && piece.x - right > WORD_GAP * piece.size && !/\s$/u.test(text) && !/^\s/u.test(piece.text);
    text += isParted ? ` ${piece.text}` : piece.text;
    right = piece.x + piece.width;
  }
  const largest = pieces.reduce((most, piece) => (piece.text.length > most.text.length ? piece : most));
  return { text: text.trim(), x: pieces[0]?.x ?? 0, right, y: largest.y, size: largest.size, pieces };
}

/** Where two columns of text part, if there are two: hardly a line crosses it but such as reach over most of both. */
function findGutter(segments: readonly Segment[], { width }: PdfPage): number | undefined {
  const narrow = segments.filter(({ x, right }) => right - x < width * 0.55);
  if (narrow.length < 8) return undefined;
  for (let share = 0.35; share <= 0.65; share += 0.01) {
    const at = width * share;
    const left = narrow.filter(({ right }) => right <= at);
    const rest = narrow.filter(({ x }) => x >= at);
    if (left.length + rest.length < narrow.length * 0.85 || left.length < 4 || rest.length < 4) continue;
    if (fillColumn(left) && fillColumn(rest)) return at;
  }
  return undefined;
}

/** Whether most lines of a column reach over more than half of it, as running text does and the cells of a table do not. */
function fillColumn(segments: readonly Segment[]): boolean {
  const left = Math.min(...segments.map(({ x }) => x));
  const wide = Math.max(...segments.map(({ right }) => right)) - left;
  const full = segments.filter(({ x, right }) => right - x > wide * 0.6);
  const begins = segments.filter(({ x }) => x - left < wide * 0.25);
  return full.length > segments.length * 0.5 && begins.length > segments.length * 0.7;
}

function toLines(segments: readonly Segment[], page: number): PdfLine[] {
  if (segments.length === 0) return [];
  const column = {
    x: Math.min(...segments.map(({ x }) => x)),
    right: Math.max(...segments.map(({ right }) => right)),
  };
  return toRows(segments).map((row, index) => {
    const cells = row.toSorted((a, b) => a.x - b.x);
    const pieces = cells.flatMap((cell) => cell.pieces);
    const largest = cells.reduce((most, cell) => (cell.text.length > most.text.length ? cell : most));
    return {
      page,
      cells: cells.map(({ text, x, right }) => ({ text, x, right })),
      x: cells[0]?.x ?? 0,
      right: cells.at(-1)?.right ?? 0,
      y: largest.y,
      size: largest.size,
      bold: pieces.every(({ bold }) => bold),
      mono: pieces.every(({ mono }) => mono),
      column,
      opens: index === 0,
    };
  });
}

/** All of a line. */
export function lineText({ cells }: PdfLine): string {
  return cells.map(({ text }) => text).join(' ');
}

/** The size of most text. */
export function commonSize(lines: readonly PdfLine[]): number {
  const amounts = new Map<number, number>();
  for (const line of lines) {
    const size = Math.round(line.size * 2) / 2;
    amounts.set(size, (amounts.get(size) ?? 0) + lineText(line).length);
  }
  const [most] = [...amounts].sort(([, a], [, b]) => b - a);
  return most?.[0] ?? 0;
}
