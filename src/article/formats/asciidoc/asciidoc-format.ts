import type { ArticleFormat } from '../../article-format.ts';

/** AsciiDoc, as Asciidoctor has it, with the older titles that are underlined. */
export const asciidocFormat: ArticleFormat = {
  name: 'asciidoc',
  extensions: ['.adoc', '.asciidoc', '.asc'],
  mediaTypes: ['text/asciidoc', 'text/x-asciidoc'],
  async read(bytes, options) {
    const { readAsciidocDocument } = await import('./asciidoc-document.ts');
    return readAsciidocDocument(bytes, options);
  },
};
