import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { QuestionSet } from './corpus.ts';
import { LIBRARIES } from './libraries.ts';
import type { Speed } from './measure.ts';
import { measureQuality, type Quality } from './quality.ts';

const run = promisify(execFile);
const CHILD = fileURLToPath(new URL('child.ts', import.meta.url));
const EVAL = fileURLToPath(new URL('../src/cli/eval.ts', import.meta.url));

export type SpeedRow = Speed & { readonly library: string; readonly claims: number };
export type QualityRow = Quality & { readonly library: string; readonly set: string };

/** A question costs Fuse seconds in a large library: few are asked there, and the table says how many. */
type Limits = { readonly most: number; readonly least: number; readonly seconds: number };

const limitsFor = (claims: number, quick: boolean): Limits => {
  const seconds = quick ? 1 : claims >= 10_000 ? 4 : 2;
  return { most: quick ? 200 : 1000, least: claims >= 50_000 ? 4 : 8, seconds };
};

/** Each library at each size in a process of its own; the order turns with the size, so that none always comes first. */
export const measureSpeeds = async (
  sizes: readonly number[],
  quick: boolean,
  say: (text: string) => void,
): Promise<SpeedRow[]> => {
  const rows: SpeedRow[] = [];
  for (const [turn, claims] of sizes.entries()) {
    const start = (turn * 3) % LIBRARIES.length;
    const order = [...LIBRARIES.slice(start), ...LIBRARIES.slice(0, start)];
    for (const { name } of order) {
      say(`${claims.toLocaleString('en')} claims: ${name}`);
      const { most, least, seconds } = limitsFor(claims, quick);
      const args = ['--expose-gc', CHILD, name, String(claims), String(most), String(least), String(seconds)];
      const { stdout } = await run(process.execPath, args);
      rows.push({ library: name, claims, ...(JSON.parse(stdout) as Speed) });
    }
  }
  const place = new Map(LIBRARIES.map(({ name }, at) => [name, at]));
  return rows.sort((a, b) => a.claims - b.claims || (place.get(a.library) ?? 0) - (place.get(b.library) ?? 0));
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
