import type { Block, LeftOut } from '../document-blocks.ts';
import { inDocumentOrder } from '../document-place.ts';
import { withNotesMoved } from './markdown-notes.ts';
import { settleBold } from '../html-blocks/bold-headings.ts';
import { withTitles } from '../html-blocks/titled-groups.ts';
import { markQuestions } from '../claims/marked-questions.ts';
import { prepareSource } from './parsing/markdown-source.ts';
import { MarkdownWalk } from './markdown-walk.ts';

export type MarkdownBlocks = {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  /** The number of the first line that is nested too deep to be read, where there is one. */
  readonly tooDeep?: number;
};

/**
 * Blocks of a Markdown document; `firstLine` is the number of its first line in the file. It is parsed in parts of `partSize`
 * characters or more, which says nothing of what is read.
 */
export function readMarkdownBlocks(source: string, firstLine: number, partSize?: number): MarkdownBlocks {
  const walk = new MarkdownWalk(prepareSource(source), firstLine);
  const tooDeep = walk.read(partSize);
  if (tooDeep !== undefined) return { blocks: [], leftOut: [], tooDeep };
  const found = walk.blocks.map((block) => ({ block, element: undefined }));
  const titled = withTitles(found, walk.boxes.groups).map(({ block }) => block);
  const blocks = inDocumentOrder(settleBold(markQuestions(titled)));
  return { blocks: withNotesMoved(blocks, walk.notes.referredTo()), leftOut: walk.leftOut };
}
