import type { Link } from '../article-model.ts';

/** Clean text and the links in it, as a block has them. */
export type Linked = { readonly text: string; readonly links?: readonly Link[] };

/** Puts clean text together from pieces of clean text, some of them links; between two pieces is one space at most. */
export class LinkedText {
  readonly #pieces: string[] = [];
  #length = 0;
  /** Spaces at the end, at most one. */
  #spaces = 1;
  readonly #links: Link[] = [];

  push(piece: string, target?: string): void {
    const glued = this.#spaces > 0 ? piece.trimStart() : piece;
    if (glued === '') return;
    const start = this.#length + glued.length - glued.trimStart().length;
    const end = this.#length + glued.trimEnd().length;
    this.#pieces.push(glued);
    this.#length += glued.length;
    this.#spaces = glued.endsWith(' ') ? 1 : 0;
    if (target !== undefined && target !== '' && end > start) this.#links.push({ start, end, target });
  }

  done(): Linked {
    const text = this.#pieces.join('').trimEnd();
    return { text, ...(this.#links.length > 0 && { links: this.#links }) };
  }
}
