import type { HtmlLines } from '../markup/html-lines.ts';
import { wikitextInline } from './wikitext-inline.ts';
import { tableLine } from './wikitext-tables.ts';
import { SOFT_BREAK } from './wikitext-templates.ts';

const HEADING = /^(={1,6})\s*(.+?)\s*\1\s*$/u;
const LIST = /^([*#:;]{1,12})\s*(.*)$/u;
/** Begins a line of its own. */
const BLOCK =
  /^<\/?(?:table|caption|tr|t[dh]|ul|ol|li|dl|d[dt]|div|p|pre|blockquote|h[1-6]|hr|center|details|summary|tabber|poem)\b/iu;

/** `|-|Name=` in a box of tabs. */
const TAB = /^\|-\|\s*([^=|]{1,80}?)\s*=(.*)$/u;
const MARK = /\u{E000}(\d+)\u{E001}/gu;

/** Brings lines of wikitext, whose templates and notes are gone, into HTML. */
export class WikitextWalk {
  readonly #html: HtmlLines;
  /** The signs of the lists that are open, the outermost first. */
  #lists = '';
  #tables = 0;
  #isInText = false;
  #isInLines = false;
  /** Whether the text so far ends in a colon. */
  #leadsIn = false;
  readonly #notes: (index: number) => string;
  #waiting: string[] = [];

  /** `notes` gives the text of a note by its mark's number. */
  constructor(html: HtmlLines, notes: (index: number) => string) {
    this.#html = html;
    this.#notes = notes;
  }

  read(text: string, firstLine: number): void {
    let number = firstLine;
    for (const raw of text.split('\n')) {
      this.#readLine(raw.replaceAll(SOFT_BREAK, ''), number);
      number += 1 + (raw.includes(SOFT_BREAK) ? raw.split(SOFT_BREAK).length - 1 : 0);
    }
    this.#html.push(this.#endText() + this.#closeLists(''), number);
    this.#tables = 0;
  }

  #readLine(line: string, number: number): void {
    const text = line.trim();
    const tab = this.#tables === 0 ? TAB.exec(text) : null;
    if (tab !== null) return this.#readLine(`<p>'''${tab[1] ?? ''}'''</p>${tab[2] ?? ''}`, number);
    if (this.#tables > 0 || text.startsWith('{|')) return this.#readTableLine(line, number);
    const list = LIST.exec(line);
    if (list !== null) return this.#readItem(list[1] ?? '', list[2] ?? '', number);
    const closed = this.#closeLists('');
    const heading = HEADING.exec(text);
    if (heading !== null) {
      const level = (heading[1] ?? '').length;
      const ended = closed + this.#endText();
      const html = `<h${level}>${wikitextInline(this.#takeNotes(heading[2] ?? ''))}</h${level}>`;
      this.#html.push(ended + html + this.#endNotes(), number);
    } else if (text === '' || /^-{4,}/u.test(text)) {
      this.#html.push(closed + this.#endText() + wikitextInline(text.replace(/^-+/u, '')), number);
    } else if (this.#isPreformatted(line)) {
      const html = this.#isInLines ? '' : `${closed}${this.#endText()}<pre>`;
      this.#isInLines = true;
      this.#html.push(html + wikitextInline(line.slice(1)), number);
    } else if (BLOCK.test(text)) {
      this.#html.push(closed + this.#endText() + wikitextInline(this.#withNotes(line)), number);
    } else {
      const opened = this.#isInText ? '' : `${this.#endText()}<p>`;
      this.#html.push(closed + opened + wikitextInline(this.#takeNotes(line)), number);
      this.#isInText = true;
      this.#leadsIn = /:\s*$/u.test(text);
    }
  }

  /** A line that begins with a space stays as it is, but for a sentence that somebody set in. */
  #isPreformatted(line: string): boolean {
    if (!/^ \s*\S/u.test(line) || BLOCK.test(line.trim()) || (this.#isInText && !this.#leadsIn)) return false;
    return this.#isInLines || !/(?:\s\S+){5}[.!?]\s*$/u.test(line);
  }

  #readTableLine(line: string, number: number): void {
    const text = line.trim();
    if (this.#tables === 0) this.#html.push(this.#closeLists('') + this.#endText(), number);
    const own = this.#withNotes(line);
    const item = LIST.exec(own);
    const html = item === null ? this.#closeLists('') + tableLine(own) : this.#item(item[1] ?? '', item[2] ?? '');
    if (text.startsWith('{|')) this.#tables += 1;
    else if (text.startsWith('|}')) this.#tables -= 1;
    this.#html.push(html, number);
  }

  #readItem(signs: string, text: string, number: number): void {
    const ended = this.#endText();
    this.#html.push(ended + this.#item(signs, this.#takeNotes(text)) + this.#endNotes(), number);
  }

  #item(signs: string, text: string): string {
    // "**:" goes on with an item, as ":" without a term does with the text.
    const isMore = signs.length > 1 && signs.endsWith(':') && /[*#]/u.test(signs);
    if (isMore) {
      const kept = signs.replace(/:+$/u, '');
      return `${this.#lists.startsWith(kept) ? this.#closeLists(kept) : this.#open(kept)}<p>${wikitextInline(text)}</p>`;
    }
    if (/^:+$/u.test(signs) && !/^[;:]/u.test(this.#lists))
      return `${this.#closeLists('')}<p>${wikitextInline(text)}</p>`;
    const html = this.#open(signs);
    const [term = '', said] = signs.endsWith(';') ? text.split(/\s*:\s+(.*)/su) : [text];
    if (!signs.endsWith(';')) return html + wikitextInline(text);
    return `${html}${wikitextInline(term)}${said === undefined ? '' : `<dd>${wikitextInline(said)}`}`;
  }

  /** Closes and opens lists until those are open that the signs say, and begins an item. */
  #open(signs: string): string {
    let same = 0;
    const kindOf = (sign = ''): string => (sign === ';' || sign === ':' ? 'd' : sign);
    while (same < signs.length && same < this.#lists.length && kindOf(signs[same]) === kindOf(this.#lists[same]))
      same += 1;
    let html = this.#closeLists(this.#lists.slice(0, same));
    for (const sign of signs.slice(same)) html += sign === '*' ? '<ul>' : sign === '#' ? '<ol>' : '<dl>';
    this.#lists = signs;
    const last = signs.at(-1);
    // What was skipped on the way in has no item of its own.
    return html + (last === ';' ? '<dt>' : last === ':' ? '<dd>' : '<li>');
  }

  /** The tags that close all lists but these. */
  #closeLists(kept: string): string {
    let html = '';
    for (let at = this.#lists.length - 1; at >= kept.length; at -= 1) {
      const sign = this.#lists.charAt(at);
      html += sign === '*' ? '</ul>' : sign === '#' ? '</ol>' : '</dl>';
    }
    this.#lists = kept;
    return html;
  }

  #endText(): string {
    const html = (this.#isInText ? '</p>' : '') + (this.#isInLines ? '</pre>' : '');
    this.#isInText = false;
    this.#isInLines = false;
    return html + this.#endNotes();
  }

  /** Notes stand below the paragraph, or in the item, that refers to them. */
  #endNotes(): string {
    const html = this.#waiting.map((note) => `<div>${note}</div>`).join('');
    this.#waiting = [];
    return html;
  }

  #takeNotes(line: string): string {
    if (!line.includes('\u{E000}')) return line;
    return line.replaceAll(MARK, (_, index: string) => {
      const note = this.#notes(Number(index));
      if (note !== '') this.#waiting.push(wikitextInline(note));
      return '';
    });
  }

  /** In a table they stand where they are referred to. */
  #withNotes(line: string): string {
    if (!line.includes('\u{E000}')) return line;
    return line.replaceAll(MARK, (_, index: string) => {
      const note = this.#notes(Number(index));
      return note === '' ? '' : ` (${note})`;
    });
  }
}
