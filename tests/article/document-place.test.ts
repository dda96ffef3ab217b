import { describe, expect, test } from 'vitest';
import {
  comparePlaces,
  type DocumentPlace,
  inDocumentOrder,
  lineAt,
  placeInWords,
} from '../../src/article/document-place.ts';

/** Places of each kind in the order of their document, and how they are called. */
const IN_ORDER: readonly (readonly [DocumentPlace, string])[][] = [
  [
    [lineAt(2), 'line 2'],
    [lineAt(10), 'line 10'],
  ],
  [
    [{ kind: 'page', page: 1, paragraph: 9 }, 'page 1, paragraph 9'],
    [{ kind: 'page', page: 2, paragraph: 1 }, 'page 2, paragraph 1'],
    [{ kind: 'page', page: 2, paragraph: 3 }, 'page 2, paragraph 3'],
  ],
  [
    [{ kind: 'cell', table: 1, row: 7 }, 'table 1, row 7'],
    [{ kind: 'cell', table: 1, row: 7, column: 2 }, 'table 1, row 7, column 2'],
    [{ kind: 'cell', table: 1, row: 8, column: 1 }, 'table 1, row 8, column 1'],
    [{ kind: 'cell', table: 2, row: 1 }, 'table 2, row 1'],
  ],
  [
    [{ kind: 'element', element: 4, path: 'html/body/p[2]' }, 'element html/body/p[2]'],
    [{ kind: 'element', element: 11, path: 'html/body/div' }, 'element html/body/div'],
  ],
];

describe.each(IN_ORDER.map((places) => ({ kind: places[0]?.[0].kind, places })))(
  'places of kind $kind',
  ({ places }) => {
    test('stand in the order of the document', () => {
      for (const [index, [place]] of places.entries()) {
        for (const [at, [other]] of places.entries()) {
          expect(Math.sign(comparePlaces(place, other))).toBe(Math.sign(index - at));
        }
      }
    });

    test('are called so that people find them', () => {
      expect(places.map(([place]) => placeInWords(place))).toEqual(places.map(([, words]) => words));
    });
  },
);

test('what stands in a document is put in its order, and what stands at one place keeps its own', () => {
  const entry = (line: number, name: string) => ({ place: lineAt(line), name });
  const entries = [entry(3, 'a'), entry(1, 'b'), entry(3, 'c'), entry(2, 'd')];
  expect(inDocumentOrder(entries).map(({ name }) => name)).toEqual(['b', 'd', 'a', 'c']);
});
