import type { Vitals } from './vitals.ts';

/** What Docent needs so that it can answer, and keep what it should. */
type Need = 'gateway' | 'store' | 'articles';

export type Readiness = { readonly isStopping: boolean; readonly missing: readonly Need[] };

/** Whoever asks without end does not keep the disk busy. */
const WRITTEN_WITHIN_MS = 1_000;
/** A write that takes so long is none that members could wait for. */
const PATIENCE_MS = 2_000;

/** Says whether Docent is ready, and what is missing. */
export class ReadinessCheck {
  readonly #vitals: Vitals;
  #writable: { readonly since: number; readonly result: Promise<boolean> } | undefined;

  constructor(vitals: Vitals) {
    this.#vitals = vitals;
  }

  /** Never rejects, and takes 2 s at most. */
  async look(): Promise<Readiness> {
    const { isStopping, isConnected, hasArticles } = this.#vitals;
    const canWrite = await this.canWrite();
    const has: Readonly<Record<Need, boolean>> = { gateway: isConnected(), store: canWrite, articles: hasArticles() };
    const needs = Object.keys(has) as Need[];
    return { isStopping: isStopping(), missing: needs.filter((need) => !has[need]) };
  }

  /** Whether the store takes what is written, as of a second ago at most. */
  canWrite(): Promise<boolean> {
    const now = performance.now();
    if (this.#writable === undefined || now - this.#writable.since > WRITTEN_WITHIN_MS) {
      this.#writable = { since: now, result: inTime(this.#vitals.canWrite()) };
    }
    return this.#writable.result;
  }
}

async function inTime(writing: Promise<boolean>): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => late.resolve(false), PATIENCE_MS);
  try {
    return await Promise.race([writing.catch(() => false), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
