import type { APIAttachment } from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';

/** A file on its way in. */
export type UploadedFile = { readonly name: string; readonly type: string; readonly data: Uint8Array };

export type FileDetails = {
  readonly id: string;
  readonly channelId: string;
  readonly description?: string | undefined;
};

/** All files together; what was not asked for the longest goes first. */
const maxBytes = 64 * 2 ** 20;

/** What was attached to messages and interactions, by attachment id. */
export class FileStore {
  readonly #files = new LRUCache<string, UploadedFile>({
    maxSize: maxBytes,
    sizeCalculation: ({ data }) => data.byteLength + 1,
  });
  readonly #baseUrl: () => string;

  constructor(baseUrl: () => string) {
    this.#baseUrl = baseUrl;
  }

  get(id: string): UploadedFile | undefined {
    return this.#files.get(id);
  }

  add(file: UploadedFile, { id, channelId, description }: FileDetails): APIAttachment {
    this.#files.set(id, file);
    const name = file.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_') || 'file';
    const url = `${this.#baseUrl()}/${channelId}/${id}/${encodeURIComponent(name)}`;
    const attachment: APIAttachment = { id, filename: name, size: file.data.byteLength, url, proxy_url: url };
    if (file.type !== '') attachment.content_type = file.type;
    if (description !== undefined) attachment.description = description;
    return attachment;
  }
}
