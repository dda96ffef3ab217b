import { readFileSync } from 'node:fs';

const tickMs = 100;

/**
 * Tells a machine that is busy with other things from a Docent that is slow: counts how late this process's own timer is, and how
 * long Docent's was ready to run and had no processor. A Docent that works too long itself makes neither of them grow.
 */
export class SlowSpells implements Disposable {
  readonly #waitedMs: () => number;
  readonly #spells: { readonly at: number; readonly ms: number }[] = [];
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();
  #waited: number;

  /** `waitedMs`: for how long Docent's process has waited for a processor so far. */
  constructor(waitedMs: () => number) {
    this.#waitedMs = waitedMs;
    this.#waited = waitedMs();
    this.#timer = setInterval(() => this.#look(), tickMs);
  }

  /** How many of these milliseconds the machine had no time in: for who asks or for Docent. */
  lostMs(from: number, duration: number): number {
    // A spell is noted when it is over.
    const within = this.#spells.filter(({ at, ms }) => at > from && at - ms < from + duration);
    return within.reduce((sum, { ms }) => sum + ms, 0);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const at = performance.now();
    const waited = this.#waitedMs();
    const ms = Math.max(at - this.#last - tickMs, waited - this.#waited, 0);
    if (ms >= 1) this.#spells.push({ at, ms });
    this.#last = at;
    this.#waited = waited;
  }
}

/**
 * For how many milliseconds a process has been ready to run while others had the processor; 0 where the system does not tell, and for
 * one that has ended.
 */
export function waitedForProcessorMs(pid: number | undefined): number {
  try {
    const [, waited = '0'] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return 0;
  }
}
