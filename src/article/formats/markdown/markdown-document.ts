import { splitFrontMatter } from '../../cleaning/front-matter.ts';
import { readMarkdown } from '../../markdown/read-markdown.ts';
import { decodeText } from '../../encoding/decode-text.ts';
import type { FormatReading } from '../../article-format.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export function readMarkdownDocument(bytes: Uint8Array, { file }: { readonly file: string }): FormatReading {
  const { text, warnings: ofBytes } = decodeText(bytes, { file });
  const { details, body, firstLine, warnings: ofDetails } = splitFrontMatter(text);
  return readMarkdown({ body, firstLine, details, warnings: [...ofBytes, ...ofDetails], file });
}
