import { type GuildId, guildScope, type RecordScope } from './ids.ts';

/** What a server's moderators have set. */
export type ServerSettings = {
  /** The language of what Docent posts there; absent: Discord's own setting for the server. */
  readonly language?: string;
  /** An IANA name; absent: by language. */
  readonly zone?: string;
  /** Whether an answer to a message stands in a thread on it. */
  readonly threads: boolean;
  /** Whether who asks what was answered in the channel within the last hour is pointed there. */
  readonly pointsBack: boolean;
  /** Channels and forums where questions are answered without a mention. */
  readonly answersIn: readonly string[];
  readonly ignoredChannels: readonly string[];
  readonly ignoredMembers: readonly string[];
};

export const noSettings: ServerSettings = {
  threads: false,
  pointsBack: false,
  answersIn: [],
  ignoredChannels: [],
  ignoredMembers: [],
};

/** What `ServerSettings` are kept in. */
export interface SettingsStore {
  /** `noSettings` where nothing was set. */
  read(scope: RecordScope): Promise<ServerSettings>;
  /** Puts what `change` makes of them in their place, and gives it back: nobody else changes them meanwhile. */
  change(scope: RecordScope, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings>;
}

/** Another process may change them. */
const freshMs = 30_000;
const most = 2_000;

type Known = { readonly until: number; readonly settings: Promise<ServerSettings> };

/** Settings as they were read last: every message asks for them. */
export class SettingsCache {
  readonly #store: SettingsStore;
  readonly #now: () => number;
  readonly #known = new Map<string, Known>();

  constructor(store: SettingsStore, now: () => number) {
    this.#store = store;
    this.#now = now;
  }

  get size(): number {
    return this.#known.size;
  }

  /** In a direct message there are none. */
  of(guildId: GuildId | undefined): Promise<ServerSettings> {
    if (guildId === undefined) return Promise.resolve(noSettings);
    const known = this.#known.get(guildId);
    if (known !== undefined && known.until > this.#now()) return known.settings;
    const reading = this.#store.read(guildScope(guildId));
    const settings = known === undefined ? reading : reading.catch(() => known.settings);
    this.#keep(guildId, settings);
    // What could not be read is asked for again the next time; until then it is as it was.
    reading.catch(() => {
      if (this.#known.get(guildId)?.settings !== settings) return;
      if (known === undefined) this.#known.delete(guildId);
      else this.#known.set(guildId, { until: 0, settings: known.settings });
    });
    return settings;
  }

  async change(guildId: GuildId, change: (before: ServerSettings) => ServerSettings): Promise<ServerSettings> {
    const after = await this.#store.change(guildScope(guildId), change);
    this.#keep(guildId, Promise.resolve(after));
    return after;
  }

  /** What was deleted is not remembered. */
  forget(guildId: GuildId): void {
    this.#known.delete(guildId);
  }

  #keep(guildId: GuildId, settings: Promise<ServerSettings>): void {
    this.#known.delete(guildId);
    this.#known.set(guildId, { until: this.#now() + freshMs, settings });
    const [oldest] = this.#known.keys();
    if (this.#known.size > most && oldest !== undefined) this.#known.delete(oldest);
  }
}
