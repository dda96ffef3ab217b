import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionStore } from '../../library/port.ts';
import type { Logger } from '../../log.ts';

/** A session of Discord's gateway, and how far what it delivered has been worked off. */
export type GatewaySession = { readonly id: string; readonly resumeUrl: string; readonly sequence: number };

/** Who has it: nothing else is told of a process. */
type Kept = GatewaySession & { readonly host: string; readonly pid: number; readonly isLeft?: true };

/** Whoever has kept nothing for so long has ended, or might as well have; of one that is seen to be there it takes longer. */
const silentForMs = 10_000;
const lostForMs = 120_000;
const lookEveryMs = 500;
const usuallyEveryMs = 1_000;

/**
 * The sessions of this process's shards, each kept for whoever takes over should this process end without a goodbye. A shard's session is
 * one process's at a time: that of the one that logged in first, until it ends. Never rejects.
 */
export class SessionLeases {
  readonly #store: SessionStore;
  readonly #log: Logger;
  /** How often they are to be kept. */
  readonly everyMs: number;

  constructor(store: SessionStore, log: Logger, everyMs = usuallyEveryMs) {
    this.#store = store;
    this.#log = log;
    this.everyMs = everyMs;
  }

  /** The session of a process that has ended; undefined where there is none, or its process is there. Waits until that is known. */
  async takeOver(shard: number, signal: AbortSignal): Promise<GatewaySession | undefined> {
    try {
      const first = await this.#store.left(shard);
      if (first === undefined) return undefined;
      for (let found = first; ; await pause(lookEveryMs, undefined, { signal })) {
        const again = await this.#store.left(shard);
        // It goes on, or was taken over by another.
        if (again?.keptAt !== found.keptAt) return undefined;
        found = again;
        const kept = JSON.parse(found.session) as Kept;
        const state = stateOf(kept);
        const silentMs = Date.now() - found.keptAt;
        // One that is busy may be silent for a while.
        if (state === 'there' && silentMs < lostForMs) return undefined;
        if (state === 'unknown' && silentMs < silentForMs) continue;
        if (!(await this.#store.take(shard, found.keptAt))) return undefined;
        return { id: kept.id, resumeUrl: kept.resumeUrl, sequence: kept.sequence };
      }
    } catch (error) {
      if (!signal.aborted) this.#log.warn({ err: error, shard }, 'it could not be looked up what a shard has missed');
      return undefined;
    }
  }

  /** Keeps how far a shard's session has come; false where another process's stands there. */
  keep(shard: number, session: GatewaySession): Promise<boolean> {
    return this.#keep(shard, { ...session, host: hostname(), pid: process.pid });
  }

  /** Leaves a shard's session to whoever comes next, as far as it has come; false where another process's stands there. */
  leave(shard: number, session: GatewaySession): Promise<boolean> {
    return this.#keep(shard, { ...session, host: hostname(), pid: process.pid, isLeft: true });
  }

  async #keep(shard: number, kept: Kept): Promise<boolean> {
    try {
      return await this.#store.keep(shard, JSON.stringify(kept), Date.now());
    } catch (error) {
      this.#log.debug({ err: error, shard }, 'how far a session has come could not be kept');
      return true;
    }
  }

  /** Of a session that came to nothing there is nothing to take over. */
  async release(shard: number): Promise<void> {
    try {
      await this.#store.release(shard);
    } catch (error) {
      this.#log.debug({ err: error, shard }, 'a session that has ended could not be taken out');
    }
  }
}

/** Known of a process on this machine alone. In containers each may be the first of its own. */
function stateOf({ host, pid, isLeft }: Kept): 'there' | 'ended' | 'unknown' {
  if (isLeft === true) return 'ended';
  if (host !== hostname() || pid === process.pid) return 'unknown';
  try {
    process.kill(pid, 0);
    return 'there';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH' ? 'ended' : 'there';
  }
}
