import type { DocumentPlace } from './document-place.ts';

/** A link in a text: `start` and `end` are offsets into it in UTF-16 units; `target` is what the document links to, as written. */
export type Link = { readonly start: number; readonly end: number; readonly target: string };

/**
 * The smallest thing that Docent can quote: one item of a list, one sentence of running text, one row of a table, or lines
 * that stand as they are. `id` is `section.claim`, both counted from 1 in a text that is read for the first time (`2.1`). Where another
 * text takes the place of an article's, claims keep their ids, wherever they stand then: ids are names, neither in order nor without
 * gaps, and the first number is that of the section in which the claim was new. See `keepIds`.
 */
export type Claim = {
  readonly id: string;
  /**
   * All that is quoted, understandable alone: what leads in ("You may not:"), the document's own number ("4."), the claim's own
   * words, in this order and as the document has them. On one line, but for code and verse, whose line ends count.
   */
  readonly text: string;
  /** The document's own number for this claim or for the item that it is a part of: `4.`, `2.1.`, `§ 3`, `Q4`. */
  readonly label?: string;
  /** The beginning of `text` that introduces the claim and others beside it; of nested lists the whole chain ("Paid plan: Uploads:"). */
  readonly leadIn?: string;
  /** Where in `text` code begins, which goes on to its end; it is shown line for line. */
  readonly codeFrom?: number;
  /** The names of a table row's columns. */
  readonly columns?: readonly string[];
  readonly links?: readonly Link[];
  /** The numbered list that the claim is a step of: the id of its first claim. */
  readonly steps?: string;
  /** Where the claim stands in its document. */
  readonly place?: DocumentPlace;
};

/** A heading (empty where the article has none) and its claims, in order. */
export type Section = {
  /** What it is counted as, where that is not its place in the article, from 1: a section keeps its number. */
  readonly number?: number;
  /** The last number that a claim of this section has had, where no claim has it any more: it is not given again. */
  readonly lastClaim?: number;
  /** The headings above the claims, the widest first, as one line: `2.0.0 › Removed`. */
  readonly heading: string;
  /** The same headings one by one, where there are several. */
  readonly path?: readonly string[];
  /** The question that the claims answer, where the document says so: the narrowest heading. */
  readonly question?: string;
  readonly claims: readonly Claim[];
};

/** A text that an article had. */
export type EarlierText = {
  /** `revisionOf` the article as it was then. */
  readonly revision: string;
  /** Ids of claims that say something else since the next text took its place. Those that are not there any more are not among them. */
  readonly changed: readonly string[];
  /** Numbers of sections that some claim of theirs is not in any more since then. */
  readonly shortened?: readonly string[];
};

/** What Docent reads a document into and answers from: plain data, made by `makeArticle`. */
export type Article = {
  /** Unique among the articles that are searched together; made from the file's name. */
  readonly id: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly author?: string;
  /** What the document says about its author. Never searched as a claim. */
  readonly aboutAuthor?: string;
  readonly sourceUrl?: string;
  /** ISO 8601 date of publication. */
  readonly date?: string;
  /** ISO 639-1 code, as the document states it or as its text was found to be in; `und` where that is no language that is known. */
  readonly language: string;
  readonly sections: readonly Section[];
  /** The last number that a section has had, where none has it any more. */
  readonly lastSection?: number;
  /** The texts that it had before, the newest last, as far back as they are remembered. */
  readonly earlier?: readonly EarlierText[];
};
