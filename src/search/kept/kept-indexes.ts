import { KeptFiles } from '../basics/kept-files.ts';
import { Slices } from '../basics/slices.ts';
import { indexVersion } from './index-version.ts';
import { derivedKey, seal, unseal } from './sealed-pieces.ts';

/** Bytes of all files together: a claim takes some 500. */
const MOST_BYTES = 128_000_000;

/** A week: what nobody asked for as long is as soon made again. */
const UNUSED_MS = 604_800_000;

/**
 * Keeps indexes in a folder, a file for each set of texts. Name and key of a file come of the texts themselves (`of`: their digests),
 * and are written nowhere: when the texts are deleted, nobody can read what the file has of them, were it copied before.
 */
export class KeptIndexes {
  readonly #files: KeptFiles;

  constructor(folder: string, mostBytes = MOST_BYTES) {
    this.#files = new KeptFiles({ folder, ending: '.index', mostBytes, unusedMs: UNUSED_MS });
  }

  /** The pieces of an index; undefined where it is not kept, is damaged, or was made by another version. */
  async read(of: string): Promise<readonly Uint8Array[] | undefined> {
    const { name, key } = await sealOf(of);
    const bytes = await this.#files.read(name);
    return bytes && unseal(key, bytes, new Slices());
  }

  /** Keeps an index where that can be done; where not, it is made again next time. */
  async write(of: string, pieces: Iterable<Uint8Array>): Promise<void> {
    const { name, key } = await sealOf(of);
    await this.#files.write(name, await seal(key, pieces, new Slices()));
  }

  async remove(of: string): Promise<void> {
    await this.#files.remove((await sealOf(of)).name);
  }

  /** Deletes what has not been used for a week. */
  async purge(): Promise<void> {
    await this.#files.makeRoom().catch(() => undefined);
  }
}

async function sealOf(of: string): Promise<{ readonly name: string; readonly key: Buffer }> {
  const secret = `${await indexVersion()} ${of}`;
  return { name: derivedKey(secret, 'name').toString('hex'), key: derivedKey(secret, 'content') };
}
