import type { FormatReading } from '../article-format.ts';
import { inDocumentOrder } from '../document-place.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { toLines } from '../readable-text.ts';
import { textileInline } from './textile-inline.ts';

const ATTRIBUTES = String.raw`(?:\([^()\n]{0,60}\)|\{[^{}\n]{0,100}\}|\[[\w-]{1,12}\]|[<>=]{1,2})*`;
/** "h2(#steps). ", "bc.. ": what a block is; two full stops reach over blank lines. */
const BLOCK = new RegExp(
  String.raw`^(h[1-6]|p|bq|bc|pre|notextile|fn\d{1,3}|#{3}|table)${ATTRIBUTES}(\.{1,2})(?::\S+)?(?:\s+|$)`,
  'u',
);
const ITEM = new RegExp(String.raw`^([*#]{1,9})${ATTRIBUTES}\s+(?=\S)(.*)$`, 'u');
const TERM = /^- (.{1,200}?)\s*:=\s*(.*)$/u;
const CELL = /^(?:(_)|\\(\d{1,2})|\/(\d{1,2})|[<>=^~]|\([^()]{0,60}\)|\{[^{}]{0,100}\})*\.\s/u;

/** Reads a text in Textile. `firstLine` is the number of its first line in the file. Linear in time. */
export function readTextile(source: string, firstLine = 1): FormatReading {
  const walk = new TextileWalk(toLines(source), firstLine);
  return { blocks: inDocumentOrder(walk.read()), meta: { marksHeadings: true }, leftOut: [], warnings: [] };
}

class TextileWalk {
  readonly #lines: readonly string[];
  readonly #firstLine: number;
  readonly #html = new HtmlLines();
  readonly #notes = new Map<string, string>();
  #waiting: string[] = [];
  /** The signs of the lists that are open. */
  #lists = '';
  /** What the block is that is open, and whether it reaches over blank lines. */
  #block: { readonly kind: string; readonly isLong: boolean } | undefined;
  #isInTable = false;

  constructor(lines: readonly string[], firstLine: number) {
    this.#lines = lines;
    this.#firstLine = firstLine;
    for (const line of lines) {
      const [, number = '', text = ''] = /^fn(\d{1,3})(?:\([^()\n]{0,60}\))?\.\s+(.*)$/u.exec(line) ?? [];
      if (number !== '' && lines.length > 1) this.#notes.set(number, text);
    }
    const used = new Set(
      lines.flatMap((line) => [...line.matchAll(/\[(\d{1,3})\]/gu)].map(([, number = '']) => number)),
    );
    for (const number of this.#notes.keys()) if (!used.has(number)) this.#notes.delete(number);
    this.#referred = new Set(this.#notes.keys());
  }

  /** The notes that something refers to, which stand with it. */
  readonly #referred: ReadonlySet<string>;

  read(): ReturnType<HtmlLines['read']> {
    for (const [index, line] of this.#lines.entries()) this.#html.push(this.#readLine(line), this.#firstLine + index);
    this.#html.push(this.#leave(), this.#firstLine + this.#lines.length - 1);
    return this.#html.read();
  }

  #readLine(line: string): string {
    const begun = BLOCK.exec(line);
    const kind = begun?.[1];
    const isCode = this.#block !== undefined && /^(?:bc|pre)$/u.test(this.#block.kind);
    if (line.trim() === '') return this.#block?.isLong === true ? '' : this.#leave();
    if (kind !== undefined) return this.#readBlock(kind, begun?.[2] === '..', line.slice(begun?.[0].length ?? 0));
    if (isCode) return escapeHtml(line);
    if (this.#block?.kind === '###') return '';
    const item = ITEM.exec(line);
    if (item !== null) return this.#closeText() + this.#openItem(item[1] ?? '') + this.#inline(item[2] ?? '');
    const term = TERM.exec(line);
    if (term !== null)
      return `${this.#closeText()}${this.#openTerms()}<dt>${this.#inline(term[1] ?? '')}</dt><dd>${this.#inline((term[2] ?? '').replace(/\s*=:\s*$/u, ''))}</dd>`;
    if (line.trim().startsWith('|')) return this.#readRow(line.trim());
    const table = this.#isInTable ? this.#leave() : '';
    if (this.#block !== undefined || this.#lists !== '') return `<br>${this.#inline(line)}`;
    this.#block = { kind: 'p', isLong: false };
    return `${table}<p>${this.#inline(line)}`;
  }

  #readBlock(kind: string, isLong: boolean, text: string): string {
    const left = this.#leave();
    if (kind === 'table' || kind === 'notextile') return left + (kind === 'table' ? '' : escapeHtml(text));
    if (kind.startsWith('fn') && this.#referred.has(kind.slice(2))) return left;
    this.#block = { kind, isLong };
    if (kind === '###') return left;
    if (kind === 'bc' || kind === 'pre') return `${left}<pre>${escapeHtml(text)}`;
    const tag = kind.startsWith('h') ? kind : kind === 'bq' ? 'blockquote' : 'p';
    return `${left}<${tag}>${this.#inline(text)}`;
  }

  #readRow(line: string): string {
    const opened = this.#isInTable ? '' : `${this.#leave()}<table>`;
    this.#isInTable = true;
    const row = line.replace(/^(?:\([^()|]{0,60}\)|\{[^{}|]{0,100}\})\.\s*(?=\|)/u, '');
    const cells = row.replaceAll(/^\||\|$/gu, '').split('|');
    const html = cells.map((cell) => {
      const [whole = '', head, width, height] = CELL.exec(cell) ?? [];
      const tag = head === undefined ? 'td' : 'th';
      const reach = `${width === undefined ? '' : ` colspan="${width}"`}${height === undefined ? '' : ` rowspan="${height}"`}`;
      return `<${tag}${reach}>${this.#inline(cell.slice(whole.length).trim())}</${tag}>`;
    });
    return `${opened}<tr>${html.join('')}</tr>`;
  }

  #openItem(signs: string): string {
    let same = 0;
    while (same < signs.length && signs[same] === this.#lists[same]) same += 1;
    let html = this.#closeLists(same);
    for (const sign of signs.slice(same)) html += sign === '#' ? '<ol>' : '<ul>';
    this.#lists = signs;
    return `${html}<li>`;
  }

  #openTerms(): string {
    if (this.#lists === '-') return '';
    const closed = this.#closeLists(0);
    this.#lists = '-';
    return `${closed}<dl>`;
  }

  #closeLists(kept: number): string {
    let html = '';
    for (let at = this.#lists.length - 1; at >= kept; at -= 1) {
      const sign = this.#lists.charAt(at);
      html += sign === '#' ? '</ol>' : sign === '-' ? '</dl>' : '</ul>';
    }
    this.#lists = this.#lists.slice(0, kept);
    return html;
  }

  /** Ends what is no list, with its notes below it. */
  #closeText(): string {
    const kind = this.#block?.kind;
    this.#block = undefined;
    const table = this.#isInTable ? '</table>' : '';
    this.#isInTable = false;
    const notes = this.#waiting.map((note) => `<div>${textileInline(note, () => false)}</div>`).join('');
    this.#waiting = [];
    if (kind === undefined || kind === '###') return table + notes;
    const tag = kind.startsWith('h') ? kind : kind === 'bq' ? 'blockquote' : /^(?:bc|pre)$/u.test(kind) ? 'pre' : 'p';
    return `${table}</${tag}>${notes}`;
  }

  #leave(): string {
    return this.#closeText() + this.#closeLists(0);
  }

  #inline(text: string): string {
    return textileInline(text, (number) => {
      const note = this.#notes.get(number);
      if (note === undefined) return this.#referred.has(number);
      this.#notes.delete(number);
      this.#waiting.push(note);
      return true;
    });
  }
}
