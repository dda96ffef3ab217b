/**
 * Where something stands in its document, so that people find it there. All numbers count from 1. The places of one document are
 * of one kind, which its format chooses:
 *
 * - `line`: a line of a text file;
 * - `page`: a paragraph of a page, for what is laid out in pages;
 * - `cell`: a cell of a table or sheet, or a whole row where there is no column;
 * - `element`: the n-th element of a tree such as HTML, with the path that leads to it.
 */
export type DocumentPlace =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'page'; readonly page: number; readonly paragraph: number }
  | { readonly kind: 'cell'; readonly table: number; readonly row: number; readonly column?: number }
  | { readonly kind: 'element'; readonly element: number; readonly path: string };

/** The place of a line that counts from 1. */
export function lineAt(line: number): DocumentPlace {
  return { kind: 'line', line };
}

/** Below 0 where the first of two places of one document comes before the second, above 0 where it comes after. */
export function comparePlaces(first: DocumentPlace, second: DocumentPlace): number {
  const others = numbersOf(second);
  for (const [index, number] of numbersOf(first).entries()) {
    const difference = number - (others[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What stands in a document, in its order; what stands at the same place keeps its own. */
export function inDocumentOrder<T extends { readonly place: DocumentPlace }>(entries: readonly T[]): readonly T[] {
  return entries.toSorted((first, second) => comparePlaces(first.place, second.place));
}

function numbersOf(place: DocumentPlace): readonly number[] {
  switch (place.kind) {
    case 'line':
      return [place.line];
    case 'page':
      return [place.page, place.paragraph];
    case 'cell':
      return [place.table, place.row, place.column ?? 0];
    case 'element':
      return [place.element];
  }
}

/** A place for people to read, in English: `line 3`, `page 2, paragraph 5`, `table 1, row 4, column 2`, `element html/body/p`. */
export function placeInWords(place: DocumentPlace): string {
  switch (place.kind) {
    case 'line':
      return `line ${place.line}`;
    case 'page':
      return `page ${place.page}, paragraph ${place.paragraph}`;
    case 'cell':
      return `table ${place.table}, row ${place.row}${place.column === undefined ? '' : `, column ${place.column}`}`;
    case 'element':
      return `element ${place.path}`;
  }
}
