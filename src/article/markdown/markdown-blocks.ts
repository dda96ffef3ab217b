import type { Block, LeftOut } from '../document-blocks.ts';
import { withTitles } from '../html-blocks/titled-groups.ts';
import { BOLD_LEVEL, markQuestions } from './markdown-paragraphs.ts';
import { prepareSource } from './parsing/markdown-source.ts';
import { MarkdownWalk } from './markdown-walk.ts';

export type MarkdownBlocks = {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  /** The number of the first line that is nested too deep to be read, where there is one. */
  readonly tooDeep?: number;
};

/** Blocks of a Markdown document; `firstLine` is the number of its first line in the file. */
export function readMarkdownBlocks(source: string, firstLine: number): MarkdownBlocks {
  const walk = new MarkdownWalk(prepareSource(source), firstLine);
  const tooDeep = walk.read();
  if (tooDeep !== undefined) return { blocks: [], leftOut: [], tooDeep };
  const found = walk.blocks.map((block) => ({ block, element: undefined }));
  const titled = withTitles(found, walk.boxes.groups).map(({ block }) => block);
  return { blocks: demoteLoneBold(markQuestions(titled)), leftOut: walk.leftOut };
}

/** Bold text that heads nothing is text. */
function demoteLoneBold(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || block.level !== BOLD_LEVEL || block.asks === true) return block;
    const next = blocks[index + 1];
    if (next !== undefined && next.kind !== 'heading') return block;
    return { kind: 'paragraph', text: block.text, place: block.place };
  });
}
