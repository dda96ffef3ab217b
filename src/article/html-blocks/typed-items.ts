import type { Block, ParagraphBlock } from '../document-blocks.ts';

/** Bullets that somebody typed, or a word processor put into a paragraph of its own. */
const BULLET = /^[•‣▪●·◦○■□►▶➤➢✓✔❖]\s*(?=\S)/u;
/** Hyphens stand before what people say as well, but not below a line that leads in. */
const HYPHEN = /^[-–]\s+(?=\S)/u;
/** "(1)" and "1." stand before what is no list as well: paragraphs of a law, and headings. */
const COUNTED = /^([(（]?)(?:([a-z])(?=[.)）])|(?<![(（])(\d{1,2})(?=\)))([.)）])\s+(?=\S)/u;

/** What a paragraph begins with where it is an item of a list by what its author typed. */
type Mark = { readonly style: string; readonly length: number; readonly label?: string; readonly value?: number };

/** Paragraphs that follow one another and are marked as items of one list ("• …", "a) …", "b) …") as such items. */
export function withTypedItems(blocks: readonly Block[]): Block[] {
  const result = [...blocks];
  for (let start = 0; start < blocks.length; ) {
    const first = markAt(blocks, start);
    let end = start + 1;
    for (let mark = first; mark !== undefined && end < blocks.length; end += 1) {
      const next = markAt(blocks, end);
      if (next?.style !== mark.style || (mark.value !== undefined && next.value !== mark.value + 1)) break;
      mark = next;
    }
    const isList = end - start > 1 && (first?.value === undefined || first.value === 1);
    for (let at = isList ? start : end; at < end; at += 1) {
      const [found, mark] = [blocks[at], markAt(blocks, at)];
      if (found?.kind === 'paragraph' && mark !== undefined) result[at] = asItem(found, mark);
    }
    start = end;
  }
  return result;
}

function markAt(blocks: readonly Block[], index: number): Mark | undefined {
  const block = blocks[index];
  if (block?.kind !== 'paragraph' || block.leadIn !== undefined || (block.depth ?? 0) > 0) return undefined;
  const bullet = BULLET.exec(block.text)?.[0];
  if (bullet !== undefined) return { style: bullet.trim(), length: bullet.length };
  const [counted, open = '', letter, number, close = ''] = COUNTED.exec(block.text) ?? [];
  if (counted !== undefined) {
    const value = letter === undefined ? Number(number) : letter.charCodeAt(0) - 96;
    return {
      style: `${open}${letter === undefined ? '1' : 'a'}${close}`,
      length: counted.length,
      label: counted.trim(),
      value,
    };
  }
  const hyphen = HYPHEN.exec(block.text)?.[0];
  return hyphen !== undefined && isLedIn(blocks, index) ? { style: '-', length: hyphen.length } : undefined;
}

/** Whether what stands above the list's first item leads into it. */
function isLedIn(blocks: readonly Block[], index: number): boolean {
  let at = index;
  while (at > 0 && HYPHEN.test(blocks[at]?.text ?? '')) at -= 1;
  return /[:：]$/u.test(blocks[at]?.text ?? '');
}

function asItem({ links, runIn, ...block }: ParagraphBlock, { length, label }: Mark): Block {
  const moved = links?.map((link) => ({ ...link, start: link.start - length, end: link.end - length }));
  return {
    ...block,
    kind: 'item',
    depth: 1,
    text: block.text.slice(length),
    ...(moved !== undefined && { links: moved }),
    ...(runIn !== undefined && runIn > length && { runIn: runIn - length }),
    ...(label !== undefined && { label }),
  };
}
