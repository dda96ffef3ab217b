import type { QualityRow, SpeedRow } from './plan.ts';

const RIVALS = ['FlexSearch', 'Fuse, token search', 'MiniSearch', 'MiniSearch, fuzzy'];

const pad = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join('  ')
    .trimEnd();

export const benchTable = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => pad(row, widths)).join('\n');
};

const percent = (share: number | undefined): string => (share === undefined ? '' : (share * 100).toFixed(1));

/** Three significant digits, without an exponent. */
export const figure = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);

export const qualityTable = (rows: readonly QualityRow[]): string => {
  const sets = [...new Set(rows.map(({ set }) => set))];
  const head = ['right first / within three / first with typos, %', ...sets];
  const libraries = [...new Set(rows.map(({ library }) => library))];
  const body = libraries.map((library) => [
    library,
    ...sets.map((set) => {
      const row = rows.find((one) => one.library === library && one.set === set);
      return row === undefined ? '' : [row.r1, row.r3, row.r1Typos].map((share) => percent(share)).join(' / ');
    }),
  ]);
  return benchTable([head, ...body]);
};

export const speedTable = (rows: readonly SpeedRow[], claims: number): string => {
  const head = [
    `${claims.toLocaleString('en')} claims`,
    'p50 ms',
    'p99 ms',
    'build ms',
    'heap MB',
    'block ms',
    'first ms',
    'long ms',
    'asked',
  ];
  const body = rows
    .filter((row) => row.claims === claims)
    .map((row) => [
      row.library,
      ...[row.p50, row.p99, row.build, row.heap, row.block, row.first, row.long].map((value) => figure(value)),
      String(row.asked),
    ]);
  return benchTable([head, ...body]);
};

export type Ratio = {
  readonly claims: number;
  readonly beside: string;
  readonly p50: number;
  readonly p99: number;
  readonly build: number;
  readonly heap: number;
};

/** Docent's figures as parts of another library's: below 1 is less time, less memory. */
export const ratios = (rows: readonly SpeedRow[]): Ratio[] =>
  rows
    .filter(({ library }) => library === 'Docent')
    .flatMap((own) =>
      RIVALS.flatMap((beside) => {
        const other = rows.find(({ library, claims }) => library === beside && claims === own.claims);
        if (other === undefined) return [];
        const { claims } = own;
        const [p50, p99, build] = [own.p50 / other.p50, own.p99 / other.p99, own.build / other.build];
        return [{ claims, beside, p50, p99, build, heap: own.heap / other.heap }];
      }),
    );

export const ratioTable = (rows: readonly Ratio[]): string =>
  benchTable([
    ['Docent as a part of', 'claims', 'p50', 'p99', 'build', 'heap'],
    ...rows.map(({ claims, beside, p50, p99, build, heap }) => [
      beside,
      claims.toLocaleString('en'),
      ...[p50, p99, build, heap].map((value) => figure(value)),
    ]),
  ]);
