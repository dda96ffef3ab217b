import type { Block, LeftOut } from '../../document-blocks.ts';
import type { DocumentPlace } from '../../document-place.ts';
import { readMark } from './word-marks.ts';

type MarkedBlocks = {
  readonly blocks: readonly Block[];
  readonly title?: string;
  readonly leftOut: readonly LeftOut[];
};

/** Blocks as the marks in them say: headings, items of lists with their numbers, and the places of all. */
export function readMarkedBlocks(marked: readonly Block[]): MarkedBlocks {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  let title: string | undefined;
  let paragraph = 1;
  for (const block of marked) {
    const { text, mark, cut } = readMark(block.text);
    paragraph = mark?.paragraph ?? paragraph;
    const place: DocumentPlace = { kind: 'element', element: paragraph, path: `paragraph ${paragraph}` };
    if (text === '') continue;
    const links = block.links?.map((link) => ({ ...link, start: link.start - cut, end: link.end - cut })) ?? [];
    const shared = { text, place, ...(links.length > 0 && { links }) };
    if (mark?.role === 'contents') leftOut.push({ place, text, reason: 'contents list' });
    else if (mark?.role === 'title' && title === undefined) title = text;
    else if (mark?.heading !== undefined && block.kind !== 'row') {
      const numbered = mark.label === undefined ? text : `${mark.label} ${text}`;
      blocks.push({ kind: 'heading', level: mark.heading, text: numbered, place });
    } else if (mark?.depth !== undefined && block.kind !== 'row') {
      const { label, depth } = mark;
      blocks.push({ kind: 'item', ...shared, depth, ...runInOf(block, cut), ...(label !== undefined && { label }) });
    } else blocks.push(withoutMarks(block, { ...shared, ...runInOf(block, cut) }));
  }
  return { blocks, ...(title !== undefined && { title }), leftOut };
}

function runInOf(block: Block, cut: number): { readonly runIn?: number } {
  const runIn = 'runIn' in block && block.runIn !== undefined ? block.runIn - cut : 0;
  return runIn > 0 ? { runIn } : {};
}

function withoutMarks(block: Block, own: { readonly text: string; readonly place: DocumentPlace }): Block {
  const { runIn: _, ...rest } = { runIn: undefined, ...block };
  if (rest.kind !== 'row') return { ...rest, ...own };
  const columns = rest.columns?.map((name) => readMark(name).text);
  return { ...rest, ...own, ...(columns !== undefined && { columns }) };
}
