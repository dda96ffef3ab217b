import type { Link } from '../article-model.ts';
import { cleanText } from '../readable-text.ts';
import type { TextBlock } from './introductions.ts';
import { readLabel } from './labels.ts';

export type Labelled = {
  /** Without the label. */
  readonly text: string;
  readonly label?: string | undefined;
  readonly links?: readonly Link[] | undefined;
  readonly runIn?: number | undefined;
  /** How much was taken from the beginning of the block's text, from which links are counted. */
  readonly cut?: number;
};

/** A block's text without the document's own number, and that number. */
export function labelled(block: TextBlock): Labelled {
  const text = cleanText(block.text);
  const given = block.kind === 'item' ? block.label : undefined;
  const label = given ?? readLabel(text);
  if (given !== undefined || label === undefined) return { text, label, links: block.links, runIn: block.runIn };
  const rest = text.slice(label.length).trimStart();
  const cut = text.length - rest.length;
  return { text: rest, label, links: block.links, runIn: Math.max(0, (block.runIn ?? 0) - cut), cut };
}

/** Links that stand between two places of a text, as they stand in a claim made of it behind `head` other characters. */
export function linksWithin(links: readonly Link[], start: number, end: number, head: number): readonly Link[] {
  return links
    .filter((link) => link.start >= start && link.end <= end)
    .map((link) => ({ ...link, start: link.start - start + head, end: link.end - start + head }));
}
