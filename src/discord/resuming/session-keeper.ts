import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { SessionInfo } from 'discord.js';
import type { GatewaySession, SessionLeases } from './session-leases.ts';
import type { Logger } from '../../log.ts';
import { type Delivered, followSession, type Following } from './follow-session.ts';
import type { SessionProgress } from './session-progress.ts';

/** Where nothing was delivered it is kept more seldom: that the process is there. */
const anewEveryMs = 4_000;
/** Whatever was delivered to both sessions is there by then. */
const bothMs = 1_000;

/** `isNew`: it came to nobody else, and may come to this process's own session as well. */
type OnDelivered = (shard: number, delivered: Delivered, isNew: boolean) => void;

export type SessionKeeperOptions = {
  readonly shards: readonly number[];
  readonly token: string;
  readonly leases: SessionLeases;
  readonly progress: SessionProgress;
  /** A shard's session, as the client has it now; none while it has none. */
  readonly session: (shard: number) => SessionInfo | null | undefined;
  readonly log: Logger;
};

/**
 * Keeps how far the sessions of this process have come; and follows those of processes that ended without a goodbye until it is itself
 * logged in, so that nothing that Discord delivers is lost between the two.
 */
export class SessionKeeper {
  readonly #options: SessionKeeperOptions;
  readonly #kept = new Map<number, { readonly at: number; readonly key: string }>();
  readonly #following: Following[] = [];
  readonly #looking = new Set<number>();
  /** Where another process keeps its own. */
  readonly #notBefore = new Map<number, number>();
  readonly #ending = new AbortController();
  #onDelivered: OnDelivered = () => undefined;
  #ready: Promise<unknown> = Promise.resolve();
  #keeping: NodeJS.Timeout | undefined;
  #work: Promise<unknown> = Promise.resolve();

  constructor(options: SessionKeeperOptions) {
    this.#options = options;
  }

  /** Follows what others have left. `ready` resolves once this process is logged in, or never. Never rejects. */
  begin(onDelivered: OnDelivered, ready: Promise<unknown>): void {
    this.#onDelivered = onDelivered;
    this.#ready = ready;
    this.#work = Promise.all(this.#options.shards.map((shard) => this.#follow(shard)));
    this.#keeping = setInterval(() => void this.#keep(), this.#options.leases.everyMs).unref();
  }

  /** Leaves the sessions to whoever comes next: whether there is one, so that it must not be ended. Can be called more than once. */
  async end(): Promise<boolean> {
    clearInterval(this.#keeping);
    this.#ending.abort();
    for (const { end } of this.#following) end();
    await this.#work;
    const { shards, leases } = this.#options;
    const left = await Promise.all(
      shards.map(async (shard) => {
        const session = this.#session(shard);
        if (session !== undefined) return leases.leave(shard, session);
        await leases.release(shard);
        return false;
      }),
    );
    return left.includes(true);
  }

  /** Once at a time for each shard. */
  async #follow(shard: number): Promise<void> {
    if (this.#looking.has(shard)) return;
    this.#looking.add(shard);
    await this.#followLeft(shard).finally(() => this.#looking.delete(shard));
  }

  async #followLeft(shard: number): Promise<void> {
    const { leases, token, log } = this.#options;
    const { signal } = this.#ending;
    const session = await leases.takeOver(shard, signal);
    if (session === undefined || signal.aborted) return;
    let missed = 0;
    let [isCaughtUp, isReady] = [false, false];
    void this.#ready.then(() => (isReady = true));
    const following = followSession(session, token, (delivered) => {
      missed += 1;
      this.#onDelivered(shard, delivered, isCaughtUp && isReady);
    });
    this.#following.push(following);
    const isKnown = await following.caughtUp;
    isCaughtUp = true;
    log.info({ shard, missed }, isKnown ? 'a session was taken over' : 'a session that was left is no longer known');
    const ended = once(signal, 'abort').catch(() => undefined);
    await Promise.race([this.#ready, ended]);
    await pause(bothMs, undefined, { signal }).catch(() => undefined);
    following.end();
  }

  async #keep(): Promise<void> {
    const { shards, leases } = this.#options;
    const keeping = shards.map(async (shard) => {
      const session = this.#session(shard);
      const before = this.#kept.get(shard);
      if (session === undefined || performance.now() < (this.#notBefore.get(shard) ?? 0)) return;
      const key = `${session.id}:${session.sequence}`;
      const at = performance.now();
      if (before?.key === key && at - before.at < anewEveryMs) return;
      this.#kept.set(shard, { at, key });
      if (await leases.keep(shard, session)) return;
      // Another process was there before: it goes on, or has ended by now.
      this.#kept.delete(shard);
      this.#notBefore.set(shard, at + anewEveryMs);
      await this.#follow(shard);
    });
    this.#work = Promise.all([this.#work, ...keeping]);
    await this.#work;
  }

  #session(shard: number): GatewaySession | undefined {
    const { progress, session } = this.#options;
    const info = session(shard);
    const sequence = progress.upTo(shard);
    if (info == null || sequence === undefined || sequence > info.sequence) return undefined;
    return { id: info.sessionId, resumeUrl: info.resumeURL, sequence };
  }
}
