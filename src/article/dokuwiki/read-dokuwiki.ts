import type { FormatReading } from '../article-format.ts';
import { inDocumentOrder } from '../document-place.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { withoutTabs } from '../markup/indented.ts';
import { toLines } from '../readable-text.ts';
import { dokuwikiInline } from './dokuwiki-inline.ts';

const HEADING = /^\s*(={2,6})\s*([^=\s].*?)\s*={2,6}\s*$/u;
const ITEM = /^((?: {2})+ ?)([*-])\s?(?=\S)(.*)$/u;
const VERBATIM = /^(.*?)<(code|file)(?:\s[^<>]*)?>(.*)$/u;
const NOTICES = new Set(['warning', 'important', 'caution']);

/** Reads a page of DokuWiki. `firstLine` is the number of its first line in the file. Linear in time. */
export function readDokuwiki(source: string, firstLine = 1): FormatReading {
  const lines = toLines(source).map((line) => withoutTabs(line).trimEnd());
  const walk = new DokuwikiWalk(lines, firstLine);
  return { blocks: inDocumentOrder(walk.read()), meta: { marksHeadings: true }, leftOut: [], warnings: [] };
}

class DokuwikiWalk {
  readonly #lines: readonly string[];
  readonly #firstLine: number;
  readonly #html = new HtmlLines();
  /** The lists that are open, the outermost first. */
  readonly #lists: { readonly indent: number; readonly tag: 'ul' | 'ol' }[] = [];
  #waiting: string[] = [];
  #isInText = false;
  /** Kinds of lines that nothing closes any more. */
  readonly #unclosed = new Set<string>();

  constructor(lines: readonly string[], firstLine: number) {
    this.#lines = lines;
    this.#firstLine = firstLine;
  }

  read(): ReturnType<HtmlLines['read']> {
    for (let index = 0; index < this.#lines.length; ) index = this.#readLine(index);
    this.#push(this.#leave(), this.#lines.length - 1);
    return this.#html.read();
  }

  /** Reads what begins on a line; gives the index of the line behind it. */
  #readLine(index: number): number {
    const line = this.#lines[index] ?? '';
    const text = line.trim();
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const level = Math.max(1, 7 - (heading[1] ?? '').length);
      this.#push(`${this.#leave()}<h${level}>${this.#inline(heading[2] ?? '')}</h${level}>`, index);
      return index + 1;
    }
    const verbatim = VERBATIM.exec(line);
    if (verbatim !== null && !this.#unclosed.has(verbatim[2] ?? ''))
      return this.#readVerbatim(index, verbatim[1] ?? '', verbatim[2] ?? '');
    if (/^[\^|]/u.test(text)) return this.#readTable(index);
    const item = ITEM.exec(line);
    if (item !== null) {
      const ended = this.#endText();
      const tag = item[2] === '-' ? 'ol' : 'ul';
      this.#push(`${ended}${this.#openItem((item[1] ?? '').length, tag)}${this.#inline(item[3] ?? '')}`, index);
      this.#isInText = true;
      return index + 1;
    }
    if (text === '' || /^(?:-{4,}|~~[^~]+~~)$/u.test(text)) this.#push(this.#leave(), index);
    else if (/^ {2}/u.test(line) && !this.#isInText) return this.#readFixed(index);
    else this.#readText(text, index);
    return index + 1;
  }

  #readText(text: string, index: number): void {
    const box = /^<note(?:\s+(\w+))?>/iu.exec(text);
    const name = box?.[1]?.toLowerCase() ?? '';
    const title = NOTICES.has(name)
      ? `<p class="admonition-title">${name.charAt(0).toUpperCase()}${name.slice(1)}</p>`
      : '';
    const opened = box === null ? '' : `${this.#leave()}<div class="admonition">${title}`;
    const rest = box === null ? text : text.slice(box[0].length);
    const ends = /<\/note>/iu.test(rest);
    const left = this.#lists.length > 0 && !this.#isInText ? this.#leave() : '';
    const html = this.#inline(rest.replaceAll(/<\/note>/giu, '').replace(/^>+\s*/u, ''));
    const begun = this.#isInText || html.trim() === '' ? '' : '<p>';
    this.#push(`${opened}${left}${begun}${html}`, index);
    this.#isInText ||= begun !== '';
    if (ends) this.#push(`${this.#endText()}</div>`, index);
  }

  #readVerbatim(start: number, before: string, tag: string): number {
    const closing = `</${tag}>`;
    let end = start;
    while (end < this.#lines.length && !(this.#lines[end] ?? '').includes(closing)) end += 1;
    if (end === this.#lines.length) {
      this.#unclosed.add(tag);
      return start;
    }
    if (before.trim() !== '') this.#readText(before.trim(), start);
    const whole = this.#lines
      .slice(start, end + 1)
      .join('\n')
      .slice(before.length);
    const opened = whole.indexOf('>') + 1;
    const at = whole.indexOf(closing);
    const body = whole.slice(opened, Math.max(opened, at)).replace(/^\n/u, '');
    this.#push(`${this.#endText()}<pre>${escapeHtml(body)}</pre>`, start);
    const rest = whole.slice(at + closing.length).trim();
    if (rest !== '') this.#readText(rest, end);
    return end + 1;
  }

  /** Lines that are set in stand as they are. */
  #readFixed(start: number): number {
    let end = start;
    while (/^ {2}\s*\S/u.test(this.#lines[end] ?? '') && !ITEM.test(this.#lines[end] ?? '')) end += 1;
    const body = this.#lines.slice(start, end).map((line) => line.slice(2));
    this.#push(`${this.#leave()}<pre>${escapeHtml(body.join('\n'))}</pre>`, start);
    return Math.max(end, start + 1);
  }

  #readTable(start: number): number {
    let end = start;
    while (/^\s*[\^|]/u.test(this.#lines[end] ?? '')) end += 1;
    this.#push(`${this.#leave()}<table>`, start);
    let above: string[] = [];
    for (let index = start; index < end; index += 1) {
      const cells = cellsOf(this.#lines[index] ?? '');
      // ":::" goes on with the cell above.
      const texts = cells.map(({ text }, column) => (text === ':::' ? (above[column] ?? '') : text));
      above = texts;
      let html = '';
      for (let column = 0; column < cells.length; column += 1) {
        let width = 1;
        while (cells[column + width]?.reaches === true) width += 1;
        const tag = cells[column]?.isHead === true ? 'th' : 'td';
        html += `<${tag}${width > 1 ? ` colspan="${width}"` : ''}>${this.#inline(texts[column] ?? '')}</${tag}>`;
        column += width - 1;
      }
      this.#push(`<tr>${html}</tr>`, index);
    }
    this.#push('</table>', end - 1);
    return end;
  }

  #openItem(indent: number, tag: 'ul' | 'ol'): string {
    let html = this.#closeLists(indent + 1);
    if (this.#lists.at(-1)?.indent === indent && this.#lists.at(-1)?.tag !== tag) html += this.#closeLists(indent);
    if (this.#lists.at(-1)?.indent === indent) return `${html}<li>`;
    this.#lists.push({ indent, tag });
    return `${html}<${tag}><li>`;
  }

  #closeLists(indent: number): string {
    let html = '';
    for (let last = this.#lists.at(-1); last !== undefined && last.indent >= indent; last = this.#lists.at(-1)) {
      html += `</${last.tag}>`;
      this.#lists.pop();
    }
    return html;
  }

  #inline(text: string): string {
    return dokuwikiInline(text, (note) => this.#waiting.push(note));
  }

  #leave(): string {
    return this.#endText() + this.#closeLists(0);
  }

  /** Ends the paragraph; its notes stand below it. */
  #endText(): string {
    const notes = this.#waiting.map((note) => `<div>${note}</div>`).join('');
    this.#waiting = [];
    const html = `${this.#isInText ? '</p>' : ''}${notes}`;
    this.#isInText = false;
    return html;
  }

  #push(html: string, index: number): void {
    this.#html.push(html, this.#firstLine + index);
  }
}

type Cell = { readonly text: string; readonly isHead: boolean; readonly reaches: boolean };

/** The cells of a row: "^" opens a head, "|" any other; two signs side by side go on with the cell before them. */
function cellsOf(line: string): readonly Cell[] {
  const text = line.trim();
  const cells: Cell[] = [];
  const sign = /\[\[[^[\]]{0,1000}\]\]|\{\{[^{}]{0,1000}\}\}|[\^|]/gu;
  let from = 0;
  let opened = '';
  for (const { 0: found, index } of text.matchAll(sign)) {
    if (found.length > 1) continue;
    if (opened !== '') {
      const cell = text.slice(from, index);
      cells.push({ text: cell.trim(), isHead: opened === '^', reaches: cell === '' });
    }
    opened = found;
    from = index + 1;
  }
  const rest = text.slice(from).trim();
  if (rest !== '') cells.push({ text: rest, isHead: false, reaches: false });
  return cells;
}
