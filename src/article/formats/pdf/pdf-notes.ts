import type { Block } from '../../document-blocks.ts';
import { cleanText } from '../../readable-text.ts';
import { commonSize, joinPdfLines, lineText, type PdfLine } from './pdf-lines.ts';
import type { PdfPage } from './pdf-pages.ts';
import { MARK_CLOSE, MARK_OPEN } from './raised-marks.ts';

const MARK = new RegExp(`${MARK_OPEN}([^${MARK_CLOSE}]{1,3})${MARK_CLOSE}`, 'gu');
const NOTE = new RegExp(`^(?:${MARK_OPEN}([^${MARK_CLOSE}]{1,3})${MARK_CLOSE}|(\\d{1,3}|[*†‡])[.)]?(?=\\s))\\s*`, 'u');
/** A note is smaller than the text by that factor. */
const SMALLER = 0.93;
/** Notes stand in the lower part of their page. */
const LOWER = 0.6;

/** The notes of a document's pages, by what the marks in its lines say by now. */
export type PdfNotes = { readonly lines: readonly PdfLine[]; readonly notes: ReadonlyMap<string, Block> };

/** Parts the notes at the foot of pages from their text, as far as a mark on the same page leads to them. */
export function takeNotes(all: readonly PdfLine[], pages: readonly PdfPage[]): PdfNotes {
  const marked = new Map<number, Set<string>>();
  for (const line of all)
    for (const [, sign = ''] of bodyOf(line).matchAll(MARK))
      marked.set(line.page, (marked.get(line.page) ?? new Set()).add(sign));
  if (marked.size === 0) return { lines: all, notes: new Map() };
  const heights = new Map(pages.map(({ number, height }) => [number, height]));
  const body = commonSize(all);
  const rest: PdfLine[] = [];
  const open: { readonly key: string; readonly lines: PdfLine[] }[] = [];
  let isOpen = false;
  for (const line of all) {
    const isSmall = line.size < body * SMALLER && line.y < (heights.get(line.page) ?? 0) * LOWER;
    const [, raised, plain] = (isSmall && NOTE.exec(lineText(line))) || [];
    const sign = raised ?? plain ?? '';
    const last = open.at(-1)?.lines.at(-1);
    if (marked.get(line.page)?.has(sign) === true) {
      open.push({ key: `${line.page}.${sign}`, lines: [line] });
      isOpen = true;
    } else if (isOpen && isSmall && last?.page === line.page && last.column.x === line.column.x) {
      open.at(-1)?.lines.push(line);
    } else {
      isOpen = false;
      rest.push(line);
    }
  }
  const notes = new Map(open.map(({ key, lines }) => [key, blockOf(lines)]));
  return { lines: rest.map((line) => withKeys(line, notes)), notes };
}

/** A line without the sign that it may begin with, which is a note's own. */
function bodyOf(line: PdfLine): string {
  return lineText(line).replace(NOTE, '');
}

function blockOf(lines: readonly PdfLine[]): Block {
  const text = lines.map(lineText).reduce(joinPdfLines).replace(NOTE, '').replaceAll(MARK, '$1');
  return { kind: 'paragraph', text: cleanText(text), place: { kind: 'page', page: lines[0]?.page ?? 1, paragraph: 1 } };
}

/** A line whose marks say which note they lead to; those that lead to none are what they look like. */
function withKeys(line: PdfLine, notes: ReadonlyMap<string, Block>): PdfLine {
  if (!line.cells.some(({ text }) => text.includes(MARK_OPEN))) return line;
  const cells = line.cells.map((cell) => ({
    ...cell,
    text: cell.text.replaceAll(MARK, (mark: string, sign: string) =>
      notes.has(`${line.page}.${sign}`) ? markOf(line.page, sign) : sign,
    ),
  }));
  return { ...line, cells };
}

const markOf = (page: number, sign: string): string => `${MARK_OPEN}${page}.${sign}${MARK_CLOSE}`;
const KEY = new RegExp(`${MARK_OPEN}([^${MARK_CLOSE}]*)${MARK_CLOSE}`, 'gu');

/** Blocks without marks, each followed by the notes that it leads to. */
export function withNotes(blocks: readonly Block[], notes: ReadonlyMap<string, Block>): readonly Block[] {
  if (notes.size === 0) return blocks;
  const waiting = new Map(notes);
  return blocks.flatMap((block): Block[] => {
    const own = [...block.text.matchAll(KEY)].flatMap(([, key = '']) => {
      const note = waiting.get(key);
      waiting.delete(key);
      return note === undefined ? [] : [{ ...note, place: placeBeside(note, block) }];
    });
    return [withoutKeys(block), ...own];
  });
}

function withoutKeys(block: Block): Block {
  const text = block.text.replaceAll(KEY, '');
  if (block.kind !== 'row' || block.columns === undefined) return { ...block, text };
  return { ...block, text, columns: block.columns.map((name) => name.replaceAll(KEY, '')) };
}

/** A note is shown on its own page, and in the order of the text: where what leads to it is on the same page, beside that. */
function placeBeside(note: Block, { place }: Block): Block['place'] {
  return note.place.kind === 'page' && place.kind === 'page' && place.page < note.place.page ? note.place : place;
}
