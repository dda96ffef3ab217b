import type { Block } from '../document-blocks.ts';
import type { DocumentPlace } from '../document-place.ts';
import { htmlParser, smallTree } from './html-tree.ts';
import { moveNotes } from './notes.ts';
import { walkHtml } from './html-walk.ts';
import { withTitles } from './titled-groups.ts';

type HtmlOptions = {
  /** The place of a line of `html`, counted from 1. */
  readonly place: (line: number) => DocumentPlace;
  /** How many list items enclose the HTML. */
  readonly depth?: number;
};

/**
 * Blocks of a piece of HTML, or of a whole page: all its words but those that no reader sees; captions are passed over, and notes stand with what
 * refers to them. What is
 * nested too deep is read as text. Markup that is broken is mended as browsers mend it.
 *
 * @example blocksOfHtml('<p>Be <b>kind</b>.</p>', { place: lineAt })[0] // { kind: 'paragraph', text: 'Be kind.', place: … }
 */
export function blocksOfHtml(html: string, options: HtmlOptions): Block[] {
  const root = htmlParser().parseFragment(html, {
    sourceCodeLocationInfo: true,
    scriptingEnabled: false,
    treeAdapter: smallTree(),
  });
  moveNotes(root);
  const { blocks, groups } = walkHtml(root, options);
  return withTitles(blocks, groups).map(({ block }) => block);
}
