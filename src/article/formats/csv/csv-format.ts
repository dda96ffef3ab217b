import type { ArticleFormat } from '../../article-format.ts';

/** A table as spreadsheets save it: rows of values that commas, semicolons or tabs part, the first with the columns' names. */
export const csvFormat: ArticleFormat = {
  name: 'csv',
  extensions: ['.csv', '.tsv'],
  mediaTypes: ['text/csv', 'text/tab-separated-values'],
  async read(bytes, { file }) {
    const { decodeText } = await import('../../encoding/decode-text.ts');
    const { readSeparated } = await import('../../plain-text/separated-values.ts');
    const { text, warnings } = decodeText(bytes, { file });
    return { blocks: readSeparated(text), meta: { marksHeadings: true }, leftOut: [], warnings };
  },
};
