import type { Link } from '../article-model.ts';

/** Clean text and the links in it, as a block has them. */
export type Linked = { readonly text: string; readonly links?: readonly Link[] };

/** Puts clean text together from pieces of clean text, some of them links; between two pieces is one space at most. */
export class LinkedText {
  #text = '';
  readonly #links: Link[] = [];

  push(piece: string, target?: string): void {
    const glued = this.#text === '' || this.#text.endsWith(' ') ? piece.trimStart() : piece;
    const start = this.#text.length + glued.length - glued.trimStart().length;
    this.#text += glued;
    const end = this.#text.trimEnd().length;
    if (target !== undefined && target !== '' && end > start) this.#links.push({ start, end, target });
  }

  done(): Linked {
    const text = this.#text.trimEnd();
    return { text, ...(this.#links.length > 0 && { links: this.#links }) };
  }
}
