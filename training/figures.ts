import type { Trial, CaseRecord } from './measure-quality.ts';

/** Shares from 0 to 1, times in milliseconds; null where the set has nothing to measure it by. */
export type Figures = {
  readonly file: string;
  readonly questions: number;
  readonly r1: number;
  readonly r3: number;
  readonly mrr: number;
  readonly map: number;
  readonly r1Typos: number | null;
  /** Share of off-topic questions refused where 95 % of the others are answered. */
  readonly offTopicRejected: number | null;
  readonly spanHit: number | null;
  readonly markedWords: number | null;
  /** First ranks when all articles of the file are searched together. */
  readonly r1Library: number | null;
  /** At the shipped limits: share of questions with an article that are answered, and of others that are refused. */
  readonly answered: number;
  readonly refused: number | null;
  /** Share of all answers that are called sure, how many of those are right, and of the unsure ones. */
  readonly sure: number;
  readonly sureRight: number | null;
  readonly unsureRight: number | null;
  /** Questions that the nearest other article, or their own without the claims that answer, does not answer. */
  readonly near: Bands | null;
  readonly without: Bands | null;
  readonly p50: number;
  readonly p99: number;
};

/** Shares that are called sure, and that are refused. */
type Bands = { readonly sure: number; readonly refused: number };

/** Share of on-topic questions that must still be answered when off-topic ones are refused. */
const KEPT = 0.95;

export function figuresOf(file: string, records: readonly CaseRecord[], asked: readonly Trial[]): Figures {
  const own = records.filter(({ place, form }) => place === 'own' && form === 'text');
  const typos = records.filter(({ place, form }) => place === 'own' && form === 'typos');
  const library = records.filter(({ place, form }) => place === 'library' && form === 'text');
  const other = records.filter(({ place, form }) => place === 'other' && form === 'text');
  const first = (items: readonly CaseRecord[], limit: number): number =>
    mean(items.map(({ ranks }) => ((ranks[0] ?? Number.POSITIVE_INFINITY) <= limit ? 1 : 0)));
  const limit = quantile(
    own.map(({ topic }) => topic),
    1 - KEPT,
  );
  const mine = asked.filter((item) => item.own);
  const bands = (place: CaseRecord['place']): Bands | null => {
    const chosen = records.filter((item) => item.place === place);
    const share = (status: CaseRecord['status']): number =>
      mean(chosen.map((item) => (item.status === status ? 1 : 0)));
    return chosen.length === 0 ? null : { sure: share('answered'), refused: share('refused') };
  };
  const strangers = asked.filter((item) => !item.own);
  const given = mine.filter(({ status }) => status !== 'refused');
  const sure = mine.filter(({ status }) => status === 'answered');
  const unsure = mine.filter(({ status }) => status === 'unsure');
  const spans = mine.flatMap(({ spanHit }) => spanHit ?? []);
  const marked = mine.flatMap(({ markedWords }) => markedWords ?? []);
  const times = mine.map(({ milliseconds }) => milliseconds);
  return {
    file,
    questions: own.length,
    r1: first(own, 1),
    r3: first(own, 3),
    mrr: mean(own.map(({ ranks }) => 1 / (ranks[0] ?? Number.POSITIVE_INFINITY))),
    map: mean(own.map(({ ranks }) => mean(ranks.map((rank, index) => (index + 1) / rank)))),
    r1Typos: typos.length === 0 ? null : first(typos, 1),
    offTopicRejected: other.length === 0 ? null : mean(other.map(({ topic }) => (topic < limit ? 1 : 0))),
    spanHit: spans.length === 0 ? null : mean(spans.map(Number)),
    markedWords: marked.length === 0 ? null : quantile(marked, 0.5),
    r1Library: library.length === 0 ? null : first(library, 1),
    answered: given.length / Math.max(mine.length, 1),
    refused: strangers.length === 0 ? null : mean(strangers.map(({ status }) => (status === 'refused' ? 1 : 0))),
    sure: sure.length / Math.max(given.length, 1),
    sureRight: sure.length === 0 ? null : mean(sure.map(({ right }) => Number(right))),
    unsureRight: unsure.length === 0 ? null : mean(unsure.map(({ right }) => Number(right))),
    near: bands('near'),
    without: bands('without'),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

const COLUMNS = [
  'r1',
  'r3',
  'mrr',
  'map',
  'r1Typos',
  'r1Library',
  'offTopicRejected',
  'answered',
  'refused',
  'sure',
  'sureRight',
  'unsureRight',
  'spanHit',
] as const;

const HEADINGS =
  'R@1 R@3 MRR MAP typos library off-topic answered refused sure right unsure-right span words near-sure near-refused without-sure without-refused p50 p99'.split(
    ' ',
  );

/** A table with one line for each file, shares in per cent. */
export function table(rows: readonly Figures[]): string {
  const share = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1));
  const lines = rows.map((row) => [
    row.file.replace(/^.*\//, '').replace(/\.jsonl$/, ''),
    String(row.questions),
    ...COLUMNS.map((name) => share(row[name])),
    row.markedWords === null ? '–' : String(row.markedWords),
    ...[row.near, row.without].flatMap((bands) => [share(bands?.sure ?? null), share(bands?.refused ?? null)]),
    row.p50.toFixed(3),
    row.p99.toFixed(3),
  ]);
  const all = [['set', 'questions', ...HEADINGS], ...lines];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
