import type { Link } from '../article-model.ts';
import type { RowBlock } from '../document-blocks.ts';
import type { DocumentPlace } from '../document-place.ts';
import { endsSentence } from '../readable-text.ts';
import { tableBlocks } from '../table-blocks.ts';
import { isBlock, isList, isPassedOver } from './element-kinds.ts';
import {
  attributeOf,
  childElements,
  elementsBelow,
  type HtmlElement,
  type HtmlNode,
  isElement,
  isText,
  linkTarget,
  rawTextOf,
} from './html-tree.ts';
import { type InlineLine, InlineText, trimmed } from './inline-text.ts';

/** A wider or higher table is not filled up with cells that reach over others. */
const MOST_COLUMNS = 60;
const MOST_ROWS = 5_000;
const MOST_CELLS = 50_000;
/** A heading that is no column's name is said again before the rows below it while it is short. */
const LONGEST_TITLE = 120;

type CellText = { readonly text: string; readonly links: readonly Link[] };
type Cell = CellText & { readonly isHead: boolean; readonly first: boolean; readonly source: HtmlElement };
type Row = { readonly element: HtmlElement; readonly cells: (Cell | undefined)[]; readonly inHead: boolean };

/**
 * Whether a table is laid out rather than tabular: its cells hold headings, tables, code or several paragraphs each, or it has but
 * one column.
 */
export function isLayout(table: HtmlElement, laidOut: ReadonlySet<HtmlElement>): boolean {
  const role = attributeOf(table, 'role');
  if (role === 'presentation' || role === 'none' || laidOut.has(table)) return true;
  return rowsOf(table).every((row) => cellsOf(row).length <= 1);
}

/** The rows of a table as blocks, each with the element that it was made of. */
export function readTable(
  table: HtmlElement,
  place: (element: HtmlElement) => DocumentPlace,
  depth: number,
): { readonly block: RowBlock; readonly element: HtmlElement }[] {
  const rows = gridOf(table);
  const first = rows.findIndex(({ inHead, cells }) => !inHead && !isHeadRow(cells));
  // Where all rows are heads, the first one is.
  const heads = first === -1 ? 1 : first;
  const body = rows.slice(heads);
  const headRows = rows.slice(0, heads);
  // A row of one cell above all others names the first group where there are more of them, or where it is no head; else the table.
  const isGroup = ({ cells }: Row): boolean => cells.length > 1 && isOneCell(cells) && cells[0]?.text !== '';
  const hasGroups = body.some(isGroup) || headRows.some(({ cells }) => cells[0]?.source.tagName === 'td');
  const [over] = body.length > 0 && hasGroups && headRows.every(isGroup) ? headRows : [];
  const names = namesOfColumns(over === undefined ? headRows : []);
  const caption = childElements(table).find(({ tagName }) => tagName === 'caption');
  const title = caption === undefined ? '' : readCell(caption).text;
  let group = over?.cells[0]?.text ?? '';
  // Below the last row that is no one cell, such a cell heads nothing.
  const last = body.findLastIndex(({ cells }) => !isOneCell(cells));
  return (body.length === 0 ? rows.slice(0, 1) : body).flatMap(({ cells, element }, index) => {
    const own = cells.filter((cell): cell is Cell => cell !== undefined && cell.text !== '');
    const [only] = own;
    if (
      only !== undefined &&
      cells.length > 1 &&
      isOneCell(cells) &&
      index < last &&
      only.text.length <= LONGEST_TITLE
    ) {
      group = only.text;
      return [];
    }
    const leadIn = [title, index > last ? '' : group]
      .filter((part) => part !== '' && part.length <= LONGEST_TITLE)
      .join(': ');
    const named =
      body.length === 0 || (isOneCell(cells) && cells.length > 1) ? [] : names.length > 0 ? names : namedByFirst(cells);
    const reach = cells.map((cell, column) => reachOf(cells, cell, column));
    const texts = cells.map((cell, column) => (reach[column] === 0 ? '' : (cell?.text ?? '')));
    const shown = names.length === 0 && named.length > 0 ? ['', ...texts.slice(1)] : texts;
    const columns = reach.map((width, column) => nameOver(named.slice(column, column + width)));
    const row = { cells: shown, links: cells.map((cell) => cell?.links ?? []), place: place(element) };
    return tableBlocks({ cells: named.length === 0 ? [] : columns, place: place(element) }, [row], depth).map(
      (block) => ({
        block: leadIn === '' ? block : { ...block, leadIn },
        element,
      }),
    );
  });
}

/** How many columns of a row a cell reaches over: of a cell that stands there already, none. */
function reachOf(cells: readonly (Cell | undefined)[], cell: Cell | undefined, column: number): number {
  if (cell === undefined) return 1;
  if (cells[column - 1]?.source === cell.source) return 0;
  let end = column + 1;
  while (cells[end]?.source === cell.source) end += 1;
  return end - column;
}

/** The name of several columns: the words that all their names begin with, else all of them. */
function nameOver(names: readonly string[]): string {
  const [first = ''] = names;
  if (names.length < 2) return first;
  const words = first.split(' ');
  const isShared = (count: number): boolean => {
    const opening = words.slice(0, count).join(' ');
    return names.every((name) => name === opening || name.startsWith(`${opening} `));
  };
  let shared = words.length;
  while (shared > 0 && !isShared(shared)) shared -= 1;
  if (shared > 0) return words.slice(0, shared).join(' ');
  return names.filter((name, index) => name !== '' && names.indexOf(name) === index).join(', ');
}

/** A row without column names whose first cell is the name of the only other one. */
function namedByFirst(cells: readonly (Cell | undefined)[]): readonly string[] {
  const [first, second, ...more] = cells;
  const isPair =
    first?.isHead === true && second !== undefined && !second.isHead && more.every((cell) => cell === undefined);
  return isPair && first.text !== '' ? ['', first.text] : [];
}

function isHeadRow(cells: readonly (Cell | undefined)[]): boolean {
  return (
    cells.length > 1 &&
    cells.every((cell) => cell === undefined || cell.isHead || cell.text === '') &&
    cells.some((cell) => cell?.isHead)
  );
}

/** Whether all of a row is one cell that reaches over it. */
function isOneCell(cells: readonly (Cell | undefined)[]): boolean {
  const [only] = cells;
  return only?.first === true && cells.every((cell) => cell?.source === only.source);
}

/** The names in several rows of heads, one below another, as one. */
function namesOfColumns(heads: readonly Row[]): readonly string[] {
  const width = Math.max(0, ...heads.map(({ cells }) => cells.length));
  const names = Array.from({ length: width }, (_, column) => {
    const parts = heads
      .filter(({ cells }) => !(isOneCell(cells) && cells.length > 1))
      .map(({ cells }) => cells[column]?.text ?? '');
    return parts.filter((part, index) => part !== '' && parts.indexOf(part) === index).join(' ');
  });
  return names.every((name) => name === '') ? [] : names;
}

/** All cells by row and column; one that reaches over others stands in each of these. */
function gridOf(table: HtmlElement): readonly Row[] {
  const rows: Row[] = [];
  let count = 0;
  const reaching: ({ readonly cell: Cell; rows: number } | undefined)[] = [];
  for (const element of rowsOf(table)) {
    const cells: (Cell | undefined)[] = [];
    const fill = (): void => {
      for (
        let above = reaching[cells.length];
        above !== undefined && above.rows > 0 && count < MOST_CELLS;
        above = reaching[cells.length]
      ) {
        above.rows -= 1;
        count += 1;
        cells.push({ ...above.cell, first: false });
      }
    };
    for (const source of cellsOf(element)) {
      fill();
      const isHead = source.tagName === 'th' || isBoldCell(source);
      const cell: Cell = { ...readCell(source), isHead, first: true, source };
      const mayReach = count < MOST_CELLS;
      const width = !mayReach ? 1 : spanOf(source, 'colspan', MOST_COLUMNS - cells.length);
      const height = spanOf(source, 'rowspan', MOST_ROWS);
      for (let column = 0; column < width; column += 1) {
        count += 1;
        if (height > 1) reaching[cells.length] = { cell, rows: height - 1 };
        cells.push({ ...cell, first: column === 0 });
      }
    }
    fill();
    rows.push({ element, cells, inHead: (element.parentNode as HtmlElement | null)?.tagName === 'thead' });
  }
  return rows;
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan', most: number): number {
  const written = Number(attributeOf(cell, name) ?? '1');
  return Number.isInteger(written) && written > 1 ? Math.max(1, Math.min(written, most)) : 1;
}

/** A table's own rows, not those of tables in it. */
function rowsOf(table: HtmlElement): HtmlElement[] {
  return elementsBelow(
    table,
    ({ tagName }) => tagName === 'thead' || tagName === 'tbody' || tagName === 'tfoot',
  ).filter((element) => element.tagName === 'tr' && !isPassedOver(element));
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return childElements(row).filter((cell) => (cell.tagName === 'td' || cell.tagName === 'th') && !isPassedOver(cell));
}

/** The words of a cell on one line, with its links; a comma parts its lines and items where nothing else does. */
function readCell(cell: HtmlElement): CellText {
  const inline = new InlineText();
  const lines: InlineLine[] = [];
  const waiting: (HtmlNode | 'break' | 'link')[] = cell.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node === 'break') lines.push(...trimmed(inline.take()));
    else if (node === 'link') inline.closeLink();
    else if (isText(node)) inline.add(node.value);
    else if (isElement(node) && !isPassedOver(node)) {
      const breaks = node.tagName === 'br' || isBlock(node) || isList(node);
      const isLink = node.tagName === 'a';
      if (isLink) inline.openLink(linkTarget(node));
      if (breaks) waiting.push('break');
      if (isLink) waiting.push('link');
      for (const child of node.childNodes.toReversed()) waiting.push(child);
      if (breaks) waiting.push('break');
    }
  }
  lines.push(...trimmed(inline.take()));
  let text = '';
  const links: Link[] = [];
  for (const line of lines) {
    text += text === '' ? '' : endsSentence(text) || /[,;:–-]$/u.test(text) ? ' ' : ', ';
    for (const { start, end, target } of line.links)
      links.push({ start: start + text.length, end: end + text.length, target });
    text += line.text;
  }
  return { text, links };
}

/** Whether all words of a cell are in bold, as those of a head are where nothing else says so. */
function isBoldCell(cell: HtmlElement): boolean {
  const bold = elementsBelow(cell, (element) => !isStrong(element)).filter(isStrong);
  const length = (text: string): number => text.replaceAll(/\s/gu, '').length;
  return bold.length > 0 && length(rawTextOf(cell)) === bold.reduce((sum, part) => sum + length(rawTextOf(part)), 0);
}

function isStrong({ tagName }: HtmlElement): boolean {
  return tagName === 'b' || tagName === 'strong';
}
