import type { Block } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { blocksOfHtml } from '../html-blocks/html-blocks.ts';

/** Text as it stands in HTML. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A document that is brought into HTML line by line, so that each of its blocks is known by its line. */
export class HtmlLines {
  readonly #lines: string[] = [];
  readonly #numbers: number[] = [];
  readonly #finish: (html: string) => string;

  /** `finish` is what is done to each piece of HTML at last. */
  constructor(finish: (html: string) => string = (html) => html) {
    this.#finish = finish;
  }

  /** Adds HTML that stands on line `number` of the document. */
  push(html: string, number: number): void {
    for (const line of this.#finish(html).split('\n')) {
      this.#lines.push(line);
      this.#numbers.push(number);
    }
  }

  /** All of it as blocks, once: the lines are not kept beside what is read of them. */
  read(): Block[] {
    return blocksOfHtml(this.#lines.splice(0).join('\n'), { place: (line) => lineAt(this.#numbers[line - 1] ?? 1) });
  }
}
