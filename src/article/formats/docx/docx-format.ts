import type { ArticleFormat } from '../../article-format.ts';

/** Word documents. Headings by their styles; lists with the numbers that Word shows; macros and pictures are not touched. */
export const docxFormat: ArticleFormat = {
  name: 'docx',
  extensions: ['.docx'],
  mediaTypes: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  async read(bytes, options) {
    const { readDocxDocument } = await import('./docx-document.ts');
    return await readDocxDocument(bytes, options);
  },
};
