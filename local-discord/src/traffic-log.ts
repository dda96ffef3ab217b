import type { Clock } from './clock.ts';
import type { TrafficEntry } from './traffic-entry.ts';

export type { TrafficEntry } from './traffic-entry.ts';

export type TrafficOptions = {
  /** How many entries are kept. */
  readonly entries?: number;
  /** How many characters of JSON are kept in all. */
  readonly characters?: number;
};

/** A bounded log of all that goes between the bot and the local Discord. Tokens never reach it. */
export class Traffic {
  readonly #clock: Clock;
  readonly #maxEntries: number;
  readonly #maxCharacters: number;
  readonly #listeners = new Set<(entry: TrafficEntry) => void>();
  #entries: TrafficEntry[] = [];
  #dropped = 0;
  #characters = 0;
  #count = 0;

  constructor(clock: Clock, options: TrafficOptions = {}) {
    this.#clock = clock;
    this.#maxEntries = options.entries ?? 2_000;
    this.#maxCharacters = options.characters ?? 16 * 2 ** 20;
  }

  /** What is still kept, oldest first. */
  get entries(): readonly TrafficEntry[] {
    return this.#entries.slice(this.#dropped);
  }

  /** Tells `listener` of each entry from now on, also those that are soon dropped. Returns what ends it. */
  subscribe(listener: (entry: TrafficEntry) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Requests only, by name: `requests('POST channels/:channel/messages')`. */
  requests(name?: string): readonly TrafficEntry[] {
    return this.entries.filter((entry) => entry.kind === 'rest' && (name === undefined || entry.name === name));
  }

  record(entry: Omit<TrafficEntry, 'id' | 'at'>): void {
    this.#count += 1;
    const kept: TrafficEntry = { id: this.#count, at: this.#clock.now(), ...entry };
    this.#entries.push(kept);
    this.#characters += weight(kept);
    this.#trim();
    for (const listener of this.#listeners) listener(kept);
  }

  clear(): void {
    this.#entries = [];
    this.#dropped = 0;
    this.#characters = 0;
  }

  #trim(): void {
    while (this.#entries.length - this.#dropped > this.#maxEntries || this.#characters > this.#maxCharacters) {
      const oldest = this.#entries[this.#dropped];
      if (oldest === undefined) return;
      this.#characters -= weight(oldest);
      this.#dropped += 1;
    }
    // Cutting the list each time would cost more than what it saves.
    if (this.#dropped > this.#maxEntries) {
      this.#entries = this.#entries.slice(this.#dropped);
      this.#dropped = 0;
    }
  }
}

function weight({ request, response }: TrafficEntry): number {
  return request.length + response.length + 100;
}
