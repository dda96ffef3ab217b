export type CooldownLimits = {
  /** 0 for no limit. */
  readonly windowSeconds: number;
  /** Questions in a window; 0 for no limit. */
  readonly perMember: number;
  readonly perChannel: number;
};

/**
 * Counts questions in a sliding window, for each member and each channel.
 * Holds only what is inside the window: keys are dropped as they run empty.
 */
export class Cooldown {
  readonly #limits: CooldownLimits;
  readonly #now: () => number;
  readonly #asked = new Map<string, number[]>();
  #sweepAt = 0;

  constructor(limits: CooldownLimits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts this question, or says in how many milliseconds the next one may come. A refused one does not count. */
  take(memberId: string, channelId: string): { readonly waitMs: number } {
    if (this.#limits.windowSeconds === 0) return { waitMs: 0 };
    const now = this.#now();
    this.#sweep(now);
    const counted: readonly (readonly [string, number])[] = [
      [`m${memberId}`, this.#limits.perMember],
      [`c${channelId}`, this.#limits.perChannel],
    ];
    const waitMs = Math.max(...counted.map(([key, most]) => this.#wait(key, most, now)));
    if (waitMs > 0) return { waitMs };
    for (const [key, most] of counted) if (most > 0) this.#asked.set(key, [...this.#recent(key, now), now]);
    return { waitMs: 0 };
  }

  #recent(key: string, now: number): number[] {
    const since = now - this.#limits.windowSeconds * 1000;
    return (this.#asked.get(key) ?? []).filter((at) => at > since);
  }

  #wait(key: string, most: number, now: number): number {
    if (most === 0) return 0;
    const recent = this.#recent(key, now);
    const freeing = recent[recent.length - most];
    return freeing === undefined ? 0 : freeing + this.#limits.windowSeconds * 1000 - now;
  }

  #sweep(now: number): void {
    if (now < this.#sweepAt) return;
    this.#sweepAt = now + this.#limits.windowSeconds * 1000;
    for (const key of this.#asked.keys()) if (this.#recent(key, now).length === 0) this.#asked.delete(key);
  }
}
