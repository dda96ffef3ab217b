import { setImmediate } from 'node:timers/promises';
import { WordSearch } from '../src/search/for-training.ts';
import type { Corpus } from './corpus.ts';
import { quantile } from './measure-speed.ts';
import { benchTable, figure } from './tables.ts';

/** What a key stroke costs in a library of so many claims, in milliseconds. */
export type LookupSpeed = {
  readonly claims: number;
  readonly p50: number;
  readonly p99: number;
  readonly typed: number;
};

/** Questions of which the first long words are typed, and letters of a word that people look up. */
const MOST_QUESTIONS = 100;
const WORDS = 3;
const LONG_WORD = 4;

/** What is in the field at four moments: a few letters, half of it, all, and all with two letters swapped. */
export function stagesOf(question: string): readonly string[] {
  const words = question.split(/[^\p{L}\p{N}]+/u).filter(({ length }) => length >= LONG_WORD);
  const whole = words.slice(0, WORDS).join(' ');
  if (whole === '') return [];
  return [whole.slice(0, LONG_WORD), whole.slice(0, Math.ceil(whole.length / 2)), whole, swapped(whole)];
}

const swapped = (text: string): string => text.replace(/(?<=^.)(.)(.)/u, '$2$1');

/** Measures the look-up in this process: all stages once to warm up, and once more. */
export async function measureLookup({ articles, questions }: Corpus): Promise<LookupSpeed> {
  const engine = new WordSearch();
  for (const article of articles) await engine.add(article);
  const stages = questions.slice(0, MOST_QUESTIONS).flatMap((question) => stagesOf(question));
  for (const typed of stages) engine.lookup(typed);
  const times: number[] = [];
  for (const typed of stages) {
    // A look-up is a turn of the event loop of its own in a bot as well.
    await setImmediate();
    const start = performance.now();
    engine.lookup(typed);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const claims = articles.reduce(
    (sum, { sections }) => sum + sections.reduce((inner, section) => inner + section.claims.length, 0),
    0,
  );
  return { claims, p50: quantile(times, 0.5), p99: quantile(times, 0.99), typed: times.length };
}

export const lookupTable = (rows: readonly LookupSpeed[]): string =>
  benchTable([
    ['look-up while one types', 'p50 ms', 'p99 ms', 'typed'],
    ...rows.map(({ claims, p50, p99, typed }) => [
      `${claims.toLocaleString('en')} claims`,
      figure(p50),
      figure(p99),
      String(typed),
    ]),
  ]);
