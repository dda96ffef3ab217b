import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LocalDiscord } from 'local-discord';
import { waitedForProcessorMs } from './slow-spells.ts';

/** What is asked of Docent's process; `article` is any number that names a made-up one. */
export type Order = { readonly id: number } & (
  | { readonly do: 'measure' }
  | { readonly do: 'add' | 'remove'; readonly article: number }
);

/** Memory in bytes. `descriptors`: open files and sockets. */
export type Measured = {
  /** In all. What part lies outside of V8's heap cannot be told: V8 no longer counts pages that it has emptied, but keeps them. */
  readonly rss: number;
  /** Still held after a collection. */
  readonly held: number;
  readonly descriptors: number;
};

type Answer = { readonly of: number; readonly answer?: Measured };

const program = fileURLToPath(new URL('endured-docent.ts', import.meta.url));
const compileCache = new URL('../../src/compile-cache.js', import.meta.url).href;

/** Docent on a local Discord in a process of its own. Disposing of it kills it, where it has not ended yet. */
export class DocentProcess implements AsyncDisposable {
  readonly #child: ChildProcess;
  /** Resolves once the process has ended, whichever way. */
  readonly ended: Promise<unknown>;
  #orders = 0;

  constructor({ token, apiUrl }: LocalDiscord, databaseUrl: string) {
    this.#child = fork(program, {
      // As under `npm start`.
      execArgv: ['--expose-gc', '--max-semi-space-size=4', '--v8-pool-size=1', '--import', compileCache],
      env: { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DATABASE_URL: databaseUrl, COOLDOWN_SECONDS: '0' },
    });
    this.ended = once(this.#child, 'exit');
  }

  /** Resolves once it answers. @throws Error where it ends before that */
  async ready(): Promise<void> {
    await Promise.race([once(this.#child, 'message'), this.ended.then(() => tooEarly())]);
  }

  measure(): Promise<Measured> {
    return this.#order({ do: 'measure' }).then(({ answer }) => answer ?? tooEarly());
  }

  async change(how: 'add' | 'remove', article: number): Promise<void> {
    await this.#order({ do: how, article });
  }

  /** As `waitedForProcessorMs` has it. */
  waitedMs(): number {
    return waitedForProcessorMs(this.#child.pid);
  }

  /** Ends it as a signal would: everything is written first. */
  async stop(): Promise<void> {
    this.#child.disconnect();
    await this.ended;
  }

  /** `kill -9` */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.kill();
  }

  #order(
    what: { readonly do: 'measure' } | { readonly do: 'add' | 'remove'; readonly article: number },
  ): Promise<Answer> {
    const id = (this.#orders += 1);
    const answered = new Promise<Answer>((resolve) => {
      const listen = (message: Answer) => {
        if (message.of !== id) return;
        this.#child.off('message', listen);
        resolve(message);
      };
      this.#child.on('message', listen);
    });
    this.#child.send({ id, ...what });
    return Promise.race([answered, this.ended.then(() => tooEarly())]);
  }
}

function tooEarly(): never {
  throw new Error('Docent has ended before it was told to.');
}
