import type { Link } from '../../../src/article/article-model.ts';

/** Words of a claim from a place on, with the claim's links; `name` is where the name of what follows stands. */
export type ShapedWords = {
  readonly text: string;
  readonly from: number;
  readonly links: readonly Link[];
  readonly name?: readonly [start: number, end: number];
};

/** What an author writes below a heading. */
export type Shape =
  | ShapedParagraph
  | { readonly kind: 'lines'; readonly text: string; readonly isCode: boolean }
  | ShapedTable
  /** What has a title that leads into it alone. */
  | { readonly kind: 'box'; readonly title: string; readonly shapes: readonly Shape[] }
  | { readonly kind: 'term'; readonly term: string; readonly shapes: readonly Shape[] }
  | ShapedItem;

export type ShapedTable = {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ShapedWords[])[];
};

export type ShapedParagraph = { readonly kind: 'paragraph'; readonly words: ShapedWords[] };

/** An item of a list, with its number as the article has it, and what stands in it. */
export type ShapedItem = {
  readonly kind: 'item';
  readonly label?: string;
  readonly words: ShapedWords[];
  readonly shapes: Shape[];
};
