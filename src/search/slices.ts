import { setImmediate } from 'node:timers/promises';

/** Characters worked through before other work gets its turn: two to three milliseconds. */
const SLICE = 16_000;

/** Cuts long work into slices, so that the process answers in between. */
export class Slices {
  readonly #pause: () => Promise<unknown>;
  #spent = 0;

  /** `pause` gives other work its turn. */
  constructor(pause: () => Promise<unknown> = () => setImmediate()) {
    this.#pause = pause;
  }

  /** Counts work done; true when it is time to `pause`. */
  spend(characters: number): boolean {
    this.#spent += characters;
    return this.#spent >= SLICE;
  }

  async pause(): Promise<void> {
    this.#spent = 0;
    await this.#pause();
  }
}
