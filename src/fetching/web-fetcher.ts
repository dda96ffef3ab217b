import { looksLikeDocument } from './document-look.ts';
import { defaultLimits, type Fetched, type FetchLimits, type FetchOutcome } from './fetched.ts';
import { FetchProblems, pageCodes } from './fetch-problems.ts';
import { fileNameOf } from './file-name.ts';
import { type Resolve, systemResolve } from './guarded-agent.ts';
import { type GuardedAnswer, guardedRequest } from './guarded-request.ts';
import { ownUserAgent } from './user-agent.ts';
import { type ConnectionRule, publicOnly, readWebAddress, redirectTarget, shownAddress } from './web-address.ts';

export type WebFetcherOptions = Partial<FetchLimits> & {
  /** Says to servers who asks. */
  readonly userAgent?: string;
  readonly maxRedirects?: number;
  /** For tests only: other addresses than the public ones, at whatever port. */
  readonly allow?: ConnectionRule;
  /** For tests only: what names stand for. */
  readonly resolve?: Resolve;
};

/** What a document had with it when it was fetched before. */
export type Since = Pick<Fetched, 'etag' | 'lastModified'>;

const redirects = [301, 302, 303, 307, 308];
/** Longer ones are not kept: they would have to be sent again. */
const longestValidator = 500;

/**
 * Fetches documents from the public internet, and from nowhere else: whatever an address is spelt like, whatever its name stands for and
 * wherever it redirects to. Nothing that is asked for is sent on: no cookies, no referrer. May be used for several at a time.
 */
export class WebFetcher {
  readonly #limits: FetchLimits;
  readonly #userAgent: string;
  readonly #maxRedirects: number;
  readonly #mayConnect: ConnectionRule;
  readonly #resolve: Resolve;
  readonly #problems: FetchProblems;

  constructor(options: WebFetcherOptions = {}) {
    const { userAgent = ownUserAgent(), maxRedirects = 5, allow, resolve = systemResolve } = options;
    const { maxBytes, timeoutMs } = { ...defaultLimits, ...options };
    this.#limits = { maxBytes, timeoutMs };
    this.#userAgent = userAgent;
    this.#maxRedirects = maxRedirects;
    this.#mayConnect =
      allow === undefined ? publicOnly : (address, port) => publicOnly(address, port) || allow(address, port);
    this.#resolve = resolve;
    this.#problems = new FetchProblems(pageCodes, maxBytes);
  }

  /**
   * Fetches what is at an address; with `since`, only if it has changed since then.
   * @throws UserError URL_INVALID, URL_PRIVATE, URL_UNREACHABLE (also for now: 429, 5xx), URL_TOO_LARGE, URL_TOO_SLOW, URL_GONE (404,
   * 410), URL_REFUSED (other 4xx; from https to http), URL_NOT_A_DOCUMENT; the signal's reason
   */
  async fetch(address: string, since: Since = {}, signal?: AbortSignal): Promise<FetchOutcome> {
    const late = AbortSignal.timeout(this.#limits.timeoutMs);
    const ends = signal === undefined ? late : AbortSignal.any([late, signal]);
    let url = readWebAddress(address, this.#mayConnect);
    try {
      for (let hops = 0; hops <= this.#maxRedirects; hops += 1) {
        const answer = await this.#ask(url, since, ends);
        if (!redirects.includes(answer.status)) return this.#outcome(url, answer, since);
        url = this.#next(url, answer.header('location'));
      }
    } catch (error) {
      signal?.throwIfAborted();
      throw this.#problems.ofFailure(error, shownAddress(url), late.aborted);
    }
    throw this.#problems.error('unreachable', shownAddress(url), { redirects: this.#maxRedirects });
  }

  #ask(url: URL, since: Since, signal: AbortSignal): Promise<GuardedAnswer> {
    const guard = { mayConnect: this.#mayConnect, resolve: this.#resolve };
    const headers = {
      'user-agent': this.#userAgent,
      accept: 'text/html,application/xhtml+xml,text/markdown,text/plain,application/pdf,*/*;q=0.5',
      ...(since.etag !== undefined && { 'if-none-match': since.etag }),
      ...(since.lastModified !== undefined && { 'if-modified-since': since.lastModified }),
    };
    return guardedRequest(url, { guard, limits: this.#limits, headers, signal });
  }

  #next(from: URL, location: string | undefined): URL {
    const next = redirectTarget(from, location, this.#mayConnect);
    if (next instanceof URL) return next;
    throw this.#problems.error(next === 'nowhere' ? 'unreachable' : 'refused', shownAddress(from));
  }

  #outcome(url: URL, { status, header, bytes }: GuardedAnswer, since: Since): FetchOutcome {
    const shown = shownAddress(url);
    const asked = since.etag !== undefined || since.lastModified !== undefined;
    if (status === 304 && asked) return { unchanged: true };
    if (status !== 200) throw this.#problems.ofStatus(status, shown);
    const contentType = mediaType(header('content-type'));
    if (!looksLikeDocument(bytes, contentType)) throw this.#problems.error('notADocument', shown, { contentType });
    const fileName = fileNameOf(header('content-disposition'), url);
    const etag = validator(header('etag'));
    const lastModified = validator(header('last-modified'));
    return {
      bytes,
      url: url.href,
      ...(contentType !== undefined && { contentType }),
      ...(fileName !== undefined && { fileName }),
      ...(etag !== undefined && { etag }),
      ...(lastModified !== undefined && { lastModified }),
    };
  }
}

/** `text/html; charset=x` → `text/html`; undefined for what is none. */
export function mediaType(header: string | undefined): string | undefined {
  return /^\s*([\w.+-]{1,80}\/[\w.+-]{1,80})\s*(?:;|$)/.exec(header ?? '')?.[1]?.toLowerCase();
}

function validator(header: string | undefined): string | undefined {
  return header !== undefined && header.length <= longestValidator && /^[\x20-\x7e]+$/.test(header)
    ? header
    : undefined;
}
