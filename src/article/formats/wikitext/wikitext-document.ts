import type { FormatReading } from '../../article-format.ts';
import { decodeText } from '../../encoding/decode-text.ts';
import { readWikitext } from '../../wikitext/read-wikitext.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export function readWikitextDocument(bytes: Uint8Array, { file }: { readonly file: string }): FormatReading {
  const { text, warnings } = decodeText(bytes, { file });
  return { ...readWikitext(text), warnings };
}
