import { decodeText } from '../../plain-text/decode-text.ts';
import { readAsciidoc } from '../../asciidoc/read-asciidoc.ts';
import type { ArticleFormat } from '../../article-format.ts';

/** AsciiDoc, as Asciidoctor has it, with the older titles that are underlined. */
export const asciidocFormat: ArticleFormat = {
  name: 'asciidoc',
  extensions: ['.adoc', '.asciidoc', '.asc'],
  mediaTypes: ['text/asciidoc', 'text/x-asciidoc'],
  async read(bytes, { file }) {
    const { text, warnings } = decodeText(bytes, { file });
    return { ...readAsciidoc(text), warnings };
  },
};
