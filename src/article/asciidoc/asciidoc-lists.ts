import type { Inside } from '../markup/inner-blocks.ts';

export type ListLevel = { readonly marker: string; readonly leadIn: string; count: number };

/** The lists that are open where a document in AsciiDoc is being read, the outermost first. */
export class AsciidocLists {
  readonly #levels: ListLevel[] = [];

  get isOpen(): boolean {
    return this.#levels.length > 0;
  }

  close(): void {
    this.#levels.length = 0;
  }

  /** The list that a marker goes on with, or a new one in the open item. */
  open(marker: string, leadIn: string): ListLevel {
    const at = this.#levels.findIndex((list) => list.marker === marker);
    const count = at === -1 ? 0 : (this.#levels[at]?.count ?? 0);
    if (at !== -1) this.#levels.length = at;
    const level = { marker, leadIn, count };
    this.#levels.push(level);
    return level;
  }

  /** What encloses what stands in the open items. */
  within(inside: Inside): Inside {
    const leadIns = this.#levels.map(({ leadIn }) => leadIn).filter((leadIn) => leadIn !== '');
    return { depth: inside.depth + this.#levels.length, leadIns: [...inside.leadIns, ...leadIns] };
  }
}
