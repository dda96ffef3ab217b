/** Ends a timer that has not fired; harmless afterwards, and more than once. */
export type Cancel = () => void;

type Timer = { readonly due: number; readonly fire: () => void; handle: NodeJS.Timeout | undefined };

export type ClockOptions = {
  /** Time stands still but for `advance`; false by default: it passes. */
  readonly frozen?: boolean;
  /** Milliseconds since 1970 to begin with; now by default. */
  readonly start?: number;
};

/**
 * The local Discord's time: real by default, and movable forward by tests.
 *
 * ```ts
 * const clock = new Clock({ frozen: true });
 * await using discord = await LocalDiscord.start({ clock });
 * clock.advance(3_000); // whatever is not acknowledged by now has failed
 * ```
 */
export class Clock {
  readonly #frozen: boolean;
  readonly #timers = new Set<Timer>();
  #offset: number;

  constructor(options: ClockOptions = {}) {
    this.#frozen = options.frozen ?? false;
    const start = options.start ?? Date.now();
    this.#offset = this.#frozen ? start : start - Date.now();
  }

  /** Milliseconds since 1970; whole ones, as `Date.now()`. */
  now(): number {
    return this.#frozen ? this.#offset : Date.now() + this.#offset;
  }

  /**
   * Calls `fire` once, `ms` milliseconds from now on this clock; returns what ends the wait. On a frozen clock only `advance` makes
   * it due. Never keeps the process alive. What `fire` throws is thrown where time was moved: by `advance`, or by Node's timer.
   */
  after(ms: number, fire: () => void): Cancel {
    const timer: Timer = { due: this.now() + ms, fire, handle: undefined };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => this.#drop(timer);
  }

  /**
   * Moves time on by `ms` milliseconds, firing whatever falls due on the way before it returns: by time due, each with `now()` at
   * its own. What a timer begins may fall due on the way as well. Time never goes back: a negative `ms` changes nothing.
   */
  advance(ms: number): void {
    const target = this.now() + ms;
    for (let next = this.#dueBy(target); next !== undefined; next = this.#dueBy(target)) {
      this.#offset += Math.max(0, next.due - this.now());
      this.#drop(next);
      next.fire();
    }
    this.#offset += Math.max(0, target - this.now());
    if (!this.#frozen)
      for (const timer of this.#timers) {
        clearTimeout(timer.handle);
        this.#arm(timer);
      }
  }

  /** Cancels every timer. `LocalDiscord.close()` does so by itself; time goes on, and new timers can be set. */
  stop(): void {
    for (const timer of this.#timers) this.#drop(timer);
  }

  #dueBy(time: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers)
      if (timer.due <= time && (first === undefined || timer.due < first.due)) first = timer;
    return first;
  }

  #arm(timer: Timer): void {
    if (this.#frozen) return;
    // Node cannot wait longer than this at once; such a timer looks again when it wakes.
    const wait = Math.min(Math.max(0, timer.due - this.now()), 2 ** 31 - 1);
    timer.handle = setTimeout(() => {
      if (this.now() < timer.due) return this.#arm(timer);
      this.#drop(timer);
      timer.fire();
    }, wait).unref();
  }

  #drop(timer: Timer): void {
    clearTimeout(timer.handle);
    this.#timers.delete(timer);
  }
}
