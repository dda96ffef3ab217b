import { decodeText } from '../../plain-text/decode-text.ts';
import { readTextBlocks } from '../../plain-text/text-blocks.ts';
import type { ArticleFormat } from '../../article-format.ts';

/** Text as people write and copy it: bullets, wrapped lines, headings that only look like such. */
export const textFormat: ArticleFormat = {
  name: 'text',
  extensions: ['.txt', '.text'],
  mediaTypes: ['text/plain'],
  async read(bytes, { file }) {
    const { text, warnings } = decodeText(bytes, { file });
    const blocks = readTextBlocks(text);
    return { blocks, meta: { marksHeadings: false }, leftOut: [], warnings };
  },
};
