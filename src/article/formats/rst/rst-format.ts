import type { ArticleFormat } from '../../article-format.ts';

/** reStructuredText, as Docutils and Sphinx have it. */
export const rstFormat: ArticleFormat = {
  name: 'rst',
  extensions: ['.rst', '.rest'],
  mediaTypes: ['text/x-rst', 'text/prs.fallenstein.rst'],
  async read(bytes, options) {
    const { readRstDocument } = await import('./rst-document.ts');
    return readRstDocument(bytes, options);
  },
};
