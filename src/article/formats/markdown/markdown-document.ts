import { splitFrontMatter } from '../../cleaning/front-matter.ts';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { decodeText } from '../../encoding/decode-text.ts';
import { takeMarginComments } from '../../talk/margin-comments.ts';
import type { FormatReading } from '../../article-format.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export function readMarkdownDocument(bytes: Uint8Array, { file }: { readonly file: string }): FormatReading {
  const { text, warnings: ofBytes } = decodeText(bytes, { file });
  const { details, body, firstLine, warnings: ofDetails } = splitFrontMatter(text);
  const { text: own, leftOut } = takeMarginComments(body, firstLine);
  const reading = readMarkdown({ body: own, firstLine, details, warnings: [...ofBytes, ...ofDetails], file });
  return { ...reading, leftOut: [...reading.leftOut, ...leftOut] };
}
