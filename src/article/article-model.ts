/**
 * The smallest thing that Docent can quote: one bullet, or one sentence of running text.
 * `id` is `section.claim`, both counted from 1 (`2.1`); it depends on the article's own text and order only.
 */
export type Claim = { readonly id: string; readonly text: string };

/** A heading (empty where the article has none) and its claims, in order. */
export type Section = { readonly heading: string; readonly claims: readonly Claim[] };

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
};
