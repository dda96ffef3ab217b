/** A comment, a paragraph's end, a command, a sum, a sign, or text up to the next of these. */
const TOKEN =
  /%[^\n]*(?:\n[ \t]*(?!\n))?|\n[ \t]*\n\s*|\n|\\([A-Za-z@]+)\*?[ \t]*|\\([^A-Za-z@])|(\$\$?)([^$]{1,300})\3|[{}[\]&~]|"[`']|`{1,2}|'{2}|-{2,3}|[^%\n\\$[\]{}&~`'"-]+|[^]/guy;

export type LatexToken = {
  /** As it is written, and how many ends of lines are in it. */
  readonly whole: string;
  readonly lineEnds: number;
  /** The name of a command of letters, or the one sign of another. */
  readonly command?: string | undefined;
  readonly sign?: string | undefined;
  /** What stands between dollars. */
  readonly sum?: string | undefined;
};

/** Where in a document's source the reading is. */
export class LatexCursor {
  readonly #source: string;
  /** Where each surrounding ends next; the length of the source where none does. */
  readonly #ends = new Map<string, number>();
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get next(): string {
    return this.#source[this.#at] ?? '';
  }

  get isBehindSpace(): boolean {
    return /[ \t]/u.test(this.#source[this.#at - 1] ?? '');
  }

  /** So many characters that follow. */
  ahead(length: number): string {
    return this.#source.slice(this.#at, this.#at + length);
  }

  token(): LatexToken | undefined {
    const match = this.take(TOKEN);
    if (match === null) return undefined;
    const [whole, command, sign, , sum] = match;
    return { whole, lineEnds: lineEnds(whole), command, sign, sum };
  }

  /** What stands here by a sticky pattern, and goes on behind it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match !== null) this.#at = pattern.lastIndex;
    return match;
  }

  /** Goes on behind so many of what a sticky pattern stands for; gives the ends of lines that are passed over. */
  skip(pattern: RegExp, most = 1): number {
    let passed = 0;
    for (let done = 0; done < most; done += 1) {
      const match = this.take(pattern);
      if (match === null) break;
      passed += lineEnds(match[0]);
    }
    return passed;
  }

  /** Whether a surrounding ends anywhere below. */
  isEnded(name: string): boolean {
    return this.#endOf(name) < this.#source.length;
  }

  /** All up to the end of a surrounding, and goes on behind that. */
  takeUntilEnd(name: string): string {
    const end = this.#endOf(name);
    const text = this.#source.slice(this.#at, end);
    this.#at = Math.min(this.#source.length, end + `\\end{${name}}`.length);
    return text;
  }

  #endOf(name: string): number {
    const known = this.#ends.get(name);
    if (known !== undefined && known >= this.#at) return known;
    const found = this.#source.indexOf(`\\end{${name}}`, this.#at);
    const end = found === -1 ? this.#source.length : found;
    this.#ends.set(name, end);
    return end;
  }
}

function lineEnds(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
