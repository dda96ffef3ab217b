/** What a copy holds, in words: "1,204 rows (questions 1,100, answers 104)". */
export function rowsInWords(rows: ReadonlyMap<string, number>): string {
  const number = (count: number) => count.toLocaleString('en');
  const all = [...rows.values()].reduce((sum, count) => sum + count, 0);
  const full = [...rows].filter(([, count]) => count > 0).map(([table, count]) => `${table} ${number(count)}`);
  return `${number(all)} ${all === 1 ? 'row' : 'rows'}${full.length > 0 ? ` (${full.join(', ')})` : ''}`;
}
