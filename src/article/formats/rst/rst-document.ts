import { readRst } from '../../rst/read-rst.ts';
import { decodeText } from '../../encoding/decode-text.ts';
import type { FormatReading } from '../../article-format.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export function readRstDocument(bytes: Uint8Array, { file }: { readonly file: string }): FormatReading {
  const { text, warnings } = decodeText(bytes, { file });
  return { ...readRst(text), warnings };
}
