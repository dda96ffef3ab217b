import type { Block, LeftOut } from './document-blocks.ts';
import type { DocumentPlace } from './document-place.ts';

/** A kind of document that articles are read from. To add one, see `formats/index.ts`. */
export type ArticleFormat = {
  /** One word in lower case. */
  readonly name: string;
  /** How its files' names end, with the full stop and in lower case; the usual one first. */
  readonly extensions: readonly string[];
  /** What it is called where files are sent, the usual one first: `text/plain`. */
  readonly mediaTypes: readonly string[];
  /**
   * Reads a whole document. What is read is plain data that `structuredClone` copies, so that reading can run in another process.
   * @throws {UserError} `ARTICLE_UNREADABLE` for bytes that are no document of this format, with file, place, reason and remedy;
   * never anything else, whatever the bytes. A document without text is no error: it has no blocks.
   */
  readonly read: (bytes: Uint8Array, options: FormatOptions) => Promise<FormatReading>;
};

type FormatOptions = {
  /** The file's name, for errors. Nothing is read from it. */
  readonly file: string;
};

/** A document as its format reads it; what is page furniture, a by-line or a title among the blocks is found out later. */
export type FormatReading = {
  /** All that the document says, in its order. The places of `blocks` and `leftOut` are of one kind. */
  readonly blocks: readonly Block[];
  readonly meta: DocumentMeta;
  /** What cannot be read as text of the article. */
  readonly leftOut: readonly LeftOut[];
  /** What whoever adds the document should know; it is read all the same. */
  readonly warnings: readonly ReadingWarning[];
};

/** What a document states of itself, apart from its text. */
export type DocumentMeta = StatedDetails & {
  /** Whether this format marks headings. If so, what is no heading is text, as long as the document has any heading at all. */
  readonly marksHeadings: boolean;
};

/** Details as an author or a program wrote them down; they count for more than what the text says. */
export type StatedDetails = {
  readonly title?: string;
  readonly subtitle?: string;
  readonly author?: string;
  readonly sourceUrl?: string;
  /** ISO 8601: a year, a month or a day. */
  readonly date?: string;
  /** ISO 639-1. */
  readonly language?: string;
};

/** A sentence in English about something in the document that was read otherwise than its author may expect. */
export type ReadingWarning = {
  readonly text: string;
  readonly place?: DocumentPlace;
  /** The same for those who word it themselves. */
  readonly about: WarningSubject;
};

/** `encoding`: what it was read as; `characters`: so many are lost; `details`: a line of its head is passed over; `pages`: only the first were read. */
export type WarningSubject =
  | { readonly kind: 'encoding'; readonly encoding: string }
  | { readonly kind: 'characters'; readonly count: number }
  | { readonly kind: 'details' | 'macros' }
  | { readonly kind: 'pages'; readonly read: number; readonly count: number };
