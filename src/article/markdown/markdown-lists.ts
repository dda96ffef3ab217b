/** A list item that is open and has no text yet. */
type OpenItem = { readonly label: string | undefined };

/** The lists and items that are open where Markdown is being read. */
export class MarkdownLists {
  /** How many items are open. */
  depth = 0;
  readonly #lists: { number: number | undefined }[] = [];
  #item: OpenItem | undefined;

  /** Opens a list, which counts from a number where it is a numbered one. */
  open(number: number | undefined): void {
    this.#lists.push({ number });
  }

  close(): void {
    this.#lists.pop();
  }

  /** Opens the next item; `mark` is what stands behind its number. */
  openItem(mark: string): void {
    this.depth += 1;
    const list = this.#lists.at(-1);
    const label = list?.number === undefined ? undefined : `${list.number}${mark}`;
    if (list?.number !== undefined) list.number += 1;
    this.#item = { label };
  }

  closeItem(): void {
    this.depth -= 1;
    this.#item = undefined;
  }

  /** The item that the next text opens, once. */
  takeItem(): OpenItem | undefined {
    const item = this.#item;
    this.#item = undefined;
    return item;
  }
}
