import type { Claim } from '../../../src/article/article-model.ts';
import type { ShapedTable, ShapedWords } from './written-shapes.ts';

/** A table whose first column has no name has an empty one. */
export function tableOf(claims: readonly Claim[], columns: readonly string[]): ShapedTable {
  const rows = claims.map((claim) => cellsOf(claim, ['', ...columns]));
  const isNamed = rows.every(([first]) => first?.text === '');
  return isNamed
    ? { kind: 'table', columns, rows: rows.map((cells) => cells.slice(1)) }
    : { kind: 'table', columns: ['', ...columns], rows };
}

/** Cells after their columns' names, apart again; the first stands without. Those that cannot be told apart stand in one. */
function cellsOf({ text, leadIn = '', links = [] }: Claim, columns: readonly string[]): readonly ShapedWords[] {
  const names = columns.map((name) => (name === '' ? '' : `${name.replace(/\s*[:：]$/u, '')}: `));
  const begin = leadIn === '' ? 0 : leadIn.length + 1;
  const starts = new Map<number, number>();
  let from = begin;
  for (const [column, name] of names.entries()) {
    if (column === 0) continue;
    const isFirst = starts.size === 0 && text.startsWith(name, from);
    const at = isFirst ? from : text.indexOf(`; ${name}`, from);
    if (at === -1) continue;
    if (starts.size === 0 && !isFirst) starts.set(0, begin);
    from = at + (isFirst ? 0 : 2) + name.length;
    starts.set(column, from);
  }
  const begun = [...starts];
  return names.map((_, column) => {
    const place = begun.findIndex(([each]) => each === column);
    const start = begun[place]?.[1];
    if (start === undefined) return { text: '', from: 0, links };
    const next = begun[place + 1];
    const end = next === undefined ? text.length : next[1] - (names[next[0]]?.length ?? 0) - 2;
    return { text: text.slice(0, end), from: start, links };
  });
}
