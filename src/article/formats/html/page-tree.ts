import { htmlParser, type HtmlNode, type HtmlParent, smallTree } from '../../html-blocks/html-tree.ts';

/** A page of more elements is refused: only a few specifications come near, and its tree would not fit into memory. */
const MOST_ELEMENTS = 300_000;

export type PageTree = {
  readonly document: HtmlParent;
  /** How many nodes there are, how deep they stand, and the sum of their depths. */
  readonly nodes: number;
  readonly depth: number;
  readonly depths: number;
};

/** A page's tree, mended as browsers mend it; undefined where it has too many elements. */
export function parsePage(html: string): PageTree | undefined {
  const { parse } = htmlParser();
  const tree = smallTree();
  let elements = 0;
  const counting: typeof tree = {
    ...tree,
    createElement(...element) {
      elements += 1;
      if (elements > MOST_ELEMENTS) throw new TooManyElements();
      return tree.createElement(...element);
    },
  };
  try {
    const document = parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false, treeAdapter: counting });
    return { document, ...measure(document) };
  } catch (error) {
    if (error instanceof TooManyElements) return undefined;
    throw error;
  }
}

class TooManyElements extends Error {}

function measure(document: HtmlParent): { nodes: number; depth: number; depths: number } {
  let nodes = 0;
  let depths = 0;
  let depth = 0;
  let level: readonly (HtmlNode | HtmlParent)[] = [document];
  while (level.length > 0) {
    nodes += level.length;
    depth += 1;
    depths += depth * level.length;
    level = level.flatMap((node) => ('childNodes' in node ? node.childNodes : []));
  }
  return { nodes, depth, depths };
}
