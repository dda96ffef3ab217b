import { REST, Routes, type Shard, ShardingManager } from 'discord.js';
import type { APIGatewayBotInfo } from 'discord-api-types/v10';
import { setTimeout as pause } from 'node:timers/promises';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import { loginFailure } from './failure.ts';

/** What a shard's process tells whoever started it, once it answers. */
export type ShardReport = { readonly isReady: true; readonly healthUrl?: string };

/** How a shard is: without a report it is starting, or is about to. */
export type ShardState = { readonly id: number; readonly report?: ShardReport };

export type ShardProcessesOptions = {
  /** What each of them runs. */
  readonly program: string;
  readonly count: number;
  readonly token: string;
  /** What a shard is told besides, in its environment: never in its arguments, which others on the machine may read. */
  readonly tell: (shard: number) => Readonly<Record<string, string>>;
  readonly log: Logger;
  /** Before one that ended is started again, the first time in a row and at most. Each start is one of a thousand log-ins a day. */
  readonly againAfterMs?: { readonly first: number; readonly most: number };
};

const usualWaits = { first: 100, most: 300_000 };
/** Whoever ran for so long has had no trouble at the start. */
const steadyMs = 600_000;
/** Statuses after which a start again cannot help: see `cli/run-cli`. */
const toMend = new Set([2, 78]);
/** A shard that was told to stop is gone within ten seconds; where the database is away, within twenty. */
const goneWithinMs = 25_000;

/** How many shards Discord recommends for this bot. @throws UserError `DISCORD_LOGIN` or `DISCORD_UNREACHABLE` */
export async function recommendedShards({
  token,
  apiUrl,
}: {
  readonly token: string;
  readonly apiUrl?: string;
}): Promise<number> {
  const rest = new REST(apiUrl === undefined ? {} : { api: apiUrl }).setToken(token);
  try {
    const { shards } = (await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo;
    return shards;
  } catch (error) {
    throw loginFailure(error, apiUrl);
  }
}

type Run = {
  readonly shard: Shard;
  report: ShardReport | undefined;
  /** By the clock that nobody sets. */
  startedAt: number;
  /** Before it is started again, should it end now. */
  againInMs: number;
};

/**
 * A process for each shard, on this machine. They log in by turns of their own. One that ends is started again, later each time;
 * they end when this process does, however it does.
 */
export class ShardProcesses {
  readonly #options: ShardProcessesOptions;
  readonly #manager: ShardingManager;
  readonly #runs: Run[] = [];
  readonly #ended = Promise.withResolvers<never>();
  readonly #stopping = new AbortController();
  #status = 0;

  private constructor(options: ShardProcessesOptions) {
    const { program, count, token } = options;
    this.#options = options;
    this.#manager = new ShardingManager(program, {
      totalShards: count,
      token,
      respawn: false,
      execArgv: process.execArgv,
    });
    // Whoever does not wait for the end must not be ended by it.
    this.#ended.promise.catch(() => undefined);
  }

  static start(options: ShardProcessesOptions): ShardProcesses {
    const processes = new ShardProcesses(options);
    for (let id = 0; id < options.count; id += 1) processes.#add(id);
    return processes;
  }

  /** Rejects with a `UserError` when a shard cannot go on until something is mended; never resolves. */
  get ended(): Promise<never> {
    return this.#ended.promise;
  }

  get states(): readonly ShardState[] {
    return this.#runs.map(({ shard: { id }, report }) => ({ id, ...(report !== undefined && { report }) }));
  }

  /** Lets all of them finish what is under way. Resolves once they are gone, with the worst of their exit statuses. */
  async stop(): Promise<number> {
    this.#stopping.abort();
    await Promise.all(this.#runs.map(endOf));
    return this.#status;
  }

  #add(id: number): void {
    const { count, tell, againAfterMs = usualWaits } = this.#options;
    const shard = this.#manager.createShard(id);
    // As if it had been started by hand: discord.js's own way would end a shard that cannot reach who started it.
    Object.assign(shard.env as object, tell(id), {
      SHARDING_MANAGER: undefined,
      SHARDING_MANAGER_MODE: undefined,
      SHARDS: '',
      SHARD_IDS: String(id),
      SHARD_COUNT: String(count),
    });
    const run: Run = { shard, report: undefined, startedAt: 0, againInMs: againAfterMs.first };
    this.#runs.push(run);
    shard.on('message', (report: ShardReport) => {
      run.report = report;
    });
    shard.on('death', (child) => void this.#follow(run, 'exitCode' in child ? child.exitCode : null));
    void this.#run(run);
  }

  async #run(run: Run): Promise<void> {
    const { shard } = run;
    run.startedAt = performance.now();
    // `-1`: it says itself when it is ready.
    await shard.spawn(-1);
    this.#options.log.info({ shard: shard.id, pid: shard.process?.pid }, 'a shard was started');
  }

  async #follow(run: Run, status: number | null): Promise<void> {
    const { log, againAfterMs = usualWaits } = this.#options;
    const { shard, startedAt, report } = run;
    run.report = undefined;
    if (this.#stopping.signal.aborted) {
      // Of one that had only begun there is nothing to finish.
      if (report !== undefined) this.#status = Math.max(this.#status, status ?? 1);
      return;
    }
    if (status !== null && toMend.has(status)) {
      this.#ended.reject(cannotGoOn(shard.id, status));
      return;
    }
    if (performance.now() - startedAt > steadyMs) run.againInMs = againAfterMs.first;
    const { againInMs } = run;
    run.againInMs = Math.min(againInMs * 2, againAfterMs.most);
    log.error({ shard: shard.id, status, againInMs }, 'a shard ended; it is started again');
    await pause(againInMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    if (!this.#stopping.signal.aborted) await this.#run(run);
  }
}

function cannotGoOn(shard: number, status: number): UserError {
  return new UserError(
    'CONFIG_INVALID',
    `Shard ${shard} ended with status ${status}: what it said above must be mended first.`,
    { shard, status },
  );
}

/**
 * A signal may have come to all of them already, and a second one would end a shard at once, whatever it is doing: it is told by
 * nobody's being there any more. One that is still starting does not listen to either.
 */
async function endOf({ shard: { process: child }, report }: Run): Promise<void> {
  if (child === null || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  if (report === undefined) child.kill('SIGTERM');
  else if (child.connected) child.disconnect();
  const tooLong = setTimeout(() => child.kill('SIGKILL'), goneWithinMs);
  await gone;
  clearTimeout(tooLong);
}
