import { articleError } from '../article-errors.ts';
import type { FormatReading, ReadingWarning, StatedDetails } from '../article-format.ts';
import { inDocumentOrder, lineAt } from '../document-place.ts';
import { readMarkdownBlocks } from './markdown-blocks.ts';

export type MarkdownText = {
  /** What stands below the front matter, and the number of its first line. */
  readonly body: string;
  readonly firstLine: number;
  readonly details: StatedDetails;
  readonly warnings: readonly ReadingWarning[];
  /** The file's name, for errors. */
  readonly file: string;
};

/** Reads a text that is Markdown; see `ArticleFormat.read`. */
export function readMarkdown({ body, firstLine, details, warnings, file }: MarkdownText): FormatReading {
  const { blocks, leftOut, tooDeep } = readMarkdownBlocks(body, firstLine);
  if (tooDeep === undefined) {
    return {
      blocks,
      meta: { ...details, marksHeadings: true },
      leftOut: inDocumentOrder(leftOut),
      warnings,
    };
  }
  throw articleError('ARTICLE_UNREADABLE', {
    file,
    place: lineAt(tooDeep),
    trouble: 'too-long',
    reason: 'lists or quotes are nested too deep',
    remedy: 'Bring the text to fewer than 45 levels.',
  });
}
