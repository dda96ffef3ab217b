/** So many under way that the last of them might not be answered within the seconds that Discord waits for a first word. */
const long = 200;
/** So many that the last of them would wait for longer than anybody does. */
const full = 2_000;

/**
 * Where requests that come at once wait for their turn: one after the other, and between two of them whatever else there is
 * to do is done, so that the first answers leave, and the others are acknowledged, while the last ones still wait.
 */
export class WaitingLine {
  readonly #waiting: (() => void)[] = [];
  #underWay = 0;
  #isTaken = false;

  /** Whoever comes now had better be told at once that the answer comes later. */
  get isLong(): boolean {
    return this.#underWay >= long;
  }

  /** Whoever comes now had better come again. */
  get isFull(): boolean {
    return this.#underWay >= full;
  }

  /**
   * Does what is waited for when its turn comes: at once, where nobody is before it. Where the line is long, `announce` comes
   * first, and nothing is done of what came with it before Discord knows of all of them.
   */
  async wait<T>(handle: () => T | Promise<T>, announce?: () => Promise<unknown>): Promise<T> {
    const isLate = this.isLong;
    this.#underWay += 1;
    try {
      if (isLate) await announce?.();
      await this.#turn();
      return await handle();
    } finally {
      this.#underWay -= 1;
    }
  }

  #turn(): Promise<void> {
    if (this.#isTaken) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#isTaken = true;
    setImmediate(this.#next);
    return Promise.resolve();
  }

  readonly #next = (): void => {
    const first = this.#waiting.shift();
    if (first === undefined) {
      this.#isTaken = false;
      return;
    }
    first();
    setImmediate(this.#next);
  };
}
