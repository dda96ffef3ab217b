import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';

/** Characters worked through, and milliseconds passed, before other work gets its turn: whichever comes first. */
const SLICE = 16_000;
const TURN = 4;

/** Cuts long work into slices, so that the process answers in between. */
export class Slices {
  readonly #pause: () => Promise<unknown>;
  #spent = 0;
  #since = performance.now();

  /** `pause` gives other work its turn. */
  constructor(pause: () => Promise<unknown> = () => setImmediate()) {
    this.#pause = pause;
  }

  /** Counts work done; true when it is time to `pause`. */
  spend(characters: number): boolean {
    this.#spent += characters;
    return this.#spent >= SLICE || performance.now() - this.#since >= TURN;
  }

  async pause(): Promise<void> {
    await this.#pause();
    this.#spent = 0;
    this.#since = performance.now();
  }

  /** Runs work that yields between its steps, and gives its result. */
  async run<T>(steps: Generator<unknown, T, undefined>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      if (this.spend(0)) await this.pause();
    }
  }
}

/** Runs work that yields between its steps without a stop, and gives its result. */
export function atOneGo<T>(steps: Generator<unknown, T, undefined>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
