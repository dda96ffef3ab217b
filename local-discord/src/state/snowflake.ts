import type { Clock } from '../clock.ts';

/** Milliseconds between 1970 and the first second of 2015, from which Discord counts. */
const epoch = 1_420_070_400_000;

/** Makes ids as Discord does: time in the upper bits, so that they sort by age. Each is greater than the last. */
export class Snowflakes {
  readonly #clock: Clock;
  #last = 0n;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  next(): string {
    const now = BigInt(this.#clock.now() - epoch) << 22n;
    this.#last = now > this.#last ? now : this.#last + 1n;
    return String(this.#last);
  }
}

/** Milliseconds since 1970 at which an id was made. */
export function snowflakeTime(id: string): number {
  return Number(BigInt(id) >> 22n) + epoch;
}

export function isDiscordId(text: string): boolean {
  return /^\d{15,20}$/.test(text);
}

/** Orders ids by age without turning them into numbers. */
export function compareIds(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : Number(left > right));
}
