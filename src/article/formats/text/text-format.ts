import type { ArticleFormat } from '../../article-format.ts';

/** Text as people write and copy it: bullets, wrapped lines, headings that only look like such. */
export const textFormat: ArticleFormat = {
  name: 'text',
  extensions: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  async read(bytes, options) {
    const { readTextDocument } = await import('./text-document.ts');
    return await readTextDocument(bytes, options);
  },
};
