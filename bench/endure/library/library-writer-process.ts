import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LibraryOrder, LibraryOutcome } from './library-orders.ts';

type Answer = { readonly id: number; readonly outcome?: LibraryOutcome; readonly fault?: string };

const program = fileURLToPath(new URL('library-writer.ts', import.meta.url));

/** A process that changes servers' libraries. Disposing of it kills it, where it has not ended yet. */
export class LibraryWriter implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<LibraryOutcome | undefined>>();
  readonly #ready = Promise.withResolvers<boolean>();
  /** Resolves once the process has ended, and everything that it said is heard. */
  readonly ended: Promise<void>;
  #orders = 0;

  constructor(databaseUrl: string) {
    this.#child = fork(program, [databaseUrl]);
    this.ended = this.#end();
    this.#child.on('message', (message: Answer | 'ready') => {
      if (message === 'ready') return this.#ready.resolve(true);
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.fault === undefined) waiting?.resolve(message.outcome ?? {});
      else waiting?.reject(new Error(message.fault));
    });
  }

  /** Whether it came to be. */
  ready(): Promise<boolean> {
    return this.#ready.promise;
  }

  /** Undefined where it ended before it said that it was done. @throws Error what nobody foresaw */
  order(order: LibraryOrder): Promise<LibraryOutcome | undefined> {
    if (!this.#child.connected) return Promise.resolve(undefined);
    const id = (this.#orders += 1);
    const waiting = Promise.withResolvers<LibraryOutcome | undefined>();
    this.#waiting.set(id, waiting);
    // An error: it has just ended.
    this.#child.send({ id, order }, () => undefined);
    return waiting.promise;
  }

  /** `kill -9` */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  async #end(): Promise<void> {
    await Promise.all([once(this.#child, 'exit'), once(this.#child, 'disconnect')]);
    this.#ready.resolve(false);
    for (const { resolve } of this.#waiting.values()) resolve(undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }
}
