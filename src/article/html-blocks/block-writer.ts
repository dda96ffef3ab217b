import type { Block } from '../document-blocks.ts';
import type { DocumentPlace } from '../document-place.ts';
import { cleanLines } from '../readable-text.ts';
import { BOLD_LEVEL, settleBold } from './bold-headings.ts';
import type { HtmlElement } from './html-tree.ts';
import { InlineText, isBoldHeading, readBreaks, runInOf, trimmed } from './inline-text.ts';

/** A block and the element that it was made of. */
export type HtmlBlock = { readonly block: Block; readonly element: HtmlElement | undefined };

/** Where text is read: what encloses it. */
export type Surroundings = {
  /** How many list items. */
  readonly depth: number;
  /** The term or question that it belongs to. */
  readonly leadIn?: string;
  readonly element: HtmlElement | undefined;
};

/** Gathers blocks in document order from text that arrives piece by piece. */
export class BlockWriter {
  readonly blocks: HtmlBlock[] = [];
  readonly inline = new InlineText();
  readonly #place: (line: number) => DocumentPlace;
  /** The item that is open and has no text yet. */
  #item: { readonly label: string | undefined } | undefined;
  #line: number | undefined;
  #lastLine = 1;
  #level = 1;
  #isRuled = false;

  constructor(place: (line: number) => DocumentPlace) {
    this.#place = place;
  }

  /** The level of the nearest heading above. */
  get level(): number {
    return this.#level;
  }

  /** Says in which line of the source the next text stands. */
  at(line: number): void {
    if (this.inline.isEmpty) this.#line = line;
    this.#lastLine = line;
  }

  /** Says that the next text opens an item of a list. */
  openItem(label: string | undefined): void {
    this.#item = { label };
  }

  /** Says that no item is open any more, whether it had text or not. */
  closeItem(): void {
    this.#item = undefined;
  }

  /** Ends the line: what was gathered becomes blocks. */
  flush({ depth, leadIn, element }: Surroundings): void {
    if (this.inline.isEmpty) return;
    const line = this.inline.take();
    const place = this.#takePlace();
    const inner = { ...(depth > 0 && { depth }), ...(leadIn !== undefined && { leadIn }) };
    const read = readBreaks(line);
    if (read.kind === 'verse') {
      this.closeItem();
      this.#add({ kind: 'lines', code: false, text: cleanLines(read.text), place, ...inner }, element);
      return;
    }
    for (const part of read.lines) {
      const runIn = runInOf(part);
      const { text } = part;
      const parts = {
        text,
        place,
        ...inner,
        ...(runIn !== undefined && { runIn }),
        ...(part.links.length > 0 && { links: part.links }),
      };
      if (this.#item !== undefined) {
        const { label } = this.#item;
        this.closeItem();
        this.#add(
          { kind: 'item', ...parts, depth: Math.max(1, depth), ...(label !== undefined && { label }) },
          element,
        );
      } else if (depth === 0 && leadIn === undefined && isBoldHeading(part)) {
        const links = part.links.length > 0 && { links: part.links };
        this.#add({ kind: 'heading', level: BOLD_LEVEL, text, place, ...links }, element);
      } else this.#add({ kind: 'paragraph', ...parts }, element);
    }
  }

  /** Ends a heading: what was gathered is its text. */
  flushHeading(level: number, element: HtmlElement): void {
    const [line] = trimmed(this.inline.take());
    const place = this.#takePlace();
    if (line === undefined) return;
    const { text, links } = line;
    this.#level = level;
    this.#add({ kind: 'heading', level, text, place, ...(links.length > 0 && { links }) }, element);
  }

  /** Adds a block that was read as a whole. */
  add(block: Block, element: HtmlElement | undefined): void {
    if (block.text !== '') this.#add(block, element);
  }

  /** Says that a line is drawn across the page. */
  rule(): void {
    this.#isRuled = true;
  }

  placeOf(line: number | undefined): DocumentPlace {
    return this.#place(line ?? this.#lastLine);
  }

  #takePlace(): DocumentPlace {
    const place = this.#place(this.#line ?? this.#lastLine);
    this.#line = undefined;
    return place;
  }

  #add(block: Block, element: HtmlElement | undefined): void {
    this.blocks.push({ block: this.#isRuled ? { ...block, ruled: true } : block, element });
    this.#isRuled = false;
  }
}

/** The same with bold headings settled; see `settleBold`. */
export function withoutLoneBold(blocks: readonly HtmlBlock[]): HtmlBlock[] {
  const settled = settleBold(
    blocks.map(({ block }) => block),
    true,
  );
  return settled.map((block, index) => ({ block, element: blocks[index]?.element }));
}
