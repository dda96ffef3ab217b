/** Around the number of a part, in whose place it stands while what is around it is read. */
const [HELD, END] = ['\u{E000}', '\u{E001}'];

/** Parts of a line that are read already, such as links and code: nothing in them is read as markup. */
export class HeldParts {
  readonly #parts: string[] = [];

  /** A line without signs that would be taken for a held part. */
  static clean(line: string): string {
    return line.replaceAll(/[\u{E000}\u{E001}]/gu, '');
  }

  /** What stands for some HTML from now on. */
  hold(html: string): string {
    this.#parts.push(html);
    return `${HELD}${this.#parts.length - 1}${END}`;
  }

  /** The HTML with all parts in their places, those within parts too. */
  restore(html: string): string {
    return html.replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, number: string) => this.#partOf(Number(number)));
  }

  /** A part holds earlier ones alone, so that this ends. */
  #partOf(at: number): string {
    return (this.#parts[at] ?? '').replaceAll(/\u{E000}(\d+)\u{E001}/gu, (_, number: string) =>
      Number(number) < at ? this.#partOf(Number(number)) : '',
    );
  }
}
