import type { Clock } from '../clock.ts';

/** What Discord allows an application of log-ins (IDENTIFY), and how many shards it recommends. */
export type LogInOptions = {
  /** What `GET /gateway/bot` recommends; 1 by default. */
  readonly shards?: number;
  /**
   * Log-ins in five seconds: of shards whose numbers leave the same rest, divided by it, one. Held where it is given; told as 1, and
   * not held, where it is not.
   */
  readonly maxConcurrency?: number;
  /** Log-ins in a day; 1,000 by default. At more than that Discord resets the token. */
  readonly total?: number;
};

const DAY_MS = 86_400_000;
/** Of real time, for it is the bot that waits. */
const APART_MS = 5_000;

/** Log-ins to the gateway, as Discord counts them. */
export class LogIns {
  readonly shards: number;
  readonly maxConcurrency: number;
  readonly total: number;
  readonly #clock: Clock;
  readonly #isHeld: boolean;
  readonly #times: number[] = [];
  /** By the rest: when the last one was. */
  readonly #last = new Map<number, number>();

  constructor(clock: Clock, { shards = 1, maxConcurrency, total = 1_000 }: LogInOptions = {}) {
    this.#clock = clock;
    this.shards = shards;
    this.maxConcurrency = maxConcurrency ?? 1;
    this.#isHeld = maxConcurrency !== undefined;
    this.total = total;
  }

  get remaining(): number {
    const since = this.#clock.now() - DAY_MS;
    return Math.max(0, this.total - this.#times.filter((at) => at > since).length);
  }

  /** Counts one: whether it is let in, comes too soon after another, or is one too many. */
  take(shard: number): 'in' | 'too soon' | 'too many' {
    if (this.remaining === 0) return 'too many';
    const rest = shard % this.maxConcurrency;
    const now = performance.now();
    const last = this.#last.get(rest) ?? Number.NEGATIVE_INFINITY;
    if (this.#isHeld && now - last < APART_MS) return 'too soon';
    this.#last.set(rest, now);
    this.#times.push(this.#clock.now());
    return 'in';
  }
}
