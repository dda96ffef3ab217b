/** One line on a terminal that says how far long work has come. Nothing is written where there is no terminal. */
export class Progress {
  readonly #out: NodeJS.WriteStream;

  constructor(out: NodeJS.WriteStream) {
    this.#out = out;
  }

  show(text: string): void {
    if (this.#out.isTTY) this.#out.write(`\r\u001b[2K${text.slice(0, this.#out.columns - 1)}`);
  }

  clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\u001b[2K');
  }
}
