import { articleError } from '../../article-errors.ts';
import type { FormatReading } from '../../article-format.ts';
import { inDocumentOrder, lineAt } from '../../document-place.ts';
import { moveNotes } from '../../html-blocks/notes.ts';
import { decodeText } from '../../encoding/decode-text.ts';
import { readGoogleDocs } from './google-docs.ts';
import { mainElements } from './main-content.ts';
import { readPageContent } from './page-content.ts';
import { readPageDetails } from './page-details.ts';
import { parsePage, type PageTree } from './page-tree.ts';

/** Pages beyond these are read without looking for their article: what finds it would take too long. */
const MOST_NODES = 40_000;
/** A page of more nodes may have one for so many characters: it takes no longer than a second a megabyte so. Pages as they are have one for some 50. */
const FREE_NODES = 10_000;
const FEWEST_A_NODE = 40;
const DEEPEST = 256;
const MOST_DEPTHS = 1_500_000;
const LONGEST = 5_000_000;
/** So many bytes are looked at for the encoding that a page states. */
const HEAD = 4_096;

/** Reads a whole document; see `ArticleFormat.read`. */
export async function readHtmlDocument(bytes: Uint8Array, { file }: { readonly file: string }): Promise<FormatReading> {
  const { text: html, warnings } = decodeText(bytes, { file, stated: statedEncoding(bytes) });
  const tree = parsePage(html);
  if (tree === undefined) {
    throw articleError('ARTICLE_UNREADABLE', {
      file,
      trouble: 'too-long',
      reason: 'it has too many elements',
      remedy: 'Split the page into several, or save its text alone.',
    });
  }
  const { document } = tree;
  const ofGoogle = readGoogleDocs(document);
  moveNotes(document);
  const find = isSmall(tree, html) ? mainElements : (): Promise<undefined> => Promise.resolve(undefined);
  const { blocks, leftOut } = await readPageContent(document, (elements) => find(document, elements), lineAt);
  return {
    // In a broken table, browsers put what is no cell before the table.
    blocks: inDocumentOrder(blocks),
    meta: { ...readPageDetails(document), ...ofGoogle.details, marksHeadings: true },
    leftOut: inDocumentOrder([...leftOut, ...ofGoogle.leftOut]),
    warnings,
  };
}

/** The encoding that a page names at its beginning, in HTML or in XML. */
function statedEncoding(bytes: Uint8Array): string | undefined {
  const beginning = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD));
  return /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w-]+)|^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w-]+)/iu
    .exec(beginning)
    ?.slice(1)
    .find(Boolean);
}

function isSmall({ nodes, depth, depths }: PageTree, html: string): boolean {
  const isDense = nodes > FREE_NODES && nodes * FEWEST_A_NODE > html.length;
  return nodes <= MOST_NODES && !isDense && depth <= DEEPEST && depths <= MOST_DEPTHS && html.length <= LONGEST;
}
