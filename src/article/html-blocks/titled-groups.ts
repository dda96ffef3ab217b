import { leadsIn } from '../claims/lead-ins.ts';
import type { Block } from '../document-blocks.ts';
import type { HtmlBlock } from './block-writer.ts';
import type { HtmlElement } from './html-tree.ts';
import type { DocumentPlace } from '../document-place.ts';

/** A question or summary, and the blocks `from` … `to` (exclusive) that it was put over, by their index. */
export type TitledGroup = {
  readonly title: string;
  readonly level: number;
  readonly place: DocumentPlace;
  readonly element: HtmlElement | undefined;
  readonly from: number;
  readonly to: number;
};

/**
 * Puts titles over their groups: as headings where another heading, group or the end follows, so that nothing else comes to stand
 * under them. Elsewhere the heading above a question and its answer, or above what has headings of its own, is repeated below it, or
 * a title stands before each block of its group, as what leads in. Groups come in the order of their ends.
 */
export function withTitles(blocks: readonly HtmlBlock[], groups: readonly TitledGroup[]): HtmlBlock[] {
  const headings = new Map<number, TitledGroup[]>();
  const leadIns = new Map<number, string>();
  const again = new Map<number, HtmlBlock>();
  const above = headingsAbove(blocks);
  // The outer before the inner ones, which end before them or at the same place.
  for (const group of groups.toReversed().sort((a, b) => b.to - a.to || a.from - b.from)) {
    const next = blocks[group.to]?.block;
    const isFree = next === undefined || next.kind === 'heading' || headings.has(group.to);
    const outer = isFree ? undefined : above[group.from];
    const closes = outer?.block.kind === 'heading' && outer.block.level < group.level && hasHeading(blocks, group);
    const repeated = asks(group) || closes ? outer : undefined;
    if (repeated !== undefined) again.set(group.to, repeated);
    if (isFree || repeated !== undefined || hasHeading(blocks, group)) {
      headings.set(group.from, [...(headings.get(group.from) ?? []), group]);
    } else {
      for (let at = group.from; at < group.to; at += 1) {
        const before = leadIns.get(at);
        leadIns.set(at, before === undefined ? group.title : join(before, group.title));
      }
    }
  }
  const result: HtmlBlock[] = [];
  for (let index = 0; index <= blocks.length; index += 1) {
    const repeated = again.get(index);
    const next = blocks[index]?.block;
    if (repeated !== undefined && next !== undefined)
      result.push({ ...repeated, block: { ...repeated.block, place: next.place } });
    for (const { title, level, place, element } of (headings.get(index) ?? []).sort((a, b) => a.level - b.level)) {
      result.push({ block: { kind: 'heading', level, text: title, place }, element });
    }
    const entry = blocks[index];
    if (entry !== undefined) result.push({ ...entry, block: withLeadIn(entry.block, leadIns.get(index)) });
  }
  return result;
}

/** The groups over those of some blocks that are kept, in their order. */
export function groupsOver(
  kept: readonly HtmlBlock[],
  all: readonly HtmlBlock[],
  groups: readonly TitledGroup[],
): TitledGroup[] {
  const isKept = new Set(kept);
  const counts = [0];
  for (const [index, entry] of all.entries()) counts.push((counts[index] ?? 0) + (isKept.has(entry) ? 1 : 0));
  return groups
    .map((group) => ({ ...group, from: counts[group.from] ?? 0, to: counts[group.to] ?? 0 }))
    .filter(({ from, to }) => to > from);
}

/** A title's level: just above the headings among the blocks that it is put over, if there are any. */
export function levelOver(blocks: readonly HtmlBlock[], otherwise: number): number {
  let widest = Number.POSITIVE_INFINITY;
  for (const { block } of blocks) if (block.kind === 'heading') widest = Math.min(widest, block.level);
  return Math.min(otherwise, Math.max(1, widest - 0.5));
}

function asks({ title }: TitledGroup): boolean {
  return /[?？؟]$/u.test(title);
}

/** For each block, the heading that it stands under, if there is one but a title: that one is not to be said again. */
function headingsAbove(blocks: readonly HtmlBlock[]): readonly (HtmlBlock | undefined)[] {
  let above: HtmlBlock | undefined;
  return blocks.map((entry) => {
    const before = above;
    if (entry.block.kind === 'heading') above = entry.block.level > 1 ? entry : undefined;
    return before;
  });
}

function hasHeading(blocks: readonly HtmlBlock[], { from, to }: TitledGroup): boolean {
  return blocks.slice(from, to).some(({ block }) => block.kind === 'heading');
}

function withLeadIn(block: Block, leadIn: string | undefined): Block {
  if (leadIn === undefined || block.kind === 'heading') return block;
  return { ...block, leadIn: join(leadIn, block.leadIn) };
}

function join(outer: string, inner: string | undefined): string {
  if (inner === undefined) return outer;
  return leadsIn(outer) || /[.!?]$/u.test(outer) ? `${outer} ${inner}` : `${outer}: ${inner}`;
}
