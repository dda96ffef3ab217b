import type { Link } from './article-model.ts';
import type { RowBlock } from './document-blocks.ts';
import type { DocumentPlace } from './document-place.ts';

/** The cells of one row, as clean text; an empty one where there is nothing. `links` are those of each cell, within its text. */
export type TableRow = {
  readonly cells: readonly string[];
  readonly links?: readonly (readonly Link[])[];
  readonly place: DocumentPlace;
};

/**
 * The rows of a table as blocks, each cell after its column's name. Empty cells and rows are passed over; a row of one
 * cell that parts the others leads into those below it. `names` are the columns'
 * names; of a table that has only these, they are its one row.
 *
 * @example tableBlocks(['Rank', 'Slots'], [{ cells: ['Gold', '12'], place }])[0].text // 'Rank: Gold; Slots: 12'
 */
export function tableBlocks(names: TableRow | undefined, rows: readonly TableRow[], depth = 0): RowBlock[] {
  if (names !== undefined && rows.length > 0 && isProperty(names))
    return [names, ...rows].flatMap((row) => propertyRow(row, depth));
  const isLone = rows.length === 0 && names !== undefined;
  // "| Ladies | |" names the rows below it rather than a column.
  const isGroup = names !== undefined && isTitle(names) && !isLone;
  const columns = isLone || isGroup ? [] : (names?.cells ?? []);
  const named = columns.filter((name) => name !== '');
  const hasGroups = isGroup || beginsGroups(rows);
  let leadIn = isGroup ? names.cells[0] : undefined;
  const hasFirstName = columns[0] !== undefined && columns[0] !== '';
  const filled = hasFirstName ? withFirstCells(rows) : rows;
  return (isLone ? [names] : filled).flatMap((row) => {
    const { text, links } = rowText(columns, row);
    if (text === '') return [];
    if (hasGroups && isTitle(row)) {
      leadIn = row.cells[0];
      return [];
    }
    return [
      {
        kind: 'row',
        text,
        place: row.place,
        ...(leadIn !== undefined && { leadIn }),
        ...(named.length > 0 && { columns: named }),
        ...(depth > 0 && { depth }),
        ...(links.length > 0 && { links }),
      },
    ];
  });
}

/** "| Owner | @Ann |", where only the first row could have been the columns' names: what is told of is a person, a day, an address. */
function isProperty({ cells: [name = '', value = '', ...more] }: TableRow): boolean {
  return more.length === 0 && /^\p{L}[\p{L} ]{1,30}$/u.test(name) && /^(?:@\S|\d{4}-\d\d-\d\d|https?:)/u.test(value);
}

function propertyRow({ cells: [name = '', value = ''], links = [], place }: TableRow, depth: number): RowBlock[] {
  if (value === '') return [];
  const shown = links[1] ?? [];
  return [
    {
      kind: 'row',
      text: value,
      place,
      ...(name !== '' && { leadIn: name }),
      ...(depth > 0 && { depth }),
      ...(shown.length > 0 && { links: shown }),
    },
  ];
}

/** Rows with the first cell of the row above where they have none, but all that the row above has besides: it is said once for them all. */
function withFirstCells(rows: readonly TableRow[]): readonly TableRow[] {
  let above: readonly string[] = [];
  return rows.map((row) => {
    const [first = '', ...others] = row.cells;
    const goesOn =
      first === '' &&
      others.length > 1 &&
      others.every((cell, index) => cell !== '' && (above[index + 1] ?? '') !== '');
    const cells = goesOn ? [above[0] ?? '', ...others] : row.cells;
    above = cells;
    return goesOn ? { ...row, cells } : row;
  });
}

/** Whether only the first of several cells says something. */
function isTitle({ cells }: TableRow): boolean {
  return cells.length > 1 && cells[0] !== '' && cells.slice(1).every((cell) => cell === '');
}

/** Whether rows of one cell part a table's others, from the first row on and each above another kind of row. */
function beginsGroups(rows: readonly TableRow[]): boolean {
  const titles = rows.flatMap((row, index) => (isTitle(row) ? [index] : []));
  return titles.length > 1 && titles[0] === 0 && titles.every((at) => at + 1 < rows.length && !titles.includes(at + 1));
}

function rowText(names: readonly string[], row: TableRow): { readonly text: string; readonly links: readonly Link[] } {
  // Parts that are joined at last take a fraction of the memory of a text that grows.
  const parts: string[] = [];
  let length = 0;
  const add = (part: string): void => {
    parts.push(part);
    length += part.length;
  };
  const links: Link[] = [];
  for (const [column, cell] of row.cells.entries()) {
    if (cell === '') continue;
    const name = names[column] ?? '';
    if (length > 0) add('; ');
    if (name !== '') add(`${name.replace(/\s*[:：]$/u, '')}: `);
    for (const { start, end, target } of row.links?.[column] ?? [])
      links.push({ start: start + length, end: end + length, target });
    add(cell);
  }
  return { text: parts.join(''), links };
}
