import { performance } from 'node:perf_hooks';
import type { ReaderOptions } from './reader-port.ts';

/** What is asked of a reader: how long it is expected to take, and what will be asked with its result at once. */
export type Work<Result> = {
  /** Works of a kind take about as long as each other. */
  readonly kind: string;
  /** The kind of work that follows from this one, in the place that this one has. */
  readonly leadsTo?: string;
  readonly run: () => Promise<Result | undefined>;
};

export type QueueLimits = {
  /** Milliseconds from a question to when what it asks for must begin. */
  readonly budgetMs: number;
  /** And to when it must be there. */
  readonly patienceMs: number;
};

type Item<Result> = {
  readonly work: Work<Result>;
  readonly since: number;
  readonly signal: AbortSignal | undefined;
  readonly settle: (result: Result | undefined) => void;
  readonly isSettled: () => boolean;
};

/** What a kind of work is expected to take before any was done, and how much the newest counts. */
const EXPECTED_MS = 50;
const NEWEST = 0.2;

/**
 * One work after another, in the order in which the questions were asked that they belong to; what is in the background comes last.
 * Who would wait longer than the budget allows is told at once, undefined, and nothing is done for those who wait no more.
 */
export class ReaderQueue<Result> {
  readonly #limits: QueueLimits;
  /** Waits until work can be done; false where it cannot for now. */
  readonly #ready: () => Promise<boolean>;
  readonly #items: Item<Result>[] = [];
  readonly #expected = new Map<string, number>();
  #isAtWork = false;
  /** When what is being done is expected to be done. */
  #until = 0;

  constructor(limits: QueueLimits, ready: () => Promise<boolean>) {
    this.#limits = limits;
    this.#ready = ready;
  }

  get isIdle(): boolean {
    return !this.#isAtWork && this.#items.length === 0;
  }

  /** What waits, with what is being done. */
  get length(): number {
    return this.#items.length + (this.#isAtWork ? 1 : 0);
  }

  add(work: Work<Result>, options: ReaderOptions = {}): Promise<Result | undefined> {
    const { since = performance.now(), inBackground = false, signal } = options;
    const order = inBackground ? Number.POSITIVE_INFINITY : since;
    const at = this.#items.findLastIndex((item) => item.since <= order) + 1;
    const { budgetMs, patienceMs } = this.#limits;
    const now = performance.now();
    if (signal?.aborted === true || (!inBackground && this.#waitBefore(at, now) > since + budgetMs - now))
      return Promise.resolve(undefined);
    return new Promise((resolve) => {
      let isSettled = false;
      const settle = (result: Result | undefined) => {
        if (isSettled) return;
        isSettled = true;
        clearTimeout(clock);
        resolve(result);
      };
      const clock = inBackground ? undefined : setTimeout(settle, since + patienceMs - now, undefined);
      this.#items.splice(at, 0, { work, since: order, signal, settle, isSettled: () => isSettled });
      if (!this.#isAtWork) void this.#workOff();
    });
  }

  /** Milliseconds that the work before a place of the queue is expected to take. */
  #waitBefore(at: number, now: number): number {
    const ahead = this.#items.slice(0, at).filter((item) => !item.isSettled());
    const kinds = ahead.flatMap(({ work }) => (work.leadsTo === undefined ? [work.kind] : [work.kind, work.leadsTo]));
    const rest = this.#isAtWork ? Math.max(0, this.#until - now) : 0;
    return kinds.reduce((sum, kind) => sum + this.#expect(kind), rest);
  }

  #expect(kind: string): number {
    return this.#expected.get(kind) ?? EXPECTED_MS;
  }

  async #workOff(): Promise<void> {
    this.#isAtWork = true;
    for (let item = this.#items.shift(); item !== undefined; item = this.#items.shift()) {
      const { work, settle } = item;
      const canWork = this.#isWanted(item) && (await this.#ready().catch(() => false));
      // It may have taken its time to become ready.
      if (!canWork || !this.#isWanted(item)) {
        settle(undefined);
        continue;
      }
      const start = performance.now();
      this.#until = start + this.#expect(work.kind);
      const result = await work.run().catch(() => undefined);
      const took = performance.now() - start;
      if (result !== undefined) this.#expected.set(work.kind, this.#expect(work.kind) * (1 - NEWEST) + took * NEWEST);
      settle(result);
    }
    this.#isAtWork = false;
  }

  #isWanted({ since, signal, isSettled }: Item<Result>): boolean {
    return !isSettled() && signal?.aborted !== true && performance.now() <= since + this.#limits.budgetMs;
  }
}
