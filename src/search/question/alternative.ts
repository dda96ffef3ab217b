/** A term of the articles that a word of the question may stand for, and how well: 1 for the same stem. */
export type Alternative = { readonly term: number; readonly weight: number };
