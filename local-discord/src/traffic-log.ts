import { LRUCache } from 'lru-cache';
import type { Clock } from './clock.ts';
import type { TrafficEntry } from './traffic-entry.ts';

export type { TrafficEntry } from './traffic-entry.ts';

/** How much is kept: whichever limit is met first, the oldest entries go. */
export type TrafficOptions = {
  /** How many entries are kept; 2,000 by default. */
  readonly entries?: number;
  /** How many characters of JSON are kept in all, 16 Mi by default; an entry with more is told to listeners only. */
  readonly characters?: number;
};

/**
 * A bounded log of all that goes between the bot and the local Discord. Tokens never reach it.
 *
 * ```ts
 * const sent = discord.traffic.requests('POST channels/:channel/messages').map(({ request }) => JSON.parse(request));
 * ```
 */
export class Traffic {
  readonly #clock: Clock;
  /** By their ids; the oldest goes first. */
  readonly #entries: LRUCache<number, TrafficEntry>;
  readonly #listeners = new Set<(entry: TrafficEntry) => void>();
  #count = 0;

  constructor(clock: Clock, options: TrafficOptions = {}) {
    this.#clock = clock;
    this.#entries = new LRUCache({
      max: options.entries ?? 2_000,
      maxSize: options.characters ?? 16 * 2 ** 20,
      sizeCalculation: weight,
    });
  }

  /** What is still kept, oldest first. */
  get entries(): readonly TrafficEntry[] {
    return [...this.#entries.rvalues()].filter((entry) => entry !== undefined);
  }

  /** Tells `listener` of each entry from now on, also those that are soon dropped. Returns what ends it. */
  subscribe(listener: (entry: TrafficEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Requests only, oldest first; by name, where one is given: `requests('POST channels/:channel/messages')`. Each has its answer. */
  requests(name?: string): readonly TrafficEntry[] {
    return this.entries.filter((entry) => entry.kind === 'rest' && (name === undefined || entry.name === name));
  }

  record(entry: Omit<TrafficEntry, 'id' | 'at'>): void {
    this.#count += 1;
    const kept: TrafficEntry = { id: this.#count, at: this.#clock.now(), ...entry };
    this.#entries.set(kept.id, kept);
    for (const listener of this.#listeners) listener(kept);
  }

  /** Forgets what is kept; ids go on counting, and listeners stay. */
  clear(): void {
    this.#entries.clear();
  }
}

function weight({ request, response }: TrafficEntry): number {
  return request.length + response.length + 100;
}
