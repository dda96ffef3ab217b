import { createHash } from 'node:crypto';
import { KeptFiles } from '../basics/kept-files.ts';

/** Bytes of all files together. 384 bytes are a claim. */
const MOST_BYTES = 128_000_000;

/** A checksum's bytes, before the vectors. */
const CHECKSUM = 32;

/** Keeps the vectors of articles in a folder, a file for each, by what they were made of. Nothing of the text can be read off them by name. */
export class VectorFiles {
  readonly #files: KeptFiles;

  constructor(folder: string, mostBytes = MOST_BYTES) {
    this.#files = new KeptFiles({ folder, ending: '.vectors', mostBytes });
  }

  /** Vectors of so many bytes; undefined where there are none, or they are damaged. */
  async read(key: string, length: number): Promise<Int8Array | undefined> {
    const bytes = await this.#files.read(key);
    if (bytes?.length !== CHECKSUM + length) return undefined;
    const vectors = bytes.subarray(CHECKSUM);
    if (!bytes.subarray(0, CHECKSUM).equals(checksum(vectors))) return undefined;
    return new Int8Array(vectors.buffer, vectors.byteOffset, vectors.length);
  }

  /** Keeps vectors where that can be done; where not, they are made again next time. */
  async write(key: string, vectors: Int8Array): Promise<void> {
    const bytes = Buffer.from(vectors.buffer, vectors.byteOffset, vectors.length);
    await this.#files.write(key, [checksum(bytes), bytes]);
  }
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}
