import type { Services } from '../services.ts';

/** Work that comes again and again, whoever asks for it or not. */
export type Chore = {
  /** For the log. */
  readonly name: string;
  readonly everyMs: number;
  readonly run: (services: Services) => Promise<void>;
};

/** Does chores, each again so long after it has ended. One that fails is tried again the next time. */
export class Chores {
  readonly #chores: readonly Chore[];
  readonly #services: Services;
  readonly #timers = new Map<Chore, NodeJS.Timeout>();
  readonly #underWay = new Map<Chore, Promise<void>>();
  #stopped = false;

  constructor(chores: readonly Chore[], services: Services) {
    this.#chores = chores;
    this.#services = services;
  }

  start(): void {
    for (const chore of this.#chores) this.#begin(chore);
  }

  /** Begins nothing more; resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    await Promise.all(this.#underWay.values());
  }

  #begin(chore: Chore): void {
    if (this.#stopped) return;
    this.#underWay.set(chore, this.#run(chore));
  }

  async #run(chore: Chore): Promise<void> {
    try {
      await chore.run(this.#services);
    } catch (error) {
      this.#services.log.error({ err: error, chore: chore.name }, 'a chore was not done; trying again later');
    }
    this.#underWay.delete(chore);
    this.#timers.set(chore, setTimeout(() => this.#begin(chore), chore.everyMs).unref());
  }
}
