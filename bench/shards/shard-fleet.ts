import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from 'local-discord';

export type FleetOptions = {
  readonly databaseUrl: string;
  /** Shards, each in a process. */
  readonly count: number;
  readonly reader?: 'on' | 'off';
  /** Where the first of them tells how it is; the others at the ports that follow. */
  readonly healthPort?: number;
};

const top = fileURLToPath(new URL('../../', import.meta.url));
/** For a machine that is busy with other things. */
const startWithinMs = 600_000;

/** `npm start` with SHARDS, on a local Discord. Disposing of it ends whatever is still there. */
export class ShardFleet implements AsyncDisposable {
  readonly #child: ReturnType<typeof spawn>;
  readonly #discord: LocalDiscord;
  readonly #count: number;
  readonly #ended: Promise<unknown>;
  readonly #pids = new Map<number, number>();
  /** When its process was last begun, by `performance.now()`. */
  readonly #begun = new Map<number, number>();
  /** How often each has said that it is on Discord. */
  readonly #starts = new Map<number, number>();
  #rest = '';
  #last = '';

  constructor(discord: LocalDiscord, { databaseUrl, count, reader = 'off', healthPort }: FleetOptions) {
    this.#discord = discord;
    this.#count = count;
    const env = {
      DISCORD_TOKEN: discord.token,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: databaseUrl,
      SHARDS: String(count),
      READER: reader,
      COOLDOWN_SECONDS: '0',
      ...(healthPort !== undefined && { HEALTH_PORT: String(healthPort) }),
    };
    const args = ['--max-semi-space-size=4', '--v8-pool-size=1', '--import', './src/compile-cache.js', 'src/main.ts'];
    this.#child = spawn(process.execPath, args, { cwd: top, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#ended = once(this.#child, 'exit');
    for (const stream of [this.#child.stdout, this.#child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => this.#hear(text));
  }

  /** Resolves once all shards answer. @throws Error where they do not */
  async ready(): Promise<void> {
    for (let shard = 0; shard < this.#count; shard += 1) await this.started(shard, 1);
  }

  /** Resolves once a shard answers after so many starts. @throws Error where it does not */
  async started(shard: number, times: number): Promise<void> {
    const from = performance.now();
    while ((this.#starts.get(shard) ?? 0) < times || !this.#discord.shards.some(([id]) => id === shard)) {
      if (this.#child.exitCode !== null || performance.now() - from > startWithinMs)
        throw new Error(`Shard ${shard} did not start; it said last: ${this.#last}`);
      await pause(20);
    }
  }

  /** The process of a shard, as it is now; of the one that started them without one. */
  pid(shard?: number): number {
    const pid = shard === undefined ? this.#child.pid : this.#pids.get(shard);
    if (pid === undefined) throw new Error('There is no such process.');
    return pid;
  }

  /** When the process of a shard, as it is now, was begun, by `performance.now()`. */
  begun(shard: number): number {
    return this.#begun.get(shard) ?? Number.NaN;
  }

  /** `kill -9` of one shard. */
  kill(shard: number): void {
    process.kill(this.pid(shard), 'SIGKILL');
  }

  /** Ends all of them as a signal does. Their exit status. */
  async stop(): Promise<number | null> {
    this.#child.kill('SIGTERM');
    await this.#ended;
    return this.#child.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // The shards end by themselves: nobody is there any more who started them.
    if (this.#child.exitCode === null && this.#child.signalCode === null) this.#child.kill('SIGKILL');
    await this.#ended;
  }

  #hear(text: string): void {
    const lines = `${this.#rest}${text}`.split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#last = line;
      const [, started] = /^Shard (\d+) of \d+: Docent is on Discord/.exec(line) ?? [];
      if (started !== undefined) this.#starts.set(Number(started), (this.#starts.get(Number(started)) ?? 0) + 1);
      const [, shard, pid] = /"shard":(\d+),"pid":(\d+)/.exec(line) ?? [];
      if (shard === undefined || pid === undefined) continue;
      this.#pids.set(Number(shard), Number(pid));
      this.#begun.set(Number(shard), performance.now());
    }
  }
}
