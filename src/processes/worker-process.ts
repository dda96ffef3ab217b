import { type ChildProcess, fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { residentMemory } from './resident-memory.ts';

export type WorkerOptions = {
  /** The file that it runs. It sends a first message when it can begin, and then one reply to each request. */
  readonly main: string;
  readonly args?: readonly string[];
  /** Options of Node's, beside those that every process of Docent's has. */
  readonly execArgv: readonly string[];
  /** All of its environment: nothing of this process's is handed on, so that it has no token to lose. */
  readonly env: Readonly<Record<string, string>>;
  /** It leaves the processor to whatever else wants it. */
  readonly isLowPriority?: boolean;
};

export type WorkerLimits = {
  /** For one request. */
  readonly seconds: number;
  /** For all that the process holds, which includes what V8 does not count, such as the buffers of what is unpacked. */
  readonly megabytes?: number;
};

/** Why there was no reply: which limit was reached, or the process ended for another reason. */
export type WorkerEnd = { readonly kind: 'ended'; readonly why: 'time' | 'memory' | 'unknown' };

/** A process that ended before it could begin. */
export class StartFailure extends Error {
  /** Whether it was ended from outside, as for want of memory: that may be otherwise the next time. */
  readonly wasKilled: boolean;

  constructor(code: number | null, signal: NodeJS.Signals | null) {
    super(`The process ended as it started (${signal ?? code})`);
    this.wasKilled = signal === 'SIGKILL';
  }
}

/** Time for Node to start and load the worker's own code, on the slowest machine. */
const STARTING_MS = 60_000;
const LOOK_MS = 50;

const COMPILE_CACHE = new URL('../compile-cache.js', import.meta.url).href;

/**
 * A process of Docent's that works for this one, on one request at a time. It does not keep this one from ending, and ends with it.
 * Looked at from outside, since a process that computes cannot answer.
 */
export class WorkerProcess<Request extends object, Reply extends object> {
  readonly #process: ChildProcess;
  /** What it said when it could begin. */
  readonly first: Reply;

  private constructor(child: ChildProcess, first: Reply) {
    this.#process = child;
    this.first = first;
  }

  /** @throws Error where no process can be started; `StartFailure` where it ends before it says that it can begin */
  static async start<Request extends object, Reply extends object>({
    main,
    args = [],
    execArgv,
    env,
    isLowPriority = false,
  }: WorkerOptions): Promise<WorkerProcess<Request, Reply>> {
    const child = fork(main, args, {
      execArgv: [...execArgv, '--import', COMPILE_CACHE],
      serialization: 'advanced',
      env,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    child.unref();
    child.channel?.unref();
    const clock = setTimeout(() => child.kill('SIGKILL'), STARTING_MS);
    try {
      if (isLowPriority && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
      const first = await new Promise<Reply>((resolve, reject) => {
        child.once('message', (message) => resolve(message as Reply));
        child.once('error', reject);
        child.once('exit', (code, signal) => reject(new StartFailure(code, signal)));
      });
      return new WorkerProcess(child, first);
    } finally {
      clearTimeout(clock);
      child.removeAllListeners();
      // A signal or a request that comes too late is no failure of its own: the end tells.
      child.on('error', () => undefined);
    }
  }

  get hasEnded(): boolean {
    return !this.#process.connected || this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  /** Undefined where it could not be started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Sends a request and gives the reply to it. `takes` is given each message, and says of those that it takes that they are not yet the reply. */
  async ask(
    request: Request,
    { seconds, megabytes }: WorkerLimits,
    takes: (message: Reply) => boolean = () => false,
  ): Promise<Reply | WorkerEnd> {
    const child = this.#process;
    let reached: 'time' | 'memory' | undefined;
    const end = (limit: 'time' | 'memory') => {
      reached ??= limit;
      child.kill('SIGKILL');
    };
    const look = async () => {
      if (((await residentMemory(child.pid ?? 0)) ?? 0) > (megabytes ?? Number.POSITIVE_INFINITY) * 1_000_000)
        end('memory');
    };
    const clock = setTimeout(end, seconds * 1000, 'time');
    const watch = megabytes === undefined ? undefined : setInterval(() => void look(), LOOK_MS);
    try {
      return await new Promise<Reply | WorkerEnd>((resolve) => {
        if (this.hasEnded) return resolve({ kind: 'ended', why: 'unknown' });
        child.on('message', (message) => {
          if (!takes(message as Reply)) resolve(message as Reply);
        });
        child.once('exit', (code, signal) => resolve({ kind: 'ended', why: reached ?? whyEnded(code, signal) }));
        child.send(request);
      });
    } finally {
      clearTimeout(clock);
      clearInterval(watch);
      child.removeAllListeners('message').removeAllListeners('exit');
    }
  }

  /** Lets it end by itself; it does so when it is not at work. */
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
