import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { APIAttachment } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Clock } from '../clock.ts';

/** A file on its way in. */
export type UploadedFile = { readonly name: string; readonly type: string; readonly data: Uint8Array };

export type FileDetails = {
  readonly id: string;
  readonly channelId: string;
  readonly description?: string | undefined;
  /** Whether it hangs on no message: it was given to a command, or put into a modal. */
  readonly ephemeral?: boolean;
};

/** All files together; what was not asked for the longest goes first. */
const maxBytes = 64 * 2 ** 20;
/** How long an address is good for; whoever asks for the message anew is given another. */
const goodForSeconds = 86_400;

/** What was attached to messages and interactions, by attachment id; at addresses that are signed and lapse, as Discord's are. */
export class FileStore {
  readonly #files = new LRUCache<string, UploadedFile>({
    maxSize: maxBytes,
    sizeCalculation: ({ data }) => data.byteLength + 1,
  });
  readonly #baseUrl: () => string;
  readonly #clock: Clock;
  readonly #key = randomBytes(32);

  constructor(baseUrl: () => string, clock: Clock) {
    this.#baseUrl = baseUrl;
    this.#clock = clock;
  }

  /** The file at an address of this store's; undefined where there is none, or the address was made up, or has lapsed. */
  at({ pathname, searchParams }: URL): UploadedFile | undefined {
    const [, id = ''] = /^\/(?:ephemeral-)?attachments\/\d+\/(\d+)\/[^/]+$/.exec(pathname) ?? [];
    const [until = '', since = '', signature = ''] = ['ex', 'is', 'hm'].map((name) => searchParams.get(name) ?? '');
    const given = Buffer.from(signature);
    const expected = Buffer.from(this.#signature(pathname, until, since));
    if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) return undefined;
    return Number.parseInt(until, 16) * 1_000 > this.#clock.now() ? this.#files.get(id) : undefined;
  }

  add(file: UploadedFile, { id, channelId, description, ephemeral = false }: FileDetails): APIAttachment {
    this.#files.set(id, file);
    const name = file.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_') || 'file';
    const folder = ephemeral ? 'ephemeral-attachments' : 'attachments';
    const path = `/${folder}/${channelId}/${id}/${encodeURIComponent(name)}`;
    const address = () => this.#address(path);
    return {
      id,
      filename: name,
      size: file.data.byteLength,
      // Signed whenever it is read, so that what Discord sends is always fresh.
      get url() {
        return address();
      },
      get proxy_url() {
        return address();
      },
      ...(file.type !== '' && { content_type: file.type }),
      ...(description !== undefined && { description }),
      ...(ephemeral && { ephemeral }),
    };
  }

  #address(path: string): string {
    const now = Math.floor(this.#clock.now() / 1_000);
    const [until, since] = [now + goodForSeconds, now].map((seconds) => seconds.toString(16)) as [string, string];
    return `${this.#baseUrl()}${path}?ex=${until}&is=${since}&hm=${this.#signature(path, until, since)}&`;
  }

  #signature(path: string, until: string, since: string): string {
    return createHmac('sha256', this.#key).update([path, until, since].join('\n')).digest('hex');
  }
}
