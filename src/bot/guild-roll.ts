import type { DepartureStore } from '../library/port.ts';
import { asGuildId, type GuildId } from '../library/ids.ts';
import type { Logger } from '../log.ts';

/** Notes which servers Docent is in, so that what belongs to one that it was removed from is deleted after its days. */
export class GuildRoll {
  readonly #departures: DepartureStore;
  readonly #now: () => number;
  readonly #log: Logger;
  #isKnown = false;
  #greet: ((joined: { readonly guildId: GuildId; readonly locale: string }) => Promise<void>) | undefined;

  constructor(departures: DepartureStore, now: () => number, log: Logger) {
    this.#departures = departures;
    this.#now = now;
    this.#log = log;
  }

  /** These are all. */
  readonly listed = async (guildIds: readonly string[]): Promise<void> => {
    const changes = await this.#departures.compare(guildIds.map(asGuildId), this.#now());
    this.#isKnown = true;
    if (changes.left + changes.back > 0)
      this.#log.info(changes, 'servers were left, or are back, since the last log-in');
  };

  readonly left = async (guildId: string): Promise<void> => {
    await this.#departures.leave(asGuildId(guildId), this.#now());
    this.#log.info({ guild: guildId }, 'removed from a server');
  };

  readonly joined = async (guildId: string, locale: string): Promise<void> => {
    await this.#departures.comeBack(asGuildId(guildId));
    this.#log.info({ guild: guildId }, 'invited to a server');
    await this.#greet?.({ guildId: asGuildId(guildId), locale });
  };

  /** What is done besides when Docent joins a server. */
  onJoin(greet: (joined: { readonly guildId: GuildId; readonly locale: string }) => Promise<void>): void {
    this.#greet = greet;
  }

  /** Deletes what is over. Nothing before Discord has said where Docent is: it may be back by now. */
  async purge(): Promise<void> {
    if (!this.#isKnown) return;
    const forgotten = await this.#departures.purge(this.#now());
    if (forgotten > 0) this.#log.info({ forgotten }, 'servers that were left long enough ago are forgotten');
  }
}
