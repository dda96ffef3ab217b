import type { ErrorCode, ErrorContext } from '../../errors.ts';
import type { Section } from '../article-model.ts';
import type { ReadArticle } from '../read-article.ts';

/** What the process that reads is sent: a document, and its format by name. */
export type ReadingRequest = {
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly id: string;
  readonly file: string;
};

/** What it sends: that it can begin, and then to each request some of an article's sections, where it has many, and one reply. */
export type ReadingReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'sections'; readonly sections: readonly Section[] }
  /** `result` has the sections that come behind those that were sent before. */
  | { readonly kind: 'read'; readonly result: ReadArticle }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string; readonly context: ErrorContext }
  | { readonly kind: 'failed'; readonly message: string };
