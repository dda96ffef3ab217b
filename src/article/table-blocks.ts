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
 * The rows of a table as blocks, each cell after its column's name. Empty cells and rows are passed over. `names` are the columns'
 * names; of a table that has only these, they are its one row.
 *
 * @example tableBlocks(['Rank', 'Slots'], [{ cells: ['Gold', '12'], place }])[0].text // 'Rank: Gold; Slots: 12'
 */
export function tableBlocks(names: TableRow | undefined, rows: readonly TableRow[], depth = 0): RowBlock[] {
  const columns = names?.cells ?? [];
  const isLone = rows.length === 0 && names !== undefined;
  const named = isLone ? [] : columns.filter((name) => name !== '');
  return (isLone ? [names] : rows).flatMap((row) => {
    const { text, links } = rowText(isLone ? [] : columns, row);
    if (text === '') return [];
    return [
      {
        kind: 'row',
        text,
        place: row.place,
        ...(named.length > 0 && { columns: named }),
        ...(depth > 0 && { depth }),
        ...(links.length > 0 && { links }),
      },
    ];
  });
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
