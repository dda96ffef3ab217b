import { joinLeadIns } from '../claims/lead-ins.ts';
import type { Block } from '../document-blocks.ts';
import type { DocumentPlace } from '../document-place.ts';
import type { Linked } from './linked-text.ts';

/** What encloses a block in markup that nests: how many list items, and what is put over it. */
export type Inside = { readonly depth: number; readonly leadIns: readonly string[] };

export const OUTSIDE: Inside = { depth: 0, leadIns: [] };

/** The same, with one more lead-in; an empty one adds nothing. */
export function ledInBy(inside: Inside, leadIn: string): Inside {
  return leadIn === '' ? inside : { ...inside, leadIns: [...inside.leadIns, leadIn] };
}

/** Running text as a block. */
export function paragraphIn(inside: Inside, linked: Linked, place: DocumentPlace): Block {
  return { kind: 'paragraph', ...linked, place, ...partsOf(inside) };
}

/** Lines that stay as they are. */
export function linesIn(inside: Inside, text: string, { code, place }: { code: boolean; place: DocumentPlace }): Block {
  return { kind: 'lines', code, text, place, ...partsOf(inside) };
}

/** What a block has of what encloses it. */
export function partsOf({ depth, leadIns }: Inside): { depth?: number; leadIn?: string } {
  return { ...(depth > 0 && { depth }), ...(leadIns.length > 0 && { leadIn: joinLeadIns(leadIns) }) };
}

/** Blocks that an item holds: its first paragraph is the item itself. */
export function asItemBlocks(blocks: readonly Block[], depth: number, label: string | undefined): readonly Block[] {
  const [first, ...rest] = blocks;
  if (first === undefined) return [];
  const numbered = label === undefined ? {} : { label };
  if (first.kind === 'paragraph') return [{ ...first, kind: 'item', depth, ...numbered }, ...rest];
  return blocks;
}
