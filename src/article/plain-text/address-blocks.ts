import { isAddress } from '../cleaning/surroundings.ts';
import type { Block } from '../document-blocks.ts';
import { endsLikeProse, endsSentence } from '../readable-text.ts';

/** A longer line is a paragraph of its own. */
const LONGEST = 200;

/**
 * Gives an address that stands alone to the line above it ("Join us here" / "https://…"), which leads into it; several below each
 * other are items of a list. The first line of a document is its title and keeps none.
 */
export function joinAddresses(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const before = joined.at(-1);
    if (!isLone(block) || before === undefined) {
      joined.push(block);
      continue;
    }
    const isOneOfMany = isLone(blocks[index + 1]) || isLone(blocks[index - 1]);
    if (isOneOfMany) joined.push({ kind: 'item', text: block.text, place: block.place });
    else if (joined.length > 1 && introduces(before)) {
      joined[joined.length - 1] = { ...before, text: block.text, leadIn: before.text };
    } else joined.push(block);
  }
  return joined;
}

function isLone(block: Block | undefined): block is Block & { kind: 'paragraph' } {
  return block?.kind === 'paragraph' && block.leadIn === undefined && isAddress(block.text);
}

function introduces(block: Block): block is Block & { kind: 'paragraph' } {
  if (block.kind !== 'paragraph' || block.leadIn !== undefined || block.text.length > LONGEST) return false;
  return !endsSentence(block.text) && !endsLikeProse(block.text);
}
