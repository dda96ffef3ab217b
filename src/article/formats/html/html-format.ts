import type { ArticleFormat } from '../../article-format.ts';

/** Web pages. Of a page that holds an article the article is read; any other is read without its navigation and the like. */
export const htmlFormat: ArticleFormat = {
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  async read(bytes, options) {
    const { readHtmlDocument } = await import('./html-document.ts');
    return await readHtmlDocument(bytes, options);
  },
};
