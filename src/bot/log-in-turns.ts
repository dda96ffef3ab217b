import type { LogInStore } from '../library/port.ts';
import type { Logger } from '../log.ts';

/** Discord lets one in of each queue in five seconds; what a connection takes until it says who it is may differ by this much more. */
const apartMs = 5_500;

/** Waits that processes of one token keep, so that no two of them log in at once. */
export class LogInQueue {
  readonly #turns: LogInStore;
  readonly #now: () => number;
  readonly #log: Logger;

  constructor(turns: LogInStore, now: () => number, log: Logger) {
    this.#turns = turns;
    this.#now = now;
    this.#log = log;
  }

  /** Takes a shard's turn: how many milliseconds it is to wait. Never rejects: where nobody can be asked, Discord itself refuses who is early. */
  readonly turn = async (shard: number, atOnce: number): Promise<number> => {
    try {
      return await this.#turns.takeTurn(shard % atOnce, this.#now(), apartMs);
    } catch (error) {
      this.#log.warn({ err: error }, 'other processes could not be told that this one logs in');
      return 0;
    }
  };
}
