import type { Block } from '../document-blocks.ts';
import { HtmlLines } from '../markup/html-lines.ts';

/** The HTML that a document is brought into, with its notes below the paragraphs that refer to them. */
export class LatexOutput {
  readonly #html = new HtmlLines();
  #number: number;
  /** The line that is being written, and the number of that on which it began: a note may reach over several. */
  #line: string[] = [];
  #begun: number;
  /** What comes before the next words. */
  #deferred = '';
  /** How many of what is open show nothing of what is in them. */
  #hidden = 0;
  /** The note that is being read, and those that wait for their paragraph's end. */
  #note: string[] | undefined;
  #waiting: string[] = [];

  constructor(firstLine: number) {
    this.#number = firstLine;
    this.#begun = firstLine;
  }

  get isInNote(): boolean {
    return this.#note !== undefined;
  }

  write(html: string): void {
    if (this.#hidden > 0 || html === '') return;
    if (this.#note === undefined && this.#line.length === 0) this.#begun = this.#number;
    const parts = this.#note ?? this.#line;
    if (this.#deferred !== '' && html.trim() !== '') {
      parts.push(this.#deferred);
      this.#deferred = '';
    }
    parts.push(html);
  }

  /** Writes HTML as soon as something follows. */
  defer(html: string): void {
    this.#deferred = html;
  }

  /** Takes the space away that was written last. */
  trimEnd(): void {
    const parts = this.#note ?? this.#line;
    const last = parts.pop();
    if (last !== undefined) parts.push(last.trimEnd());
  }

  hide(): void {
    this.#hidden += 1;
  }

  show(): void {
    this.#hidden -= 1;
  }

  beginNote(): void {
    this.#note = [];
  }

  endNote(): void {
    this.#waiting.push(`<div>${(this.#note ?? []).join('')}</div>`);
    this.#note = undefined;
  }

  /** Ends the paragraph, below which its notes stand. */
  endParagraph(): void {
    if (this.#note !== undefined) return;
    const notes = this.#waiting;
    this.#waiting = [];
    for (const note of notes) this.write(note);
  }

  /** Ends so many lines of the source. */
  endLines(count: number): void {
    if (count === 0) return;
    if (this.#note === undefined) {
      this.#html.push(this.#line.join(''), this.#line.length === 0 ? this.#number : this.#begun);
      this.#line = [];
    } else this.#note.push(' ');
    this.#number += count;
  }

  read(): Block[] {
    if (this.#note !== undefined) this.endNote();
    this.endParagraph();
    this.endLines(1);
    return this.#html.read();
  }
}
