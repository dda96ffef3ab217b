import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from 'local-discord';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a process costs: memory in bytes, time in milliseconds. */
export type Cost = {
  readonly rss: number;
  readonly peak: number;
  /** Since it began, of all its threads. */
  readonly cpuMs: number;
  /** How late the event loop came to a timer, in 99 of 100 cases; since it is watched. */
  readonly loopP99Ms: number;
};

/** A program that is a bot: what Node is called with, and what it says when it is ready. */
export type BotProgram = { readonly name: string; readonly args: readonly string[]; readonly ready: string };

const PROBE = new URL('probe.mjs', import.meta.url).href;

export const EMPTY_BOT: BotProgram = { name: 'empty bot', args: ['bench/bot/empty-bot.mjs'], ready: 'ready' };
export const DOCENT: BotProgram = { name: 'Docent', args: argsOf('start'), ready: 'Commands: ' };

/** What a script of package.json calls Node with. */
export function argsOf(script: 'start' | 'ask'): readonly string[] {
  const manifest = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as { scripts: Record<string, string> };
  return (manifest.scripts[script] ?? '').split(' ').slice(1);
}

/** Docent's settings in a measurement: no limit to what one member asks, and a database that goes with the folder. */
function environment({ token, apiUrl }: LocalDiscord, folder: string): Record<string, string> {
  return {
    DISCORD_TOKEN: token,
    DISCORD_API_URL: apiUrl,
    DATABASE_URL: `${folder}/bench.sqlite`,
    COOLDOWN_PER_MEMBER: '0',
    COOLDOWN_PER_CHANNEL: '0',
    LOG_LEVEL: 'error',
  };
}

function start(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, ['--import', PROBE, ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

/** A bot in a process of its own, logged in to a local Discord. */
export class BotProcess implements AsyncDisposable {
  /** From the start of the process until it said that it was ready. */
  readonly readyMs: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, readyMs: number) {
    this.#child = child;
    this.readyMs = readyMs;
  }

  /** @throws Error where it ends before it is ready */
  static async start(program: BotProgram, discord: LocalDiscord, folder: string): Promise<BotProcess> {
    const from = performance.now();
    const child = start(program.args, environment(discord, folder));
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes(program.ready)) resolve();
      });
      child.once('error', reject);
      child.once('exit', (status) => reject(new Error(`${program.name} ended with ${status} before it was ready`)));
    });
    return new BotProcess(child, performance.now() - from);
  }

  cost(): Promise<Cost> {
    return this.#ask('cost');
  }

  /** As `cost`, and watches the event loop anew from then on. */
  watch(): Promise<Cost> {
    return this.#ask('watch');
  }

  async #ask(wish: string): Promise<Cost> {
    this.#child.send(wish);
    for (;;) {
      const [told] = (await once(this.#child, 'message')) as [Cost | object];
      // A bot may tell whoever started it other things.
      if ('rss' in told) return told;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    await ended;
  }
}

/** Runs a program to its end. @throws Error where its last word does not arrive */
export async function runToEnd(args: readonly string[]): Promise<{ readonly wallMs: number; readonly cost: Cost }> {
  const from = performance.now();
  const child = start(args, {});
  let cost: Cost | undefined;
  child.on('message', (message) => {
    cost = message as Cost;
  });
  child.stdout?.resume();
  await once(child, 'exit');
  const wallMs = performance.now() - from;
  // What was sent at the very end may be read after the end.
  if (child.connected) await once(child, 'disconnect');
  if (cost === undefined) throw new Error(`${args.join(' ')} did not say what it cost`);
  return { wallMs, cost };
}
