import type { FormatReading } from '../article-format.ts';
import { inDocumentOrder } from '../document-place.ts';
import { toLines } from '../readable-text.ts';
import { LatexWalk } from './latex-walk.ts';
import { latexSource } from './latex-source.ts';

/** Reads LaTeX's source. `firstLine` is the number of its first line in the file. Linear in time. */
export function readLatex(source: string, firstLine = 1): FormatReading {
  const { body, details, firstLine: first } = latexSource(toLines(source).join('\n'), firstLine);
  const blocks = new LatexWalk(body, first).read();
  return { blocks: inDocumentOrder(blocks), meta: { ...details, marksHeadings: true }, leftOut: [], warnings: [] };
}
