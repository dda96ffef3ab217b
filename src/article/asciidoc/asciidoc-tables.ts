import { lineAt } from '../document-place.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import type { TableRow } from '../table-blocks.ts';

const CELL = /(?:^|(?<=\s))(?:(\d{1,3})(?:\.\d{1,3})?([*+]))?[.<^>]{0,4}[a-z]?\|/gu;

/** Rows of raw cells, the first of them a head where `hasHead`. `style` is what stands in brackets above the table. */
export function readAsciidocTable(
  lines: readonly SourceLine[],
  style: string,
  sign: string,
): { readonly rows: readonly TableRow[]; readonly hasHead: boolean } {
  const first = lines.findIndex(({ raw }) => raw.trim() !== '');
  const cells = sign === '|' || sign === '!' ? barCells(lines, sign) : separatedCells(lines, sign);
  const firstLine = lines[first]?.number ?? 0;
  const onFirst = cells.filter(({ number }) => number === firstLine).length;
  const width = Math.max(1, columnsOf(style) ?? onFirst);
  const rows: TableRow[] = [];
  for (let index = 0; index < cells.length; index += width) {
    const row = cells.slice(index, index + width);
    rows.push({ cells: row.map(({ text }) => text.trim()), place: lineAt(row[0]?.number ?? firstLine) });
  }
  const isApart = first === 0 && lines[1]?.raw.trim() === '' && onFirst === width && lines.length > 2;
  return {
    rows,
    hasHead:
      /%header|options?="?[^"]*header|opts="?[^"]*header/u.test(style) || (isApart && !style.includes('noheader')),
  };
}

type Cell = { text: string; readonly number: number };

function barCells(lines: readonly SourceLine[], sign: string): Cell[] {
  const cells: Cell[] = [];
  for (const { raw: whole, number } of lines) {
    const raw = sign === '!' ? whole.replaceAll('!', '|') : whole;
    let from = 0;
    let times = 0;
    for (const match of raw.matchAll(CELL)) {
      addText(cells, raw.slice(from, match.index), { times, number });
      const count = Math.min(50, Number(match[1] ?? 1));
      times = match[2] === '*' ? count : 1;
      from = match.index + match[0].length;
      if (match[2] === '+') for (let more = 1; more < count; more += 1) cells.push({ text: '', number });
    }
    addText(cells, raw.slice(from), { times, number });
  }
  return cells;
}

/** Text before the first bar of a line goes on with the cell before it. */
function addText(cells: Cell[], text: string, { times, number }: { times: number; number: number }): void {
  const last = cells.at(-1);
  const clean = text.replaceAll(String.raw`\|`, '|');
  if (times > 0) for (let more = 0; more < times; more += 1) cells.push({ text: clean, number });
  else if (last !== undefined && clean.trim() !== '') last.text += ` ${clean.trim().replace(/^[*.-]\s+/u, '')}`;
}

function separatedCells(lines: readonly SourceLine[], sign: string): Cell[] {
  return lines
    .filter(({ raw }) => raw.trim() !== '')
    .flatMap(({ raw, number }) => {
      const parts = sign === ',' ? raw.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/u) : raw.split(sign);
      return parts.map((text) => ({ text: text.trim().replaceAll(/^"|"$/gu, ''), number }));
    });
}

/** How many columns `cols="1,2,3"` or `cols=3*` tells of. */
function columnsOf(style: string): number | undefined {
  const cols = /cols="([^"]*)"|cols=([^\s,\]]+)/u.exec(style);
  const list = cols?.[1] ?? cols?.[2];
  if (list === undefined) return undefined;
  return list.split(/[,;]/u).reduce((sum, part) => sum + Math.min(50, Number(/^\s*(\d+)\*/u.exec(part)?.[1] ?? 1)), 0);
}
