import { leadsIn } from '../claims/lead-ins.ts';
import type { Block } from '../document-blocks.ts';

/** A note by its name, the lines that it is written on, and the line that first refers to it, where one does. */
export type MarkdownNote = { readonly from: number; to: number; referredFrom?: number };

/** The notes of a document as they are read. */
export class MarkdownNotes {
  readonly #notes = new Map<string, MarkdownNote>();
  readonly #references = new Map<string, number>();
  #open: string | undefined;

  open(label: string): void {
    this.#open = label;
  }

  close(): void {
    this.#open = undefined;
  }

  /** Says that what is open stands on a line. */
  at(line: number): void {
    if (this.#open === undefined) return;
    const note = this.#notes.get(this.#open);
    if (note === undefined) this.#notes.set(this.#open, { from: line, to: line });
    else note.to = Math.max(note.to, line);
  }

  /** Says that a line refers to a note. What a note itself refers to stays where it is. */
  refer(label: string, line: number): void {
    if (this.#open === undefined && !this.#references.has(label)) this.#references.set(label, line);
  }

  /** The notes that something refers to. */
  referredTo(): readonly (MarkdownNote & { readonly referredFrom: number })[] {
    return [...this.#notes].flatMap(([label, note]) => {
      const referredFrom = this.#references.get(label);
      return referredFrom === undefined ? [] : [{ ...note, referredFrom }];
    });
  }
}

const lineOf = ({ place }: Block): number => (place.kind === 'line' ? place.line : 0);

/** The same blocks, which are in the document's order, with each note below what first refers to it. */
export function withNotesMoved(
  blocks: readonly Block[],
  notes: readonly (MarkdownNote & { readonly referredFrom: number })[],
): readonly Block[] {
  if (notes.length === 0) return blocks;
  const written = notes.toSorted((first, second) => first.from - second.from);
  const moved = new Map<MarkdownNote, Block[]>(written.map((note) => [note, []]));
  const rest: Block[] = [];
  let at = 0;
  for (const block of blocks) {
    const line = lineOf(block);
    while (at < written.length && (written[at]?.to ?? 0) < line) at += 1;
    const note = written[at];
    if (note !== undefined && note.from <= line) moved.get(note)?.push(block);
    else rest.push(block);
  }
  const below = new Map<number, Block[]>();
  let home = -1;
  for (const note of notes.toSorted((first, second) => first.referredFrom - second.referredFrom)) {
    while (home + 1 < rest.length && lineOf(rest[home + 1] as Block) <= note.referredFrom) home += 1;
    const own = rest[home];
    const end = endOfHome(rest, home);
    below.set(end, [...(below.get(end) ?? []), ...(moved.get(note) ?? []).map((block) => inHome(block, own))]);
  }
  const first = below.get(-1) ?? [];
  return [...first, ...rest.flatMap((block, index) => [block, ...(below.get(index) ?? [])])];
}

/** Behind which block a note stands: not between the rows of a table, nor between a list and what leads into it. */
function endOfHome(blocks: readonly Block[], home: number): number {
  const own = blocks[home];
  if (own === undefined) return -1;
  let end = home;
  const goesOn = (next: Block | undefined): boolean =>
    next !== undefined &&
    (own.kind === 'row'
      ? next.kind === 'row'
      : leadsIn(own.text) && next.kind !== 'heading' && next.kind !== 'paragraph');
  while (goesOn(blocks[end + 1])) end += 1;
  return end;
}

function inHome(block: Block, home: Block | undefined): Block {
  if (home === undefined || home.kind === 'heading' || block.kind === 'heading') return block;
  const depth = (home.depth ?? (home.kind === 'item' ? 1 : 0)) + (block.depth ?? (block.kind === 'item' ? 1 : 0));
  const { leadIn } = home;
  return {
    ...block,
    ...(depth > 0 && { depth }),
    ...(leadIn !== undefined && block.leadIn === undefined && { leadIn }),
  };
}
