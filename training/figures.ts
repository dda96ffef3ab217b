import { type Calibration, calibrationOf } from './calibration.ts';
import type { CaseRecord, Trial, TrialKind } from './measure-quality.ts';

/** Shares from 0 to 1, times in milliseconds; null where the set has nothing to measure it by. */
export type Figures = {
  readonly file: string;
  readonly questions: number;
  /** Questions whose first gold claim comes first, and within three. */
  readonly r1: number;
  readonly r3: number;
  readonly mrr: number;
  readonly map: number;
  /** By words alone: as typed in a hurry, and among all articles of the file together. */
  readonly r1Typos: number | null;
  readonly r1Library: number | null;
  /** Share of off-topic questions refused, by words alone, where 95 % of the others are answered. */
  readonly offTopicRejected: number | null;
  /** First places of questions that follow others. */
  readonly followR1: number | null;
  readonly spanHit: number | null;
  readonly markedWords: number | null;
  /** What becomes of questions that the article answers. */
  readonly sure: number;
  readonly unsure: number;
  readonly refused: number;
  /** How many of those called sure, and unsure, are right: the first claim is one of the answer's. */
  readonly sureRight: number | null;
  readonly unsureRight: number | null;
  /** Questions that people wrote and that the article does not answer. */
  readonly noneSure: number | null;
  readonly noneUnsure: number | null;
  readonly noneRefused: number | null;
  /** Made ones: asked of another article, with the answer taken out, with a changed subject; and, by words, of the nearest article. */
  readonly other: Shares | null;
  readonly removed: Shares | null;
  readonly changed: Shares | null;
  readonly near: Shares | null;
  /** Of all of the set's own questions, those included that people wrote to have no answer. */
  readonly calibration: Calibration;
  readonly p50: number;
  readonly p99: number;
};

/** Shares that are called sure, unsure, and that are refused. */
type Shares = { readonly sure: number; readonly unsure: number; readonly refused: number };

/** Share of on-topic questions that must still be answered when off-topic ones are refused. */
const KEPT = 0.95;

export function figuresOf(file: string, records: readonly CaseRecord[], trials: readonly Trial[]): Figures {
  const recorded = (place: CaseRecord['place'], form: CaseRecord['form']): CaseRecord[] =>
    records.filter((item) => item.place === place && item.form === form);
  const typos = recorded('own', 'typos');
  const library = recorded('library', 'text');
  const other = recorded('other', 'text');
  const limit = quantile(
    recorded('own', 'text').map(({ topic }) => topic),
    1 - KEPT,
  );
  const of = (kind: TrialKind): Trial[] => trials.filter((item) => item.kind === kind);
  const own = of('own');
  const follow = of('follow');
  const tempting = sharesOf(of('tempting'));
  const rightOf = (status: Trial['status']): number | null =>
    meanOf(own.filter((item) => item.status === status).map(({ right }) => Number(right)));
  const times = own.map(({ milliseconds }) => milliseconds);
  const marked = own.flatMap(({ markedWords }) => markedWords ?? []);
  return {
    file,
    questions: own.length,
    r1: within(own, 1) ?? 0,
    r3: within(own, 3) ?? 0,
    mrr: mean(own.map(({ ranks }) => 1 / (ranks[0] ?? Number.POSITIVE_INFINITY))),
    map: mean(own.map(({ ranks, wanted }) => ranks.reduce((sum, rank, at) => sum + (at + 1) / rank, 0) / wanted)),
    r1Typos: within(typos, 1),
    r1Library: within(library, 1),
    offTopicRejected: meanOf(other.map(({ topic }) => (topic < limit ? 1 : 0))),
    followR1: within(follow, 1),
    spanHit: meanOf(own.flatMap(({ spanHit }) => spanHit ?? []).map(Number)),
    markedWords: marked.length === 0 ? null : quantile(marked, 0.5),
    ...(sharesOf(own) ?? { sure: 0, unsure: 0, refused: 0 }),
    sureRight: rightOf('answered'),
    unsureRight: rightOf('unsure'),
    noneSure: tempting?.sure ?? null,
    noneUnsure: tempting?.unsure ?? null,
    noneRefused: tempting?.refused ?? null,
    other: sharesOf(of('other')),
    removed: sharesOf(of('removed')),
    changed: sharesOf(of('changed')),
    near: sharesOf(recorded('near', 'text')),
    calibration: calibrationOf([...own, ...of('tempting')]),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
  };
}

function within(items: readonly { readonly ranks: readonly number[] }[], limit: number): number | null {
  return meanOf(items.map(({ ranks }) => ((ranks[0] ?? Number.POSITIVE_INFINITY) <= limit ? 1 : 0)));
}

function sharesOf(items: readonly { readonly status: Trial['status'] }[]): Shares | null {
  const share = (status: Trial['status']): number => mean(items.map((item) => (item.status === status ? 1 : 0)));
  return items.length === 0 ? null : { sure: share('answered'), unsure: share('unsure'), refused: share('refused') };
}

const meanOf = (values: readonly number[]): number | null => (values.length === 0 ? null : mean(values));

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

function quantile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(share * values.length))] ?? 0;
}

const COLUMNS = [
  ['R@1', 'r1'],
  ['R@3', 'r3'],
  ['MAP', 'map'],
  ['typos', 'r1Typos'],
  ['library', 'r1Library'],
  ['follow', 'followR1'],
  ['off-topic', 'offTopicRejected'],
  ['span', 'spanHit'],
  ['sure', 'sure'],
  ['refused', 'refused'],
  ['sure-right', 'sureRight'],
  ['unsure-right', 'unsureRight'],
  ['none-sure', 'noneSure'],
] as const;

const MADE = ['other', 'removed', 'changed', 'near'] as const;

const NOTHING = '–';

const per100 = (value: number | null | undefined): string =>
  value === null || value === undefined ? NOTHING : (100 * value).toFixed(1);

const nameOf = ({ file }: Figures): string => file.replace(/^.*\//, '').replace(/\.jsonl(?:\.gz)?$/, '');

/** A table with one line for each file, shares in per cent; of made unanswerable questions the share called sure. */
export function table(rows: readonly Figures[]): string {
  const headings = [
    ...COLUMNS.map(([heading]) => heading),
    ...MADE.map((name) => `${name}-sure`),
    'words',
    'p50',
    'p99',
  ];
  const lines = rows.map((row) => [
    nameOf(row),
    String(row.questions),
    ...COLUMNS.map(([, name]) => per100(row[name])),
    ...MADE.map((name) => per100(row[name]?.sure)),
    row.markedWords === null ? NOTHING : String(row.markedWords),
    row.p50.toFixed(3),
    row.p99.toFixed(3),
  ]);
  return aligned([['set', 'questions', ...headings], ...lines]);
}

/** For each file what share is right of those that were given a chance of a tenth more each, and what share is wrong of the surest. */
export function calibrationTables(rows: readonly Figures[]): string {
  const bands = Array.from({ length: 10 }, (_, band) => band / 10);
  const reliability = rows.map((row) => [
    nameOf(row),
    ...bands.map((from) => {
      const band = row.calibration.bands.find((each) => each.from === from);
      return band === undefined ? NOTHING : `${per100(band.right)} (${band.questions})`;
    }),
    per100(row.calibration.off),
  ]);
  const risks = rows.map((row) => [nameOf(row), ...row.calibration.risks.map(({ wrong }) => per100(wrong))]);
  const coverages = rows[0]?.calibration.risks.map(({ coverage }) => `${(100 * coverage).toFixed(0)} %`) ?? [];
  return [
    'Right, of a hundred that were given a chance of (how many); how far off on average:',
    aligned([['set', ...bands.map((from) => `${(100 * from).toFixed(0)}+ %`), 'off'], ...reliability]),
    '',
    'Wrong, of the surest:',
    aligned([['set', ...coverages], ...risks]),
  ].join('\n');
}

function aligned(all: readonly (readonly string[])[]): string {
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? [];
  return all
    .map((line) =>
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n');
}
