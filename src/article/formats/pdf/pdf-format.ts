import type { ArticleFormat } from '../../article-format.ts';

/** PDF documents that hold text; scans of paper are told as such. */
export const pdfFormat: ArticleFormat = {
  name: 'pdf',
  extensions: ['.pdf'],
  mediaTypes: ['application/pdf'],
  async read(bytes, options) {
    const { readPdfDocument } = await import('./pdf-document.ts');
    return await readPdfDocument(bytes, options);
  },
};
