import type { FormatReading, StatedDetails } from '../article-format.ts';
import { toIsoDate } from '../cleaning/article-details.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { withoutTabs } from '../markup/indented.ts';
import { cleanText, toLines } from '../readable-text.ts';
import { OrgLists } from './org-lists.ts';
import { orgInline } from './org-inline.ts';

const HEADING = /^(\*{1,9})\s+(\S.*?)(?:\s+:[\w@#%:]+:)?\s*$/u;
const KEYWORD = /^\s*#\+(\w+):\s*(.*)$/u;
const BEGIN = /^\s*#\+begin_(\w+)(?:\s.*)?$/iu;
/** Boxes whose name says how what is in them is meant. */
const NOTICES = new Set(['warning', 'caution', 'important', 'danger', 'attention']);
const DRAWER = /^\s*:[A-Z_-]{2,30}:\s*$/u;
/** When something is to be done, below its title. */
const PLANNED = /^\s*(?:SCHEDULED|DEADLINE|CLOSED): [<[].*$/u;
const NOTE = /^\[fn:([\w-]+)\]\s*(.*)$/u;

/** Reads a text in Org, as Emacs has it. `firstLine` is the number of its first line in the file. */
export function readOrg(source: string, firstLine = 1): FormatReading {
  const lines = withMacros(toLines(source).map((raw) => withoutTabs(raw).trimEnd()));
  const walk = new OrgWalk(lines, firstLine);
  return { blocks: walk.read(), meta: { ...detailsOf(lines), marksHeadings: true }, leftOut: [], warnings: [] };
}

/** `{{{name(argument)}}}` is what the document says that it stands for: nothing, where it does not say. */
function withMacros(lines: readonly string[]): readonly string[] {
  const macros = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', text = ''] = /^#\+MACRO:\s+([\w-]+)\s+(.{1,300})$/iu.exec(line) ?? [];
    if (name !== '') macros.set(name, text);
  }
  if (macros.size === 0) return lines;
  return lines.map((line) =>
    line.replaceAll(/\{\{\{([\w-]{1,40})(?:\(([^{}]{0,300})\))?\}\}\}/gu, (_, name: string, given = '') => {
      const parts = (given as string).split(',');
      return (macros.get(name) ?? '').replaceAll(/\$(\d)/gu, (__, at: string) => parts[Number(at) - 1]?.trim() ?? '');
    }),
  );
}

function detailsOf(lines: readonly string[]): StatedDetails {
  const stated = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = KEYWORD.exec(line) ?? [];
    if (name !== '' && !stated.has(name.toLowerCase())) stated.set(name.toLowerCase(), cleanText(value));
  }
  const of = (name: string): string => stated.get(name) ?? '';
  const date = toIsoDate(/\d{4}-\d\d-\d\d/u.exec(of('date'))?.[0] ?? of('date'));
  const language = /^([a-z]{2})(?:[-_]\w+)?$/iu.exec(of('language'))?.[1]?.toLowerCase();
  return {
    ...(of('title') !== '' && { title: of('title') }),
    ...(of('subtitle') !== '' && { subtitle: of('subtitle') }),
    ...(of('author') !== '' && { author: of('author') }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}

class OrgWalk {
  readonly #lines: readonly string[];
  readonly #firstLine: number;
  readonly #html = new HtmlLines();
  readonly #lists = new OrgLists();
  readonly #notes = new Map<string, string>();
  /** The notes that something refers to, which stand with it. */
  readonly #used = new Set<string>();
  /** Kinds of blocks that nothing closes any more. */
  readonly #unclosed = new Set<string>();
  #waiting: string[] = [];
  #isInText = false;

  constructor(lines: readonly string[], firstLine: number) {
    this.#lines = lines;
    this.#firstLine = firstLine;
    for (const line of lines) {
      const [, name = '', text = ''] = NOTE.exec(line) ?? [];
      if (name !== '') this.#notes.set(name, text);
      const body = name === '' ? line : text;
      for (const [, mark = ''] of body.matchAll(/\[fn:([\w-]+)\]/gu)) this.#used.add(mark);
    }
  }

  read(): ReturnType<HtmlLines['read']> {
    for (let index = 0; index < this.#lines.length; ) index = this.#readLine(index);
    this.#push(this.#leave(0), this.#lines.length - 1);
    return this.#html.read();
  }

  /** Reads what begins on a line; gives the index of the line behind it. */
  #readLine(index: number): number {
    const line = this.#lines[index] ?? '';
    const heading = HEADING.exec(line);
    if (heading !== null) {
      const level = Math.min(6, (heading[1] ?? '').length);
      const title = (heading[2] ?? '').replace(/^((?:[A-Z]{3,12} )?)\[#\w\]\s*/u, '$1').replace(/^COMMENT\s+/u, '');
      this.#push(`${this.#leave(0)}<h${level}>${this.#inline(title)}</h${level}>`, index);
      return index + 1;
    }
    const begun = BEGIN.exec(line)?.[1]?.toLowerCase();
    if (begun !== undefined) return this.#readBlock(index, begun);
    if (DRAWER.test(line)) {
      const end = this.#unclosed.has(':') ? undefined : this.#find(index + 1, /^\s*:END:\s*$/iu);
      if (end !== undefined) return end + 1;
      this.#unclosed.add(':');
    }
    if (/^\s*#(?:\+|\s|$)/u.test(line)) return index + 1;
    if (/^\s*:(?:\s|$)/u.test(line)) return this.#readFixed(index);
    if (/^\s*\|/u.test(line)) return this.#readTable(index);
    const planned = PLANNED.exec(line);
    if (planned !== null) {
      this.#push(`${this.#endText()}<ul><li>${this.#inline(planned[0])}</li></ul>`, index);
      return index + 1;
    }
    const note = NOTE.exec(line);
    if (note !== null && this.#used.has(note[1] ?? '')) return index + 1;
    this.#readText(note?.[2] ?? line, index);
    return index + 1;
  }

  #readText(line: string, index: number): void {
    const text = line.trim();
    if (text === '' || /^-{5,}$/u.test(text)) {
      this.#push(this.#endText(), index);
      return;
    }
    const indent = line.length - line.trimStart().length;
    const item = this.#lists.readItem(line);
    if (item !== undefined) {
      const ended = this.#endText();
      const term = item.term === undefined ? '' : `<dt>${this.#inline(item.term)}</dt><dd>`;
      this.#push(ended + item.open + term + this.#inline(item.text), index);
      this.#isInText = true;
      return;
    }
    const left = this.#lists.isOpen && !this.#lists.holds(indent) ? this.#leave(indent) : '';
    this.#push(`${left}${this.#isInText ? '' : '<p>'}${this.#inline(text)}`, index);
    this.#isInText = true;
  }

  #readBlock(start: number, kind: string): number {
    const end = this.#unclosed.has(kind)
      ? undefined
      : this.#find(start + 1, new RegExp(String.raw`^\s*#\+end_${kind}\s*$`, 'iu'));
    if (end === undefined) {
      this.#unclosed.add(kind);
      return start + 1;
    }
    const first = this.#lines[start] ?? '';
    this.#push(this.#leaveFor(first.length - first.trimStart().length), start);
    const body = this.#lines.slice(start + 1, end);
    if (kind === 'src' || kind === 'example') this.#push(`<pre>${escapeHtml(dedented(body))}</pre>`, start + 1);
    else if (kind === 'verse')
      this.#push(`<pre class="verse">${body.map((line) => this.#inline(line)).join('\n')}</pre>`, start + 1);
    else if (kind !== 'comment' && kind !== 'export') {
      const title = NOTICES.has(kind)
        ? `<p class="admonition-title">${kind[0]?.toUpperCase()}${kind.slice(1)}</p>`
        : '';
      this.#push(`<div class="admonition">${title}`, start);
      for (let index = start + 1; index < end; ) index = this.#readLine(index);
      this.#push(`${this.#endText()}</div>`, end);
    }
    return end + 1;
  }

  #readFixed(start: number): number {
    let end = start;
    while (/^\s*:(?:\s|$)/u.test(this.#lines[end] ?? '')) end += 1;
    const body = this.#lines.slice(start, end).map((line) => line.replace(/^\s*: ?/u, ''));
    this.#push(`${this.#endText()}<pre>${escapeHtml(body.join('\n'))}</pre>`, start);
    return end;
  }

  #readTable(start: number): number {
    let end = start;
    while (/^\s*\|/u.test(this.#lines[end] ?? '')) end += 1;
    const rows = this.#lines.slice(start, end);
    const rule = rows.findIndex((row, index) => index > 0 && isRule(row));
    this.#push(`${this.#endText()}<table>`, start);
    for (const [index, row] of rows.entries()) {
      const cells = row
        .trim()
        .replaceAll(/^\||\|$/gu, '')
        .split('|')
        .map((cell) => cell.trim());
      if (isRule(row) || cells.every((cell) => /^(?:<[lcr]?\d*>)?$/u.test(cell))) continue;
      const tag = index < rule ? 'th' : 'td';
      this.#push(`<tr>${cells.map((cell) => `<${tag}>${this.#inline(cell)}</${tag}>`).join('')}</tr>`, start + index);
    }
    this.#push('</table>', end - 1);
    return end;
  }

  #inline(text: string): string {
    return orgInline(text, (mark) => {
      const note = this.#notes.get(mark);
      this.#notes.delete(mark);
      if (note !== undefined) this.#waiting.push(note);
      return '';
    });
  }

  /** Ends what is no part of what stands so far in. */
  #leaveFor(indent: number): string {
    return this.#lists.holds(indent) ? this.#endText() : this.#leave(indent);
  }

  #leave(indent: number): string {
    return this.#endText() + this.#lists.close(indent);
  }

  /** Ends the paragraph; the notes that it refers to stand below it. */
  #endText(): string {
    this.#isInText = false;
    const notes = this.#waiting.map((note) => `<div>${orgInline(note, () => '')}</div>`).join('');
    this.#waiting = [];
    return `</p>${notes}`.replace(/^<\/p>$/u, '');
  }

  #find(from: number, pattern: RegExp): number | undefined {
    for (let index = from; index < this.#lines.length; index += 1)
      if (pattern.test(this.#lines[index] ?? '')) return index;
    return undefined;
  }

  #push(html: string, index: number): void {
    this.#html.push(html, this.#firstLine + index);
  }
}

function isRule(row: string): boolean {
  return /^\s*\|[-+]+\|?\s*$/u.test(row);
}

function dedented(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const margin = indents.reduce((least, indent) => Math.min(least, indent), 1_000);
  return lines.map((line) => line.slice(margin).replace(/^,(?=[*#,])/u, '')).join('\n');
}
