import { articleError } from '../../article-errors.ts';
import type { ArticleFormat } from '../../article-format.ts';
import { lineAt } from '../../document-place.ts';
import { decodeText } from '../../plain-text/decode-text.ts';
import { mainElements } from './main-content.ts';
import { readPageContent } from './page-content.ts';
import { readPageDetails } from './page-details.ts';
import { parsePage, type PageTree } from './page-tree.ts';

/** Pages beyond these are read without looking for their article: what finds it would take too long. */
const MOST_NODES = 60_000;
const DEEPEST = 256;
const LONGEST = 5_000_000;

/** Web pages. Of a page that holds an article the article is read; any other is read without its navigation and the like. */
export const htmlFormat: ArticleFormat = {
  name: 'html',
  extensions: ['.html', '.htm', '.xhtml'],
  mediaTypes: ['text/html', 'application/xhtml+xml'],
  async read(bytes, { file }) {
    const html = decodeText(bytes, file);
    const tree = parsePage(html);
    if (tree === undefined) {
      throw articleError('ARTICLE_UNREADABLE', {
        file,
        reason: 'it has too many elements',
        remedy: 'Split the page into several, or save its text alone.',
      });
    }
    const article = isSmall(tree, html) ? await mainElements(tree.document) : undefined;
    const { blocks, leftOut } = readPageContent(tree.document, article, lineAt);
    return { blocks, meta: { ...readPageDetails(tree.document), marksHeadings: true }, leftOut, warnings: [] };
  },
};

function isSmall({ nodes, depth }: PageTree, html: string): boolean {
  return nodes <= MOST_NODES && depth <= DEEPEST && html.length <= LONGEST;
}
