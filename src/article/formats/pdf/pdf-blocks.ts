import type { Block } from '../../document-blocks.ts';
import type { DocumentPlace } from '../../document-place.ts';
import { cleanText, endsLikeProse, endsSentence, startsLowerCase } from '../../readable-text.ts';
import { commonSize, joinPdfLines, type PdfLine, lineText } from './pdf-lines.ts';
import { readPdfTable, tableLength } from './pdf-tables.ts';

const LONGEST_HEADING = 200;
/** A line larger than the text by that factor is a heading. */
const LARGER = 1.12;
const BULLET = /^[•‣⁃◦▪▫●○■□–—\u{F0B7}\u{F0A7}*-]\s+(?=\S)/u;
const LABEL = /^(?:\(?\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,5}[.)])\s+(?=\S)/u;
/** An entry of a list of contents. */
const PAGE = /[.…]{4,}\s?\d{1,4}$/u;

type Open = {
  readonly kind: 'item' | 'paragraph';
  readonly lines: PdfLine[];
  readonly textX: number;
  readonly label?: string;
  readonly depth?: number;
};

/** Reads lines into blocks: headings by their size and weight, lists by their signs and indents, tables by their gaps. */
export function readPdfBlocks(lines: readonly PdfLine[]): Block[] {
  return new PdfWalk(lines).read();
}

class PdfWalk {
  readonly #lines: readonly PdfLine[];
  readonly #body: number;
  readonly #boldBody: boolean;
  readonly #levels: readonly number[];
  readonly #blocks: Block[] = [];
  #open: Open | undefined;
  #indents: number[] = [];
  #page = 0;
  #paragraph = 0;

  constructor(lines: readonly PdfLine[]) {
    this.#lines = lines;
    this.#body = commonSize(lines);
    const body = lines.filter(({ size }) => Math.abs(size - this.#body) < 0.6);
    this.#boldBody = body.filter(({ bold }) => bold).length > body.length * 0.5;
    const sizes = new Set(lines.filter((line) => this.#isLarge(line)).map(({ size }) => Math.round(size)));
    this.#levels = [...sizes].sort((a, b) => b - a);
  }

  read(): Block[] {
    for (let index = 0; index < this.#lines.length; index += 1) {
      const line = this.#lines[index] as PdfLine;
      const rows = line.mono || this.#isHeading(line) ? 0 : tableLength(this.#lines, index);
      if (line.mono) index = this.#readCode(index);
      else if (rows > 0 && !isMarker(line)) {
        this.#close();
        for (const row of readPdfTable(this.#lines.slice(index, index + rows), this.#place(line)))
          this.#blocks.push(row);
        index += rows - 1;
      } else if (this.#isHeading(line)) index = this.#readHeading(index);
      else this.#readText(line, this.#lines[index - 1]);
    }
    this.#close();
    return this.#blocks;
  }

  #isLarge({ size, cells }: PdfLine): boolean {
    return size > this.#body * LARGER && cells.some(({ text }) => /\p{L}/u.test(text));
  }

  #isHeading(line: PdfLine): boolean {
    const text = lineText(line);
    if (text.length > LONGEST_HEADING || !/\p{L}/u.test(text) || line.cells.length > 2) return false;
    if (this.#isLarge(line)) return true;
    return (
      line.bold &&
      !this.#boldBody &&
      line.cells.length === 1 &&
      !endsLikeProse(text) &&
      !BULLET.test(text) &&
      line.size > this.#body * 0.9
    );
  }

  #levelOf(line: PdfLine): number {
    const at = this.#isLarge(line) ? this.#levels.indexOf(Math.round(line.size)) : this.#levels.length;
    return Math.min(9, at + 1);
  }

  #readHeading(start: number): number {
    this.#close();
    const first = this.#lines[start] as PdfLine;
    const level = this.#levelOf(first);
    let text = lineText(first);
    let end = start;
    for (let next = this.#lines[end + 1]; next !== undefined; next = this.#lines[end + 1]) {
      const last = this.#lines[end] as PdfLine;
      const isNext =
        next.page === last.page && !next.opens && last.y - next.y < 1.5 * last.size && next.bold === last.bold;
      if (
        !isNext ||
        !this.#isHeading(next) ||
        this.#levelOf(next) !== level ||
        LABEL.test(lineText(next)) ||
        /[?!:]$/u.test(text)
      )
        break;
      text = joinPdfLines(text, lineText(next));
      end += 1;
    }
    this.#indents = [];
    this.#blocks.push({ kind: 'heading', level, text: cleanText(text), place: this.#place(first) });
    return end;
  }

  #readCode(start: number): number {
    this.#close();
    let end = start;
    while (this.#lines[end + 1]?.mono === true) end += 1;
    const lines = this.#lines.slice(start, end + 1);
    const left = Math.min(...lines.map(({ x }) => x));
    const rows = lines.map(
      (line) => ' '.repeat(Math.max(0, Math.round((line.x - left) / (line.size * 0.6)))) + lineText(line),
    );
    this.#blocks.push({ kind: 'lines', code: true, text: rows.join('\n'), place: this.#place(lines[0] as PdfLine) });
    return end;
  }

  #readText(line: PdfLine, above: PdfLine | undefined): void {
    const text = lineText(line);
    const sign = BULLET.exec(text)?.[0] ?? (isListed(text, this.#open) ? LABEL.exec(text)?.[0] : undefined);
    if (sign !== undefined) {
      this.#close();
      const depth = this.#depthAt(line.x);
      const label = LABEL.test(text) ? { label: sign.trim() } : {};
      this.#open = { kind: 'item', lines: [line], textX: line.cells[1]?.x ?? line.x + line.size, depth, ...label };
    } else if (above === undefined || this.#open === undefined || this.#begins(line, above, this.#open)) {
      this.#close();
      this.#open = { kind: 'paragraph', lines: [line], textX: line.x };
      this.#indents = [];
    } else this.#open.lines.push(line);
  }

  /** Whether a line begins a paragraph, rather than going on in what is open. */
  #begins(line: PdfLine, above: PdfLine, open: Open): boolean {
    if (line.page !== above.page || line.opens)
      return endsSentence(lineText(above)) || !startsLowerCase(lineText(line));
    if (Math.abs(line.size - above.size) > 1 || above.y - line.y > 1.7 * line.size) return true;
    if (PAGE.test(lineText(above))) return true;
    if (open.kind === 'item') return line.x < open.textX - line.size * 1.5 && endsSentence(lineText(above));
    const isShort = above.right < above.column.right - (above.column.right - above.column.x) * 0.15;
    if (isShort && endsSentence(lineText(above))) return true;
    const hadRoom = above.right < above.column.right - (above.column.right - above.column.x) * 0.4;
    if (hadRoom && !startsLowerCase(lineText(line)) && !/[,;–—-]$/u.test(lineText(above))) return true;
    return line.x > open.textX + line.size * 0.8 && endsSentence(lineText(above)) && open.lines.length > 1;
  }

  #depthAt(x: number): number {
    while (this.#indents.length > 0 && (this.#indents.at(-1) ?? 0) > x + 3) this.#indents.pop();
    if ((this.#indents.at(-1) ?? Number.NEGATIVE_INFINITY) < x - 3) this.#indents.push(x);
    return Math.max(1, this.#indents.length);
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    const [first] = open?.lines ?? [];
    if (open === undefined || first === undefined) return;
    const whole = cleanText(open.lines.map(lineText).reduce(joinPdfLines));
    const place = this.#place(first);
    if (open.kind === 'paragraph') {
      // "Storms. If a storm turns up, …": the opening in bold names what follows.
      const runsIn =
        /[.:!?]$/u.test(first.opening) && whole.length > first.opening.length && whole.startsWith(first.opening);
      this.#blocks.push({ kind: 'paragraph', text: whole, place, ...(runsIn && { runIn: first.opening.length }) });
    } else {
      const { label, depth = 1 } = open;
      const text = whole.replace(label === undefined ? BULLET : LABEL, '');
      this.#blocks.push({ kind: 'item', text, place, depth, ...(label !== undefined && { label }) });
    }
  }

  #place({ page }: PdfLine): DocumentPlace {
    this.#paragraph = page === this.#page ? this.#paragraph + 1 : 1;
    this.#page = page;
    return { kind: 'page', page, paragraph: this.#paragraph };
  }
}

/** A bullet or number alone before its text, which is no cell of a table. */
function isMarker({ cells }: PdfLine): boolean {
  const [first] = cells;
  return first !== undefined && cells.length === 2 && (BULLET.test(`${first.text} x`) || LABEL.test(`${first.text} x`));
}

/** Whether a number opens an item: not in the middle of a sentence that wrapped before it. */
function isListed(text: string, open: Open | undefined): boolean {
  if (!LABEL.test(text)) return false;
  const last = open?.lines.at(-1);
  return (
    last === undefined ||
    open?.kind === 'item' ||
    endsSentence(lineText(last)) ||
    /[:;,]$/u.test(lineText(last)) ||
    /^\(?(?:1|a|i)[.)]/u.test(text)
  );
}
