import { decodeText } from '../../plain-text/decode-text.ts';
import { readRst } from '../../rst/read-rst.ts';
import type { ArticleFormat } from '../../article-format.ts';

/** reStructuredText, as Docutils and Sphinx have it. */
export const rstFormat: ArticleFormat = {
  name: 'rst',
  extensions: ['.rst', '.rest'],
  mediaTypes: ['text/x-rst', 'text/prs.fallenstein.rst'],
  async read(bytes, { file }) {
    const { text, warnings } = decodeText(bytes, { file });
    return { ...readRst(text), warnings };
  },
};
