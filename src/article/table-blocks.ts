import type { RowBlock } from './document-blocks.ts';
import type { DocumentPlace } from './document-place.ts';

/** The cells of one row, as clean text; an empty one where there is nothing. */
export type TableRow = { readonly cells: readonly string[]; readonly place: DocumentPlace };

/**
 * The rows of a table as blocks, each cell after its column's name. Empty cells and rows are passed over. `names` are the columns'
 * names; of a table that has only these, they are its one row.
 *
 * @example tableBlocks(['Rank', 'Slots'], [{ cells: ['Gold', '12'], place }])[0].text // 'Rank: Gold; Slots: 12'
 */
export function tableBlocks(names: TableRow | undefined, rows: readonly TableRow[], depth = 0): RowBlock[] {
  const columns = names?.cells ?? [];
  const all =
    rows.length === 0 && names !== undefined ? [{ row: names, columns: [] }] : rows.map((row) => ({ row, columns }));
  return all.flatMap(({ row: { cells, place }, columns: of }) => {
    const text = rowText(of, cells);
    if (text === '') return [];
    const named = of.filter((name) => name !== '');
    return [{ kind: 'row', text, place, ...(named.length > 0 && { columns: named }), ...(depth > 0 && { depth }) }];
  });
}

function rowText(names: readonly string[], cells: readonly string[]): string {
  return cells
    .map((cell, column) => ({ cell, name: names[column] ?? '' }))
    .filter(({ cell }) => cell !== '')
    .map(({ cell, name }) => (name === '' ? cell : `${name.replace(/\s*[:：]$/u, '')}: ${cell}`))
    .join('; ');
}
