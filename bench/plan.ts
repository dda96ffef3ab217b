import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { QuestionSet } from './corpus.ts';
import { LIBRARIES } from './search-libraries.ts';
import type { Speed } from './measure-speed.ts';
import { measureQuality, type Quality } from './quality.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const EVAL = fileURLToPath(new URL('../training/eval.ts', import.meta.url));

export type SpeedRow = Speed & {
  readonly library: string;
  readonly claims: number;
  /** Longest stretch of the build of a document of one bullet of 0.6 MB, in milliseconds. */
  readonly long: number;
};
export type QualityRow = Quality & { readonly library: string; readonly set: string };

/** A question costs Fuse seconds in a large library: few are asked there, and the table says how many. */
type Limits = { readonly most: number; readonly least: number; readonly seconds: number };

const limitsFor = (claims: number, quick: boolean): Limits => {
  const seconds = quick || claims < 10_000 ? 1 : claims < 50_000 ? 2 : 4;
  return { most: quick ? 200 : 1000, least: claims >= 50_000 ? 4 : 8, seconds };
};

const measureOne = async (library: string, claims: number, { most, least, seconds }: Limits): Promise<SpeedRow> => {
  const args = ['--expose-gc', CHILD, library, String(claims), String(most), String(least), String(seconds)];
  const { stdout } = await run(process.execPath, args);
  return { library, claims, ...(JSON.parse(stdout) as Speed & { long: number }) };
};

/** Of two rounds the lower figures: what else the machine did then only ever adds. */
const lower = (one: SpeedRow, other: SpeedRow | undefined): SpeedRow => {
  if (other === undefined) return one;
  const least = (figure: 'p50' | 'p99' | 'build' | 'heap' | 'block' | 'first' | 'long'): number =>
    Math.min(one[figure], other[figure]);
  const [p50, p99, build, heap, block] = [least('p50'), least('p99'), least('build'), least('heap'), least('block')];
  return {
    ...one,
    p50,
    p99,
    build,
    heap,
    block,
    first: least('first'),
    long: least('long'),
    asked: one.asked + other.asked,
  };
};

/**
 * Each library at each size in a process of its own, in two rounds, the largest library in one. The order turns from round
 * to round, so that none always comes first.
 */
export const measureSpeeds = async (
  sizes: readonly number[],
  quick: boolean,
  say: (text: string) => void,
): Promise<SpeedRow[]> => {
  const rows = new Map<string, SpeedRow>();
  const rounds = sizes.flatMap((claims) => (quick || claims >= 50_000 ? [claims] : [claims, claims]));
  for (const [turn, claims] of rounds.entries()) {
    const start = (turn * 3) % LIBRARIES.length;
    for (const { name } of [...LIBRARIES.slice(start), ...LIBRARIES.slice(0, start)]) {
      say(`${claims.toLocaleString('en')} claims: ${name}`);
      const key = `${name} ${claims}`;
      rows.set(key, lower(await measureOne(name, claims, limitsFor(claims, quick)), rows.get(key)));
    }
  }
  const place = new Map(LIBRARIES.map(({ name }, at) => [name, at]));
  const placeOf = ({ library }: SpeedRow): number => place.get(library) ?? 0;
  return [...rows.values()].sort((a, b) => a.claims - b.claims || placeOf(a) - placeOf(b));
};

/** Docent's share of right answers from weights learnt on other articles than those asked about. */
const crossValidated = async (sets: readonly QuestionSet[]): Promise<QualityRow[]> => {
  const { stdout } = await run(process.execPath, [EVAL, '--json', '--split', '5', ...sets.map(({ file }) => file)]);
  return stdout
    .trim()
    .split('\n')
    .map((line, at) => {
      const { r1, r3, r1Typos } = JSON.parse(line) as Quality;
      const typos = r1Typos === undefined ? {} : { r1Typos };
      return { library: 'Docent', set: sets[at]?.name ?? '', r1, r3, ...typos };
    });
};

export const measureQualities = async (
  sets: readonly QuestionSet[],
  quick: boolean,
  say: (text: string) => void,
): Promise<QualityRow[]> => {
  const rows: QualityRow[] = [];
  if (sets.length > 0 && !quick) {
    say('Docent, cross-validated');
    rows.push(...(await crossValidated(sets)));
  }
  for (const library of LIBRARIES) {
    if (library.name === 'Docent' && !quick) continue;
    for (const { name, articles } of sets) {
      say(`${name}: ${library.name}`);
      rows.push({ library: library.name, set: name, ...(await measureQuality(library, articles)) });
    }
  }
  return rows;
};
