import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of all files together; beyond it those go that have not been used for longest. 384 bytes are a claim. */
const MOST_BYTES = 128_000_000;

const ENDING = '.vectors';

/** A checksum's bytes, before the vectors. */
const CHECKSUM = 32;

/** Keeps the vectors of articles in a folder, a file for each, by what they were made of. Nothing of the text can be read off them by name. */
export class VectorFiles {
  readonly #folder: string;
  readonly #mostBytes: number;

  constructor(folder: string, mostBytes = MOST_BYTES) {
    this.#folder = folder;
    this.#mostBytes = mostBytes;
  }

  /** Vectors of so many bytes; undefined where there are none, or they are damaged. */
  async read(key: string, length: number): Promise<Int8Array | undefined> {
    const file = this.#file(key);
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes?.length !== CHECKSUM + length) return undefined;
    const vectors = bytes.subarray(CHECKSUM);
    if (!bytes.subarray(0, CHECKSUM).equals(checksum(vectors))) return undefined;
    const now = new Date();
    // So that it is known to be in use.
    await utimes(file, now, now).catch(() => undefined);
    return new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length);
  }

  /** Keeps vectors where that can be done; where not, they are made again next time. */
  async write(key: string, vectors: Int8Array): Promise<void> {
    const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.length);
    const file = this.#file(key);
    try {
      await mkdir(this.#folder, { recursive: true });
      // Written beside and put in place at once: another process may read it.
      const beside = `${file}.${process.pid}`;
      const handle = await open(beside, 'w');
      try {
        await handle.writev([checksum(bytes), bytes]);
      } finally {
        await handle.close();
      }
      await rename(beside, file);
      await this.#makeRoom();
    } catch {
      await rm(`${file}.${process.pid}`, { force: true }).catch(() => undefined);
    }
  }

  async #makeRoom(): Promise<void> {
    const names = (await readdir(this.#folder)).filter((name) => name.includes(ENDING));
    const files = await Promise.all(
      names.map(async (name) => {
        const file = join(this.#folder, name);
        const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }));
        return { file, size, mtimeMs };
      }),
    );
    let bytes = files.reduce((sum, { size }) => sum + size, 0);
    for (const { file, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (bytes <= this.#mostBytes) return;
      await rm(file, { force: true });
      bytes -= size;
    }
  }

  #file(key: string): string {
    return join(this.#folder, `${key}${ENDING}`);
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
