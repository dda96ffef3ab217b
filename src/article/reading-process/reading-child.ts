import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ReadingReply, ReadingRequest } from './reading-messages.ts';
import { residentMemory } from './resident-memory.ts';

export type ReadingLimits = {
  /** For one document. */
  readonly seconds: number;
  /** For what JavaScript makes: V8 ends the process above it. */
  readonly heapMegabytes: number;
  /** For all that the process holds, which includes what V8 does not count, such as the buffers of what is unpacked. */
  readonly megabytes: number;
};

/** Why there was no reply: which limit was reached, or the process ended for another reason. */
export type ReadingEnd = { readonly kind: 'ended'; readonly why: 'time' | 'memory' | 'unknown' };

/** Time for Node to start and load Docent's own code, on the slowest machine. */
const STARTING_MS = 60_000;
const LOOK_MS = 50;

/** A megabyte of Markdown then takes 65 MB in place of 160, in the same time. */
const YOUNG = '--max-semi-space-size=4';

const MAIN = fileURLToPath(new URL('reading-main.ts', import.meta.url));
const COMPILE_CACHE = new URL('../../compile-cache.js', import.meta.url).href;

/** One process that reads documents, one at a time. It does not keep this one from ending, and ends with it. */
export class ReadingChild {
  readonly #process: ChildProcess;

  private constructor(child: ChildProcess) {
    this.#process = child;
  }

  /** @throws Error where no process can be started. */
  static async start({ heapMegabytes }: ReadingLimits): Promise<ReadingChild> {
    const child = fork(MAIN, {
      execArgv: [`--max-old-space-size=${heapMegabytes}`, YOUNG, '--import', COMPILE_CACHE],
      serialization: 'advanced',
      // What it reads is not to be trusted: it gets no token to lose.
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    const clock = setTimeout(() => child.kill('SIGKILL'), STARTING_MS);
    try {
      await new Promise<void>((resolve, reject) => {
        child.once('message', () => resolve());
        child.once('error', reject);
        child.once('exit', (code, signal) => reject(new Error(`The process that reads ended (${signal ?? code}).`)));
      });
    } finally {
      clearTimeout(clock);
      child.removeAllListeners();
    }
    // A signal or a request that comes too late is no failure of its own: the end tells.
    child.on('error', () => undefined);
    return new ReadingChild(child);
  }

  get hasEnded(): boolean {
    return !this.#process.connected || this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  async ask(request: ReadingRequest, { seconds, megabytes }: ReadingLimits): Promise<ReadingReply | ReadingEnd> {
    const child = this.#process;
    let reached: 'time' | 'memory' | undefined;
    const end = (limit: 'time' | 'memory') => {
      reached ??= limit;
      child.kill('SIGKILL');
    };
    const look = async () => {
      if (((await residentMemory(child.pid ?? 0)) ?? 0) > megabytes * 1_000_000) end('memory');
    };
    const clock = setTimeout(end, seconds * 1000, 'time');
    const watch = setInterval(() => void look(), LOOK_MS);
    try {
      return await new Promise<ReadingReply | ReadingEnd>((resolve) => {
        child.once('message', resolve);
        child.once('exit', (code, signal) => resolve({ kind: 'ended', why: reached ?? whyEnded(code, signal) }));
        child.send(request);
      });
    } finally {
      clearTimeout(clock);
      clearInterval(watch);
      child.removeAllListeners('message').removeAllListeners('exit');
    }
  }

  /** Lets it end by itself; it does so when it is not reading. */
  release(): void {
    if (this.#process.connected) this.#process.disconnect();
  }

  kill(): void {
    this.#process.kill('SIGKILL');
  }
}

/** V8 aborts where its heap is full; a system that has no more memory ends the process that holds most. */
function whyEnded(code: number | null, signal: NodeJS.Signals | null): 'memory' | 'unknown' {
  const isMemory = code === ABORTED || ['SIGABRT', 'SIGTRAP', 'SIGILL', 'SIGKILL'].includes(signal ?? '');
  return isMemory ? 'memory' : 'unknown';
}

/** What Node ends with on Windows in place of SIGABRT. */
const ABORTED = 134;
