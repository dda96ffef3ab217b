import { readMarkdownBlocks } from './markdown-blocks.ts';
import { articleError } from '../../article-errors.ts';
import { splitFrontMatter } from '../../cleaning/front-matter.ts';
import { inDocumentOrder, lineAt } from '../../document-place.ts';
import { decodeText } from '../../plain-text/decode-text.ts';
import type { FormatReading } from '../../article-format.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export function readMarkdownDocument(bytes: Uint8Array, { file }: { readonly file: string }): FormatReading {
  const { text, warnings: ofBytes } = decodeText(bytes, { file });
  const { details, body, firstLine, warnings: ofDetails } = splitFrontMatter(text);
  const { blocks, leftOut, tooDeep } = readMarkdownBlocks(body, firstLine);
  if (tooDeep === undefined) {
    return {
      blocks: inDocumentOrder(blocks),
      meta: { ...details, marksHeadings: true },
      leftOut: inDocumentOrder(leftOut),
      warnings: [...ofBytes, ...ofDetails],
    };
  }
  throw articleError('ARTICLE_UNREADABLE', {
    file,
    place: lineAt(tooDeep),
    reason: 'lists or quotes are nested too deep',
    remedy: 'Bring the text to fewer than 45 levels.',
  });
}
