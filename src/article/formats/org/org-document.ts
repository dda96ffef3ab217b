import type { FormatReading } from '../../article-format.ts';
import { readOrg } from '../../org/read-org.ts';
import { decodeText } from '../../encoding/decode-text.ts';

/** Reads a whole document; see `ArticleFormat.read`. */
export function readOrgDocument(bytes: Uint8Array, { file }: { readonly file: string }): FormatReading {
  const { text, warnings } = decodeText(bytes, { file });
  return { ...readOrg(text), warnings };
}
