import { setImmediate } from 'node:timers/promises';
import type { Article } from '../src/article/article-model.ts';
import type { Corpus } from './corpus.ts';
import type { Finder, SearchLibrary } from './search-libraries.ts';

/** What one library costs at one size. Times in milliseconds, heap in MB (10⁶ bytes, buffers included). */
export type Speed = {
  readonly p50: number;
  readonly p99: number;
  readonly build: number;
  readonly heap: number;
  /** Longest stretch of the build during which nothing else had its turn. */
  readonly block: number;
  /** The longest such stretch while the process built its very first index, of `WARM_CLAIMS`, and asked its first questions. */
  readonly first: number;
  /** Questions asked. */
  readonly asked: number;
};

/** Index and search something small first, so that what is loaded once is not counted, and code is warm. */
export const WARM_CLAIMS = 300;
const WARM_QUESTIONS = 40;

const collect = async (): Promise<number> => {
  for (let turn = 0; turn < 3; turn++) {
    globalThis.gc?.();
    await setImmediate();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Runs work and notes the longest wait between two turns of the event loop. */
const watchTurns = async <T>(work: () => Promise<T>): Promise<{ result: T; block: number }> => {
  let block = 0;
  const watched = { done: false };
  let last = performance.now();
  const note = (): void => {
    const now = performance.now();
    block = Math.max(block, now - last);
    last = now;
  };
  const watch = async (): Promise<void> => {
    while (!watched.done) {
      await setImmediate();
      note();
    }
  };
  const watching = watch();
  const result = await work();
  note();
  watched.done = true;
  await watching;
  return { result, block };
};

/**
 * The longest such stretch while a document of a single bullet of 0.6 MB is built, after another of its kind: what a library takes
 * at one go.
 */
export const measureLong = async (library: SearchLibrary, long: Article): Promise<number> => {
  await library.build([long]);
  return (await watchTurns(() => library.build([long]))).block;
};

export const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const time = async (find: Finder, question: string): Promise<number> => {
  const start = performance.now();
  const found = find(question);
  if (found instanceof Promise) await found;
  return performance.now() - start;
};

/** Asks until the questions or the seconds are up, but at least `least` of them. */
const askAll = async (
  find: Finder,
  questions: readonly string[],
  limits: { readonly most: number; readonly least: number; readonly seconds: number },
): Promise<number[]> => {
  const times: number[] = [];
  const end = performance.now() + limits.seconds * 1000;
  for (let at = 0; at < limits.most; at++) {
    if (at >= limits.least && performance.now() > end) break;
    // A stride that shares no factor with most lengths, so that few questions still come from all articles.
    times.push(await time(find, questions[(at * 389) % questions.length] ?? ''));
  }
  return times;
};

/** Measures one library in this process. */
export const measureSpeed = async (
  library: SearchLibrary,
  corpus: Corpus,
  warm: Corpus,
  limits: { readonly most: number; readonly least: number; readonly seconds: number },
): Promise<Speed> => {
  // The question sets were read in this process too: what is left of that is not the library's.
  await collect();
  const cold = await watchTurns(() => library.build(warm.articles));
  const firstLimits = { most: WARM_QUESTIONS, least: 1, seconds: limits.seconds / 4 };
  const first = Math.max(cold.block, ...(await askAll(cold.result, warm.questions, firstLimits)));
  const before = await collect();
  const start = performance.now();
  const { result: find, block } = await watchTurns(() => library.build(corpus.articles));
  const build = performance.now() - start;
  const heap = ((await collect()) - before) / 1e6;
  // As in a bot that has run for a day: V8 compiles what is asked for most, and again when it has seen more of it.
  await askAll(find, corpus.questions, { most: Number.POSITIVE_INFINITY, least: 1, seconds: limits.seconds });
  const times = (await askAll(find, corpus.questions, limits)).sort((a, b) => a - b);
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), build, heap, block, first, asked: times.length };
};
