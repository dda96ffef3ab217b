import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import type { TitledGroup } from '../html-blocks/titled-groups.ts';
import { BOLD_LEVEL } from '../html-blocks/bold-headings.ts';

/** What encloses blocks and may put a title over them: a quote, an admonition, a component, a definition. */
type Box = {
  leadIn: string | undefined;
  readonly kind: 'quote' | 'box';
  /** Of a quote whose first line is still to come, which may say what the quote is. */
  isFresh: boolean;
  /** A title that may as well be a heading. */
  readonly title?: { readonly text: string; readonly from: number; readonly line: number };
};

/** The boxes that are open where a document is being read, and the titles over blocks that were read. */
export class MarkdownBoxes {
  readonly groups: TitledGroup[] = [];
  readonly #blocks: readonly Block[];
  readonly #open: Box[] = [];

  /** `blocks` are those that were read so far, and that come to stand in boxes. */
  constructor(blocks: readonly Block[]) {
    this.#blocks = blocks;
  }

  get isEmpty(): boolean {
    return this.#open.length === 0;
  }

  /** What leads into the next block. */
  get leadIn(): string | undefined {
    return this.#open.at(-1)?.leadIn;
  }

  get isInQuote(): boolean {
    return this.#open.at(-1)?.kind === 'quote';
  }

  openQuote(): void {
    this.#open.push({ kind: 'quote', leadIn: this.leadIn, isFresh: true });
  }

  /** `mayHead` is the number of the line of a title that may head what it encloses; without it, the title leads into that. */
  open(title: string | undefined, mayHead?: number): void {
    const { leadIn } = this;
    const isTitled = mayHead !== undefined && title !== undefined && title !== '';
    this.#open.push({
      kind: 'box',
      isFresh: false,
      leadIn: isTitled ? leadIn : joinTitles(leadIn, title),
      ...(isTitled && { title: { text: title, from: this.#blocks.length, line: mayHead } }),
    });
  }

  /** Whether the next text is the first of a quote; it is so once. */
  takeFreshQuote(): boolean {
    const box = this.#open.at(-1);
    const { isFresh = false } = box ?? {};
    if (box !== undefined) box.isFresh = false;
    return isFresh;
  }

  /** Puts a title over the rest of the box. */
  title(title: string | undefined): void {
    const box = this.#open.at(-1);
    if (box !== undefined) box.leadIn = joinTitles(this.#open.at(-2)?.leadIn, title);
  }

  /** Closes the innermost box; gives its title where there is nothing in it, which is text then. */
  close(): { readonly text: string; readonly line: number } | undefined {
    const title = this.#open.pop()?.title;
    if (title === undefined) return undefined;
    const { text, from, line } = title;
    const to = this.#blocks.length;
    if (from === to) return title;
    this.groups.push({ title: text, level: this.#levelOver(from), place: lineAt(line), element: undefined, from, to });
    return undefined;
  }

  /** A title's level: just above the headings that it encloses; where there are none, as any line that only looks like a heading. */
  #levelOver(from: number): number {
    let widest: number | undefined;
    for (let index = from; index < this.#blocks.length; index += 1) {
      const block = this.#blocks[index];
      if (block?.kind === 'heading') widest = Math.min(block.level, widest ?? block.level);
    }
    const titled = this.#open.filter(({ title }) => title !== undefined).length;
    return widest === undefined ? BOLD_LEVEL + titled / 100 : Math.max(1, widest - 0.5);
  }
}

/** What leads in from outside, and from inside of that. */
export function joinTitles(outer: string | undefined, inner: string | undefined): string | undefined {
  if (inner === undefined || inner === '') return outer;
  if (outer === undefined) return inner;
  return /[.:：?？!]$/u.test(outer) ? `${outer} ${inner}` : `${outer}: ${inner}`;
}
