import type { APIComponentInContainer } from 'discord-api-types/v10';
import type { Markdown } from '../../src/bot/markdown.ts';

/** Discord's limits on a message that is made of components, with some room left: its texts, and its components, together. */
const textLength = 3_550;
const partsInMessage = 36;

/** What stands together: its parts, how many characters they have and how many components they are, at whatever depth. */
export type SummaryBlock = {
  readonly parts: readonly APIComponentInContainer[];
  readonly length: number;
  readonly count: number;
};

/** Paragraphs joined into as few texts as hold them. Each is at most as long as a text. */
export function joined(paragraphs: readonly Markdown[], max: number): readonly Markdown[] {
  const texts: Markdown[] = [];
  for (const paragraph of paragraphs) {
    const last = texts.at(-1);
    if (last !== undefined && last.length + 1 + paragraph.length <= max)
      texts[texts.length - 1] = `${last}\n${paragraph}`;
    else texts.push(paragraph);
  }
  return texts;
}

/** Blocks in as few messages as Discord lets them stand in, in order; `first`: what the first one has above them. */
export function inMessages(
  blocks: readonly SummaryBlock[],
  first: Pick<SummaryBlock, 'length' | 'count'>,
): readonly (readonly SummaryBlock[])[] {
  const found: SummaryBlock[][] = [[]];
  let { length, count } = first;
  for (const block of blocks) {
    const last = found.at(-1) ?? [];
    if (last.length > 0 && (length + block.length > textLength || count + block.count > partsInMessage)) {
      found.push([block]);
      length = block.length;
      count = block.count;
    } else {
      last.push(block);
      length += block.length;
      count += block.count;
    }
  }
  return found;
}
