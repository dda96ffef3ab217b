import { type ErrorCode, type ErrorContext, UserError } from '../errors.ts';
import { BodyTooLarge } from './bounded-body.ts';

type Kind = 'unreachable' | 'tooLarge' | 'tooSlow' | 'gone' | 'refused' | 'notADocument';

/** What can go wrong with what is fetched: a code for each, by what is fetched. */
export type FetchCodes = Readonly<Record<Kind, ErrorCode>>;

export const pageCodes: FetchCodes = {
  unreachable: 'URL_UNREACHABLE',
  tooLarge: 'URL_TOO_LARGE',
  tooSlow: 'URL_TOO_SLOW',
  gone: 'URL_GONE',
  refused: 'URL_REFUSED',
  notADocument: 'URL_NOT_A_DOCUMENT',
};

export const fileCodes: FetchCodes = {
  unreachable: 'FILE_UNREACHABLE',
  tooLarge: 'FILE_TOO_LARGE',
  tooSlow: 'FILE_UNREACHABLE',
  gone: 'FILE_GONE',
  refused: 'FILE_UNREACHABLE',
  notADocument: 'FILE_NOT_A_DOCUMENT',
};

const sentences: Readonly<Record<Kind, (address: string, mostMegabytes: number) => string>> = {
  unreachable: (address) => `${address} cannot be reached now; check the address, or try again later.`,
  tooLarge: (address, most) => `What is at ${address} is larger than ${most} MB; give a smaller document.`,
  tooSlow: (address) => `${address} took too long to answer; try again later, or attach the document as a file.`,
  gone: (address) => `There is nothing (any more) at ${address}; check the address.`,
  refused: (address) => `${address} does not let Docent read it; attach the document as a file.`,
  notADocument: (address) =>
    `What is at ${address} is no document with text: give a page, a text, a PDF or a Word document.`,
};

/** Makes errors of what went wrong with one address; `shown` is as much of it as may be seen. */
export class FetchProblems {
  readonly #codes: FetchCodes;
  readonly #maxBytes: number;

  constructor(codes: FetchCodes, maxBytes: number) {
    this.#codes = codes;
    this.#maxBytes = maxBytes;
  }

  error(kind: Kind, shown: string, context: ErrorContext = {}): UserError {
    return this.#error(kind, shown, context, undefined);
  }

  /** Of an answer with another status than 200. */
  ofStatus(status: number, shown: string): UserError {
    if (status === 404 || status === 410) return this.error('gone', shown, { status });
    const isTemporary = status === 408 || status === 425 || status === 429 || status >= 500;
    if (status === 204 || status === 205) return this.error('notADocument', shown, { status });
    return this.error(isTemporary || status < 400 ? 'unreachable' : 'refused', shown, { status });
  }

  /** Of whatever was thrown on the way. */
  ofFailure(cause: unknown, shown: string, isLate: boolean): UserError {
    if (cause instanceof UserError) return this.#codes === pageCodes ? cause : this.error('unreachable', shown);
    if (cause instanceof BodyTooLarge) return this.error('tooLarge', shown);
    return this.#error(isLate ? 'tooSlow' : 'unreachable', shown, {}, cause);
  }

  #error(kind: Kind, address: string, context: ErrorContext, cause: unknown): UserError {
    const mostMegabytes = Math.floor(this.#maxBytes / 2 ** 20);
    const details = { address, mostMegabytes, ...context };
    return new UserError(
      this.#codes[kind],
      sentences[kind](address, mostMegabytes),
      details,
      cause === undefined ? {} : { cause },
    );
  }
}
