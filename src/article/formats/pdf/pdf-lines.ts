import { findGutters } from './pdf-columns.ts';
import type { PdfPage, PdfPiece } from './pdf-pages.ts';
import { markRaised } from './raised-marks.ts';

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
  /** What of it is bold from its beginning on, where not all is. */
  readonly opening: string;
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
/** A head or a foot stands so many times its size from the text. */
const APART = 2.5;

/** The lines of a page in the order in which they are read: column by column, between lines that reach over several of these. */
export function readPageLines(page: PdfPage): PdfLine[] {
  const segments = toSegments(page.pieces);
  const edges = edgeRows(segments);
  const inside = segments.filter((segment) => !edges.some((row) => row.includes(segment)));
  const gutters = findGutters(inside, page.width);
  if (gutters.length === 0) return toLines(segments, page.number);
  const lines: PdfLine[] = [];
  const columnAt = (x: number): number => gutters.filter((gutter) => gutter <= x).length;
  let band: Segment[] = [];
  const close = (): void => {
    for (let column = 0; column <= gutters.length; column += 1) {
      const own = band.filter(({ x }) => columnAt(x) === column);
      for (const line of toLines(own, page.number)) lines.push(line);
    }
    band = [];
  };
  for (const segment of segments.toSorted((a, b) => b.y - a.y)) {
    const edge = edges.find((row) => row.includes(segment));
    if (edge !== undefined) {
      if (edge[0] !== segment) continue;
      close();
      for (const line of toLines(edge, page.number)) lines.push(line);
      continue;
    }
    const isTitle = band.length === 0 && isCentred(segment, segments, page);
    if (isTitle || gutters.some((gutter) => segment.x < gutter && segment.right > gutter)) {
      close();
      for (const line of toLines([segment], page.number)) lines.push(line);
    } else band.push(segment);
  }
  close();
  return lines;
}

/** The first and the last line of a page where they stand apart from all others, as its head and its foot do: these are in no column. */
function edgeRows(segments: readonly Segment[]): readonly (readonly Segment[])[] {
  const rows = toRows(segments);
  const isApart = (row: readonly Segment[] | undefined, other: readonly Segment[] | undefined): boolean => {
    const [first, second] = [row?.[0], other?.[0]];
    return first !== undefined && second !== undefined && Math.abs(first.y - second.y) > APART * first.size;
  };
  return [
    ...(isApart(rows[0], rows[1]) ? [rows[0] ?? []] : []),
    ...(rows.length > 2 && isApart(rows.at(-1), rows.at(-2)) ? [rows.at(-1) ?? []] : []),
  ];
}

/** Whether a line stands alone in the middle of the page, and so in none of its columns. */
function isCentred(segment: Segment, all: readonly Segment[], { width }: PdfPage): boolean {
  const middle = (segment.x + segment.right) / 2;
  if (Math.abs(middle - width / 2) > width * 0.03) return false;
  return all.every((other) => other === segment || Math.abs(other.y - segment.y) > segment.size * 0.5);
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
  const largest = pieces.reduce((most, piece) => (piece.text.length > most.text.length ? piece : most));
  let text = '';
  let right = Number.NEGATIVE_INFINITY;
  for (const piece of pieces) {
    const isParted =
      text !== '' && piece.x - right > WORD_GAP * piece.size && !/\s$/u.test(text) && !/^\s/u.test(piece.text);
    const isRaised = piece.size < largest.size * 0.85 && piece.y > largest.y + largest.size * 0.1;
    const own = isRaised ? markRaised(piece.text) : piece.text;
    text += isParted && !isRaised ? ` ${own}` : own;
    right = piece.x + piece.width;
  }
  return { text: text.trim(), x: pieces[0]?.x ?? 0, right, y: largest.y, size: largest.size, pieces };
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
      opening: openingOf(pieces),
      mono: pieces.every(({ mono }) => mono),
      column,
      opens: index === 0,
    };
  });
}

/** The words that a line begins with in bold; none where all of it is bold. */
function openingOf(pieces: readonly PdfPiece[]): string {
  const end = pieces.findIndex(({ bold, text }) => !bold && text.trim() !== '');
  return end < 1 ? '' : toSegment(pieces.slice(0, end)).text;
}

/** All of a line. */
export function lineText({ cells }: PdfLine): string {
  return cells.map(({ text }) => text).join(' ');
}

/** Two lines as one: without the hyphen that parts a word, and without a space where the script has none. */
export function joinPdfLines(before: string, after: string): string {
  if (/\p{L}[-\u{AD}\u{2010}]$/u.test(before) && /^\p{Ll}/u.test(after)) return before.slice(0, -1) + after;
  const isUnspaced =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}。、」]$/u.test(before) &&
    /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}「]/u.test(after);
  return isUnspaced ? before + after : `${before} ${after}`;
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
