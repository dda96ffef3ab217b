import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

export type KeptFilesOptions = {
  readonly folder: string;
  /** Of their names; what else stands in the folder is left alone. */
  readonly ending: string;
  /** Bytes of all of them together; beyond it those go that have not been used for longest. */
  readonly mostBytes: number;
  /** Milliseconds after which one that was not used goes; by default none does. */
  readonly unusedMs?: number;
};

/** Files of what can be made again, in a folder: where one cannot be written or read, it is as if it were not there. */
export class KeptFiles {
  readonly #options: KeptFilesOptions;

  constructor(options: KeptFilesOptions) {
    this.#options = options;
  }

  /** The bytes of a file, which is in use from now on; undefined where it is not there. Whether they are whole is the caller's matter. */
  async read(name: string): Promise<Buffer | undefined> {
    const file = this.#file(name);
    const bytes = await readFile(file).catch(() => undefined);
    const now = new Date();
    if (bytes !== undefined) await utimes(file, now, now).catch(() => undefined);
    return bytes;
  }

  async write(name: string, parts: readonly Uint8Array[]): Promise<void> {
    const file = this.#file(name);
    // Written beside and put in place at once: another process may read it.
    const beside = `${file}.${process.pid}`;
    try {
      await mkdir(this.#options.folder, { recursive: true });
      const handle = await open(beside, 'w');
      try {
        await handle.writev(parts);
      } finally {
        await handle.close();
      }
      await rename(beside, file);
      await this.makeRoom();
    } catch {
      await rm(beside, { force: true }).catch(() => undefined);
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.#file(name), { force: true }).catch(() => undefined);
  }

  /** Deletes what has not been used for too long, or for longest where there is too much. @throws where the folder cannot be read */
  async makeRoom(): Promise<void> {
    const { folder, ending, mostBytes, unusedMs = Number.POSITIVE_INFINITY } = this.#options;
    const names = (await readdir(folder)).filter((name) => name.includes(ending));
    const files = await Promise.all(
      names.map(async (name) => {
        const file = join(folder, name);
        const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }));
        return { file, size, mtimeMs };
      }),
    );
    const oldest = Date.now() - unusedMs;
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size, mtimeMs } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (bytes <= mostBytes && mtimeMs >= oldest) return;
      await rm(file, { force: true });
      bytes -= size;
    }
  }

  #file(name: string): string {
    return join(this.#options.folder, `${name}${this.#options.ending}`);
  }
}
