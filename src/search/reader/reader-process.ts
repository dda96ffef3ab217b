import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { StartFailure, WorkerProcess } from '../../processes/worker-process.ts';
import type { ReaderModel } from './model-folder.ts';
import type { ReaderReply, ReaderRequest } from './reader-messages.ts';
import type { EmbeddedText, Passage, Reader, ReaderOptions, ReaderState } from './reader-port.ts';
import { type QueueLimits, ReaderQueue } from './reader-queue.ts';

export type ReaderProcessOptions = Partial<QueueLimits> & {
  /** Told in words what goes wrong: that nothing can be read here, and when what has read fails. */
  readonly tell: (trouble: string) => void;
  /** After so long without a question its process ends; the next question starts another. */
  readonly idleSeconds?: number;
  /** For one request; then its process is taken for hung. */
  readonly seconds?: number;
  /** Whoever is answered by words at once must not wait for what another question has read: true where nothing is said. */
  readonly isLowPriority?: boolean;
  /** Beside its own: variables of its environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** In place of its own: the file that it runs. */
  readonly main?: string;
};

const LIMITS: QueueLimits = { budgetMs: 1000, patienceMs: 1500 };

/** Milliseconds before a process that ended in its work, for the second time and more often, is started again; twice as many each time. */
const BACK_OFF_MS = 1000;
/** Starts that were ended from outside, as for want of memory, before anything ran. */
const MOST_KILLED = 4;
const LONGEST_BACK_OFF_MS = 60_000;

const MAIN = fileURLToPath(new URL('reader-main.ts', import.meta.url));

/** Little JavaScript is made there. */
const EXEC_ARGV = ['--max-old-space-size=128', '--max-semi-space-size=1'];

/**
 * The runtime sends home how it is used unless it is told not to, before it is loaded. The others keep glibc from holding on to what has
 * been given back: 145 MB in place of 400 after long claims.
 */
const ENV = {
  ORT_DISABLE_TELEMETRY: '1',
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '8000000',
  MALLOC_MMAP_THRESHOLD_: '8000000',
};

/**
 * Reads with an ONNX model in a process of its own, one request at a time. It is started by the first request; where it cannot read on
 * this machine, that is told, and it is off from then on. Where it ends in its work, whoever waited for it is told nothing was read, and
 * the next request starts another.
 */
export class ReaderProcess implements Reader {
  readonly #model: ReaderModel;
  readonly #options: ReaderProcessOptions;
  readonly #queue: ReaderQueue<Float32Array>;
  #child: WorkerProcess<ReaderRequest, ReaderReply> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #isOff = false;
  #hasRun = false;
  #failures = 0;
  #starts = 0;
  #failed = 0;
  #notBefore = 0;

  constructor(model: ReaderModel, options: ReaderProcessOptions) {
    this.#model = model;
    this.#options = options;
    const { budgetMs = LIMITS.budgetMs, patienceMs = LIMITS.patienceMs } = options;
    this.#queue = new ReaderQueue({ budgetMs, patienceMs }, () => this.#ready());
  }

  get isOff(): boolean {
    return this.#isOff;
  }

  get state(): ReaderState {
    const { pid } = this;
    return {
      queued: this.#queue.length,
      starts: this.#starts,
      failures: this.#failed,
      ...(pid !== undefined && { pid }),
    };
  }

  /** Its process, where there is one. */
  get pid(): number | undefined {
    return this.#child?.hasEnded === false ? this.#child.pid : undefined;
  }

  read(question: string, passages: readonly Passage[], options?: ReaderOptions): Promise<Float32Array | undefined> {
    return this.#ask({ kind: 'read', question, passages }, options);
  }

  stance(question: string, passages: readonly Passage[], options?: ReaderOptions): Promise<Float32Array | undefined> {
    return this.#ask({ kind: 'stance', question, passages }, options);
  }

  ends(
    question: string,
    passage: Passage,
    words: readonly string[],
    options?: ReaderOptions,
  ): Promise<Float32Array | undefined> {
    if (this.#model.golden[0]?.ends === undefined) return Promise.resolve(undefined);
    return this.#ask({ kind: 'ends', question, passage, words }, options);
  }

  async embed(texts: readonly EmbeddedText[], options?: ReaderOptions): Promise<readonly Float32Array[] | undefined> {
    const { dimensions } = this.#model.embedded;
    const numbers = await this.#ask({ kind: 'embed', texts }, options);
    return numbers && texts.map((_, at) => numbers.subarray(at * dimensions, (at + 1) * dimensions));
  }

  /** Ends its process; nothing is read from now on. */
  [Symbol.asyncDispose](): Promise<void> {
    this.#isOff = true;
    clearTimeout(this.#idle);
    this.#child?.kill();
    return Promise.resolve();
  }

  async #ask(request: ReaderRequest, options: ReaderOptions = {}): Promise<Float32Array | undefined> {
    if (this.#isOff) return undefined;
    const kind = options.inBackground === true ? 'background' : request.kind;
    const leadsTo = kind === 'embed' ? 'read' : undefined;
    const work = { kind, run: () => this.#run(request), ...(leadsTo !== undefined && { leadsTo }) };
    const result = await this.#queue.add(work, options);
    clearTimeout(this.#idle);
    const { idleSeconds = 600 } = this.#options;
    if (!this.#isOff) this.#idle = setTimeout(() => this.#rest(), idleSeconds * 1000).unref();
    return result;
  }

  #rest(): void {
    if (!this.#queue.isIdle) return;
    this.#child?.kill();
    this.#child = undefined;
  }

  async #ready(): Promise<boolean> {
    if (this.#isOff || performance.now() < this.#notBefore) return false;
    if (this.#child?.hasEnded === false) return true;
    try {
      const { main = MAIN, env = {}, isLowPriority = true } = this.#options;
      const args = [this.#model.folder];
      const child = await WorkerProcess.start<ReaderRequest, ReaderReply>({
        main,
        args,
        execArgv: EXEC_ARGV,
        env: { ...ENV, ...env },
        isLowPriority,
      });
      this.#child = child;
      this.#starts += 1;
      if (child.first.kind !== 'ready') {
        child.kill();
        this.#fail(child.first.kind === 'unfit' ? child.first.reason : child.first.kind);
      } else if (this.#isOff) child.kill();
      else this.#hasRun = true;
    } catch (error) {
      this.#fail(
        error instanceof Error ? error.message : String(error),
        error instanceof StartFailure && error.wasKilled,
      );
    }
    return !this.#isOff && this.#child?.hasEnded === false;
  }

  async #run(request: ReaderRequest): Promise<Float32Array | undefined> {
    const { seconds = 30 } = this.#options;
    const reply = await this.#child?.ask(request, { seconds });
    if (reply?.kind === 'numbers') {
      this.#failures = 0;
      return reply.numbers;
    }
    if (this.#isOff) return undefined;
    this.#fail(
      reply?.kind === 'failed' ? reply.reason : `it ended (${reply?.kind === 'ended' ? reply.why : 'unknown'})`,
    );
    return undefined;
  }

  /** What has never run does not run here, unless it was ended from outside. What has is tried again: at once, and then after ever longer. */
  #fail(reason: string, wasKilled = false): void {
    if (this.#isOff) return;
    this.#failed += 1;
    this.#child?.kill();
    this.#child = undefined;
    if (!this.#hasRun && (!wasKilled || this.#failed >= MOST_KILLED)) {
      this.#isOff = true;
      this.#options.tell(`The reader does not run here, and Docent answers by words alone: ${reason}.`);
      return;
    }
    if (this.#failures++ > 0) {
      const wait = BACK_OFF_MS * 2 ** (this.#failures - 2);
      this.#notBefore = performance.now() + Math.min(wait, LONGEST_BACK_OFF_MS);
    }
    if (this.#failures === 1) this.#options.tell(`The reader failed and is started again: ${reason}.`);
  }
}
