/** How long what is under way may take once Docent was told to stop. */
export const drainMs = 10_000;

/** What is under way, so that it can end before Docent does. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();

  /** Counts `work` until it has ended, whichever way, and gives it back: a failure of it stays the caller's. */
  add<T>(work: Promise<T>): Promise<T> {
    const ended: Promise<unknown> = Promise.allSettled([work]).then(() => this.#work.delete(ended));
    this.#work.add(ended);
    return work;
  }

  /** Resolves when everything that is under way now has ended, or else after `withinMs`. Never rejects. */
  async settle(withinMs: number = drainMs): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs).unref();
    });
    await Promise.race([Promise.all(this.#work), tooLong]);
    clearTimeout(timer);
  }
}
