import type { APIAttachment } from 'discord-api-types/v10';

/** A file on its way in. */
export type UploadedFile = { readonly name: string; readonly type: string; readonly data: Uint8Array };

export type FileDetails = {
  readonly id: string;
  readonly channelId: string;
  readonly description?: string | undefined;
};

/** All files together; the oldest go first. */
const maxBytes = 64 * 2 ** 20;

/** What was attached to messages and interactions, by attachment id. */
export class FileStore {
  readonly #files = new Map<string, UploadedFile>();
  readonly #baseUrl: () => string;
  #bytes = 0;

  constructor(baseUrl: () => string) {
    this.#baseUrl = baseUrl;
  }

  get(id: string): UploadedFile | undefined {
    return this.#files.get(id);
  }

  add(file: UploadedFile, { id, channelId, description }: FileDetails): APIAttachment {
    this.#files.set(id, file);
    this.#bytes += file.data.byteLength;
    this.#evict();
    const name = file.name.replaceAll(/[^\p{L}\p{N}._-]+/gu, '_') || 'file';
    const url = `${this.#baseUrl()}/${channelId}/${id}/${encodeURIComponent(name)}`;
    const attachment: APIAttachment = { id, filename: name, size: file.data.byteLength, url, proxy_url: url };
    if (file.type !== '') attachment.content_type = file.type;
    if (description !== undefined) attachment.description = description;
    return attachment;
  }

  #evict(): void {
    for (const [id, file] of this.#files) {
      if (this.#bytes <= maxBytes) return;
      this.#files.delete(id);
      this.#bytes -= file.data.byteLength;
    }
  }
}
