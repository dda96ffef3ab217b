import type { Block, HeadingBlock, ItemBlock, ParagraphBlock } from '../document-blocks.ts';
import { endsSentence, startsLowerCase } from '../readable-text.ts';
import { isSaidAgain, leadsIn, leadsIntoList } from './lead-ins.ts';
import { sentenceSpans } from './sentences.ts';

/** What stands under a heading. */
export type BodyBlock = Exclude<Block, HeadingBlock>;

export type TextBlock = ItemBlock | ParagraphBlock;

export const depthOf = (block: BodyBlock): number => block.depth ?? (block.kind === 'item' ? 1 : 0);

/** Items of a list rank before what else their item holds, and that before the items in it. */
export const rankOf = (block: BodyBlock): number => depthOf(block) + (block.kind === 'item' ? 0 : 0.5);

/** "10 hearts", but no sentence and no address. */
export function isOpenLine({ kind, text }: BodyBlock): boolean {
  return kind === 'paragraph' && !endsSentence(text) && !/^\S+:\/\/\S+$/u.test(text);
}

/** "**Trade.** Swap one card.", one of several that are named in bold. */
export function isNamedPart(block: BodyBlock): boolean {
  return block.kind === 'paragraph' && block.runIn !== undefined && block.runIn < block.text.length;
}

/** The end of a block's text that introduces the next block, and whether it is a claim by itself all the same. */
export function introductionOf(
  block: TextBlock,
  text: string,
  next: BodyBlock | undefined,
): { readonly text: string; readonly isClaim: boolean } | undefined {
  if (next === undefined || rankOf(next) < rankOf(block)) return undefined;
  // What has a title of its own introduces nothing outside of that.
  if (block.leadIn !== undefined && next.leadIn?.startsWith(block.leadIn) !== true) return undefined;
  // Most paragraphs stand above others, and need not be parted to see that they introduce nothing.
  if (rankOf(next) === rankOf(block) && !(block.kind === 'paragraph' && leadsIn(text))) return undefined;
  const span = sentenceSpans(text).at(-1);
  const last = span === undefined ? text : text.slice(span.start);
  if (block.kind === 'paragraph') {
    // What has a title of its own is introduced by nothing but a colon.
    const isOwn = next.leadIn === block.leadIn;
    const goesOn = next.kind === 'item' && /[,，،]$/u.test(last) && startsLowerCase(next.text);
    const leads = isOwn ? leadsIntoList(last) || goesOn : leadsIn(last);
    return leads ? { text: last, isClaim: false } : undefined;
  }
  if (leadsIn(last) || !endsSentence(last) || /[?？؟]$/u.test(last)) return { text: last, isClaim: false };
  return isSaidAgain(last) ? { text: last, isClaim: true } : undefined;
}
