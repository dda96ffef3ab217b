import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export type Ran = { readonly status: number | null; readonly out: string; readonly err: string };

/** A script of Docent's as a process of its own, as people start it. */
export class Script implements AsyncDisposable {
  readonly #child: ReturnType<typeof spawn>;
  readonly #ended: Promise<Ran>;
  #out = '';
  #err = '';

  /**
   * `path` from the top of the project, or of a copy in `cwd`. `env` is the whole environment but for PATH and Node's own
   * cache; `input` is piped into it. It answers by words unless `READER` is `on`: to load the models takes longer than all
   * else that it does.
   */
  constructor(
    path: string,
    args: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
    cwd = fileURLToPath(new URL('../../', import.meta.url)),
    input = '',
  ) {
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const child = spawn(process.execPath, [path, ...args], {
      cwd,
      env: { PATH, ...(NODE_COMPILE_CACHE !== undefined && { NODE_COMPILE_CACHE }), READER: 'off', ...env },
    });
    child.stdout.on('data', (chunk: Buffer) => (this.#out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.#err += chunk.toString()));
    child.stdin.end(input);
    this.#child = child;
    this.#ended = new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, out: this.#out, err: this.#err }));
    });
  }

  get out(): string {
    return this.#out;
  }

  get err(): string {
    return this.#err;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  ended(): Promise<Ran> {
    return this.#ended;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

/** Runs a script to its end. */
export async function runScript(...given: ConstructorParameters<typeof Script>): Promise<Ran> {
  await using script = new Script(...given);
  return await script.ended();
}
