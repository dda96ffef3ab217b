import { looksLikeDocument } from './document-look.ts';
import { defaultLimits, type Fetched, type FetchLimits } from './fetched.ts';
import { FetchProblems, fileCodes } from './fetch-problems.ts';
import { guardedRequest } from './guarded-request.ts';
import { publicOnly } from './web-address.ts';
import { mediaType } from './web-fetcher.ts';

export type AttachmentFetcherOptions = Partial<FetchLimits> & {
  /** The address of another Discord's API, such as the local one's: files of its origin are fetched too, wherever that is. */
  readonly apiUrl?: string;
};

/** As much of a file as its fetcher needs to know. */
type Attachment = {
  readonly url: string;
  /** In bytes. */
  readonly size: number;
  readonly name: string;
  readonly contentType?: string;
};

const discordHosts = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Fetches files that members gave to Discord, from Discord's own hosts only. May be used for several at a time. */
export class AttachmentFetcher {
  readonly #limits: FetchLimits;
  readonly #origin: string | undefined;
  readonly #problems: FetchProblems;

  constructor(options: AttachmentFetcherOptions = {}) {
    const { maxBytes, timeoutMs } = { ...defaultLimits, ...options };
    this.#limits = { maxBytes, timeoutMs };
    this.#origin = options.apiUrl === undefined ? undefined : new URL(options.apiUrl).origin;
    this.#problems = new FetchProblems(fileCodes, maxBytes);
  }

  /**
   * Fetches a file; too large a one is not even asked for. `isWanted` tells by the bytes and the media type whether it is a document.
   * @throws UserError FILE_TOO_LARGE, FILE_GONE (an address is good for about a day), FILE_UNREACHABLE, FILE_NOT_A_DOCUMENT; the signal's
   * reason
   */
  async fetch(
    { url: address, size, name, contentType }: Attachment,
    signal?: AbortSignal,
    isWanted: (bytes: Uint8Array, type: string | undefined) => boolean = looksLikeDocument,
  ): Promise<Fetched> {
    const url = URL.parse(address);
    if (url === null || !this.#isDiscords(url)) throw this.#problems.error('unreachable', 'the attached file');
    const { host } = url;
    if (size > this.#limits.maxBytes) throw this.#problems.error('tooLarge', host);
    const late = AbortSignal.timeout(this.#limits.timeoutMs);
    const ends = signal === undefined ? late : AbortSignal.any([late, signal]);
    const mayConnect = url.origin === this.#origin ? () => true : publicOnly;
    const asking = { guard: { mayConnect }, limits: this.#limits, headers: {}, signal: ends };
    const answer = await guardedRequest(url, asking).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw this.#problems.ofFailure(error, host, late.aborted);
    });
    const { status, header, bytes } = answer;
    // Discord refuses an address that has lapsed.
    if (status === 403) throw this.#problems.error('gone', host, { status });
    if (status !== 200) throw this.#problems.ofStatus(status, host);
    const type = mediaType(contentType) ?? mediaType(header('content-type'));
    if (!isWanted(bytes, type)) throw this.#problems.error('notADocument', host, { contentType: type });
    return { bytes, url: url.href, fileName: name, ...(type !== undefined && { contentType: type }) };
  }

  #isDiscords({ protocol, origin, hostname, port, username, password, pathname }: URL): boolean {
    if (username !== '' || password !== '' || !/^\/(?:ephemeral-)?attachments\//.test(pathname)) return false;
    return origin === this.#origin || (protocol === 'https:' && port === '' && discordHosts.includes(hostname));
  }
}
