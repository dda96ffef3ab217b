import { scopeOf } from '../library/ids.ts';
import type { DeliveryStore } from '../library/port.ts';
import type { Logger } from '../log.ts';
import type { Request } from './request.ts';

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

/** So many under way that the last of them might not be answered within the seconds that Discord waits for a first word. */
const long = 200;
/** So many that the last of them would wait for longer than anybody does. */
const full = 2_000;

/** Waits for one's turn in the line, and does what is waited for. */
type Turn = <T>(handle: () => T | Promise<T>, announce?: () => Promise<unknown>) => Promise<T>;

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
   * Counts `work` from now on, whatever it has to find out before it waits for its turn. When the turn comes what is waited for is done:
   * at once, where nobody is before it. Where the line was long, `announce` comes first, and nothing is done of what came with it
   * before Discord knows of all of them.
   */
  async enter<T>(work: (turn: Turn) => Promise<T>): Promise<T> {
    const isLate = this.isLong;
    this.#underWay += 1;
    try {
      return await work(async (handle, announce) => {
        if (isLate) await announce?.();
        await this.#turn();
        return handle();
      });
    } finally {
      this.#underWay -= 1;
    }
  }

  /** As `enter`, where nothing has to be found out before. */
  wait<T>(handle: () => T | Promise<T>, announce?: () => Promise<unknown>): Promise<T> {
    return this.enter((turn) => turn(handle, announce));
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

/** How long what is under way may take once Docent was told to stop: with all that follows it is gone within ten seconds. */
export const drainMs = 7_500;

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

/** However late a process is that Discord delivered the same to. */
const claimMs = 3_600_000;
/** A process that is killed counts as one more for so long. */
const attendanceMs = 30_000;

type Delivery = Pick<Request, 'id' | 'guildId' | 'channelId'>;

/** Whose it is to answer what is delivered to several processes. None of it rejects. */
export type Claims = {
  /** Whether this process is the first that wants to answer it. */
  readonly take: (delivery: Delivery) => Promise<boolean>;
  /** Makes it this process's: another that took it has ended, or might as well have. */
  readonly takeOver: (delivery: Delivery) => Promise<void>;
  /** Whether it is still this process's. To be asked just before it answers: it may have been slow. */
  readonly has: (delivery: Delivery) => Promise<boolean>;
};

/** Where nobody else is told the same. */
export const allOurs: Claims = {
  take: () => Promise.resolve(true),
  takeOver: () => Promise.resolve(),
  has: () => Promise.resolve(true),
};

/**
 * Processes with one token are told the same things, and one of them answers: whichever is the first to say so in the
 * database that they share. Where it cannot be asked, both do: Discord itself keeps a second answer away, as a rule.
 */
export class Attendance implements Claims {
  readonly #deliveries: DeliveryStore;
  readonly #now: () => number;
  readonly #log: Logger;
  #again: NodeJS.Timeout | undefined;

  constructor(deliveries: DeliveryStore, now: () => number, log: Logger) {
    this.#deliveries = deliveries;
    this.#now = now;
    this.#log = log;
  }

  /** Resolves once other processes know of this one: before anything is delivered to it. */
  async begin(): Promise<void> {
    await this.#attend();
    this.#again = setInterval(() => void this.#goOn(), attendanceMs / 3).unref();
  }

  end(): void {
    clearInterval(this.#again);
  }

  /** Writes once more that this process is there: whether the database takes what is written. Never rejects. */
  async canWrite(): Promise<boolean> {
    try {
      await this.#attend();
      return true;
    } catch {
      return false;
    }
  }

  readonly take = ({ id, ...where }: Delivery): Promise<boolean> =>
    this.#orElse(this.#deliveries.take(scopeOf(where), id, this.#now(), claimMs), true);

  readonly takeOver = ({ id, ...where }: Delivery): Promise<void> =>
    this.#orElse(this.#deliveries.takeOver(scopeOf(where), id, this.#now(), claimMs), undefined);

  readonly has = ({ id, ...where }: Delivery): Promise<boolean> =>
    this.#orElse(this.#deliveries.has(scopeOf(where), id), true);

  async #orElse<T>(asked: Promise<T>, otherwise: T): Promise<T> {
    try {
      return await asked;
    } catch (error) {
      this.#log.warn({ err: error }, 'it could not be looked up whether another process answers');
      return otherwise;
    }
  }

  #attend(): Promise<void> {
    return this.#deliveries.attend(this.#now(), attendanceMs);
  }

  async #goOn(): Promise<void> {
    try {
      await this.#attend();
    } catch (error) {
      this.#log.warn({ err: error }, 'other processes could not be told that this one goes on');
    }
  }
}
