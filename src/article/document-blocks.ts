import type { Link } from './article-model.ts';
import type { DocumentPlace } from './document-place.ts';

/**
 * What every format is read into before an article is made of it, in document order: plain data, as it may come from another process.
 * A format says what it sees; what claims come of it, and what leads into what, is found out in `claims/` for all formats alike.
 */
export type Block = HeadingBlock | ItemBlock | ParagraphBlock | LinesBlock | RowBlock;

type BlockParts = {
  /** Clean text (`cleanText`): one line, without markup; only `lines` keep their line ends. */
  readonly text: string;
  readonly place: DocumentPlace;
  /** Links within `text`. */
  readonly links?: readonly Link[];
  /** Whether a line is drawn across the page right above. */
  readonly ruled?: true;
};

/** What may stand inside of a list item, an admonition or a definition. */
type InnerParts = BlockParts & {
  /** How many list items enclose the block, an item itself among them: 1 for an outermost item and for its second paragraph; by default 0, for an item 1. */
  readonly depth?: number;
  /** What the document itself puts over this block alone: the term of a definition, the title of an admonition, as it is written. */
  readonly leadIn?: string;
  /** Whether it and what follows, until the next heading, answers the question no longer that it stands under. */
  readonly closes?: true;
};

/** `level` counts from 1, 1 being the widest. `asks` marks what is a question by the document's form ("Q: …"), whatever its end. */
export type HeadingBlock = BlockParts & { readonly kind: 'heading'; readonly level: number; readonly asks?: true };

/** The opening paragraph of a list item; what else the item holds follows, with the same `depth`, and items in it with a greater one. */
export type ItemBlock = InnerParts & {
  readonly kind: 'item';
  /** Its number as a reader sees it, with its full stop or bracket: `4.`, `b)`. It is no part of `text`. */
  readonly label?: string;
  /** Length of the bold or italic opening that names what follows ("Heavy."), as far as it reaches into `text`. */
  readonly runIn?: number;
};

/** Running text. */
export type ParagraphBlock = InnerParts & { readonly kind: 'paragraph'; readonly runIn?: number };

/** Lines that are quoted as they stand: code, or verse. */
export type LinesBlock = InnerParts & { readonly kind: 'lines'; readonly code: boolean };

/** A row of a table; its text as `tableBlocks` makes it: "Rank: Gold; Slots: 12". */
export type RowBlock = InnerParts & { readonly kind: 'row'; readonly columns?: readonly string[] };

/** Text of the document that is no part of the article, and why. */
export type LeftOut = { readonly place: DocumentPlace; readonly text: string; readonly reason: LeftOutReason };

export type LeftOutReason =
  | 'page furniture'
  | 'navigation'
  | 'contents list'
  | 'by-line'
  | 'source or date'
  | 'caption'
  /** What readers noted on the document's margin. */
  | 'comment'
  | 'HTML'
  | 'no words'
  | 'heading without text';
