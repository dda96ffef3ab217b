import { fileURLToPath } from 'node:url';
import { WorkerProcess } from '../processes/worker-process.ts';
import type { ChartReply } from './chart-main.ts';
import type { Chart } from './day-chart.ts';

const MAIN = fileURLToPath(new URL('chart-main.ts', import.meta.url));
const LIMITS = { seconds: 10, megabytes: 400 };
const HEAP = '--max-old-space-size=128';
/** After so long without a chart its process ends; the next chart starts another. */
const IDLE_MS = 30_000;

/** Draws charts as PNG in a process of its own, one after another: what draws takes its time, and some memory. */
export class ChartProcess implements Disposable {
  readonly #tell: (error: unknown) => void;
  #child: WorkerProcess<Chart, ChartReply> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #idle: NodeJS.Timeout | undefined;
  #isClosed = false;

  /** `tell`: told why a chart was not drawn. */
  constructor(tell: (error: unknown) => void) {
    this.#tell = tell;
  }

  /** The chart as a PNG; undefined where it could not be drawn. While what it shows is still being counted the process starts. */
  readonly draw = (chart: Chart | Promise<Chart>): Promise<Uint8Array | undefined> => {
    const drawing = this.#last
      .then(() => this.#draw(chart))
      .catch((error: unknown) => {
        this.#tell(error);
        return undefined;
      });
    this.#last = drawing;
    return drawing;
  };

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#end();
  }

  async #draw(coming: Chart | Promise<Chart>): Promise<Uint8Array | undefined> {
    clearTimeout(this.#idle);
    if (this.#isClosed) return undefined;
    if (this.#child === undefined || this.#child.hasEnded)
      this.#child = await WorkerProcess.start<Chart, ChartReply>({
        main: MAIN,
        execArgv: [HEAP],
        env: {},
        isLowPriority: true,
      });
    const reply = await this.#child.ask(await coming, LIMITS);
    this.#idle = setTimeout(() => this.#end(), IDLE_MS).unref();
    if ('png' in reply) return reply.png;
    throw new Error(
      'failed' in reply ? reply.failed : `The process that draws ended (${'why' in reply ? reply.why : reply.kind}).`,
    );
  }

  #end(): void {
    clearTimeout(this.#idle);
    this.#child?.release();
    this.#child = undefined;
  }
}
