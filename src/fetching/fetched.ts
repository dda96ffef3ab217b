/** A document as it was fetched. */
export type Fetched = {
  /** As they are meant: unpacked, where the server had packed them for the way. */
  readonly bytes: Uint8Array;
  /** The media type that the server says, in lower case and without parameters. */
  readonly contentType?: string;
  /** What the server, or else the address, calls it: no path, and nothing that cannot be seen. */
  readonly fileName?: string;
  /** Where it was found, after redirects, without a fragment. */
  readonly url: string;
  /** What to ask with next time whether it has changed. */
  readonly etag?: string;
  readonly lastModified?: string;
};

/** What became of a look at a document that was fetched before. */
export type FetchOutcome = Fetched | { readonly unchanged: true };

export type FetchLimits = {
  /** How many bytes a document may have, unpacked. */
  readonly maxBytes: number;
  /** How many milliseconds all of it may take, from the look-up of the name to the last byte. */
  readonly timeoutMs: number;
};

export const defaultLimits: FetchLimits = { maxBytes: 10 * 2 ** 20, timeoutMs: 10_000 };
