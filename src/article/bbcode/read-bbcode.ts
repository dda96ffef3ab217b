import { inDocumentOrder } from '../document-place.ts';
import type { FormatReading } from '../article-format.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { toLines } from '../readable-text.ts';

/** Tags that are HTML's by another name; all others say how something looks, which no claim does. */
const AS_HTML: Readonly<Record<string, string>> = {
  b: 'b',
  i: 'i',
  em: 'i',
  strong: 'b',
  s: 's',
  strike: 's',
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  heading: 'h2',
  ul: 'ul',
  ol: 'ol',
  olist: 'ol',
  li: 'li',
  table: 'table',
  tr: 'tr',
  th: 'th',
  td: 'td',
  code: 'pre',
  pre: 'pre',
  quote: 'blockquote',
  center: 'div',
  left: 'div',
  right: 'div',
  indent: 'div',
  spoiler: 'div',
  hide: 'div',
  sup: 'sup',
};
const SHOWN_NOTHING = new Set(['img', 'video', 'youtube', 'media', 'previewyoutube', 'attachment']);
const LOOKS = new Set(
  'u url size color colour font face email user user_id mention list noparse plain bg highlight sub icode inline justify align'.split(
    ' ',
  ),
);
/** Begins and ends lines by itself, so that a line's end beside it says nothing. */
const BLOCK = /^(?:h\d|ul|ol|li|table|t[rhd]|pre|blockquote|div)$/u;
const TAG = /\[(\/?)([a-z_]+\d?|\*)(?:[\s=]([^\]\n]{0,1000}))?\]/giu;

/** Reads a text in BBCode. `firstLine` is the number of its first line in the file. Linear in time. */
export function readBbcode(source: string, firstLine = 1): FormatReading {
  const html = new HtmlLines();
  const walk = new BbcodeWalk();
  for (const [index, raw] of toLines(source).entries()) html.push(walk.line(raw), firstLine + index);
  return {
    blocks: inDocumentOrder(html.read()),
    meta: { marksHeadings: walk.headings > 1 },
    leftOut: [],
    warnings: [],
  };
}

class BbcodeWalk {
  headings = 0;
  /** What ends the tag whose content stays as it is, or is passed over. */
  #until: { readonly name: string; readonly isShown: boolean } | undefined;
  /** HTML's names of lists that are open. */
  readonly #lists: string[] = [];
  readonly #isLink: boolean[] = [];
  #isApart = true;

  line(raw: string): string {
    const wasVerbatim = this.#until !== undefined;
    let html = '';
    let from = 0;
    let isApart = false;
    for (const match of raw.matchAll(TAG)) {
      const [whole, close = '', tag = '', option] = match;
      const name = tag.toLowerCase();
      if (this.#until !== undefined && !(close === '/' && name === this.#until.name)) continue;
      html += this.#text(raw.slice(from, match.index));
      from = match.index + whole.length;
      const made = this.#tag(name, close === '/', option, raw.slice(from));
      if (made === undefined) html += escapeHtml(whole);
      else html += made;
      isApart = /<\/?(\w+)[^<>]*>$/u.test(html) && BLOCK.test(/<\/?(\w+)[^<>]*>$/u.exec(html)?.[1] ?? '');
    }
    const rest = this.#text(raw.slice(from));
    html += rest;
    if (rest.trim() !== '') isApart = false;
    if (wasVerbatim || this.#until !== undefined) return html;
    const isBlank = raw.trim() === '';
    const opens = BLOCK.test(/^\s*<\/?(\w+)/u.exec(html)?.[1] ?? '');
    const before = isBlank ? '<p>' : this.#isApart || opens ? '' : '<br>';
    this.#isApart = isBlank || isApart;
    return before + html;
  }

  #text(text: string): string {
    return this.#until?.isShown === false ? '' : escapeHtml(text);
  }

  #tag(name: string, closes: boolean, option: string | undefined, rest: string): string | undefined {
    if (closes && this.#until?.name === name) {
      const { isShown } = this.#until;
      this.#until = undefined;
      return isShown && name !== 'noparse' && name !== 'plain' ? '</pre>' : '';
    }
    if (name === '*') return closes ? '</li>' : '<li>';
    if (name === 'hr' || name === 'br') return `<${name}>`;
    if (SHOWN_NOTHING.has(name)) {
      if (!closes && rest.toLowerCase().includes(`[/${name}]`)) this.#until = { name, isShown: false };
      return '';
    }
    if (name === 'list') return this.#list(closes, option);
    if (name === 'url' || name === 'email') return this.#link(name, closes, option, rest);
    if (name === 'quote' && !closes) return `<blockquote>${option === undefined ? '' : `${saidBy(option)}: `}`;
    if (/^h\d$/u.test(name) && closes) this.headings += 1;
    const html = AS_HTML[name];
    if (html === undefined) return LOOKS.has(name) ? this.#looks(name, closes) : undefined;
    if (html === 'pre' && !closes) this.#until = { name, isShown: true };
    return `<${closes ? '/' : ''}${html}>`;
  }

  #looks(name: string, closes: boolean): string {
    if (!closes && (name === 'noparse' || name === 'plain')) this.#until = { name, isShown: true };
    return '';
  }

  #list(closes: boolean, option: string | undefined): string {
    if (closes) return `</${this.#lists.pop() ?? 'ul'}>`;
    const name = option === undefined ? 'ul' : 'ol';
    this.#lists.push(name);
    const type = option?.replaceAll('"', '') ?? '';
    return /^[aAiI]$/u.test(type) ? `<ol type="${type}">` : `<${name}>`;
  }

  #link(name: string, closes: boolean, option: string | undefined, rest: string): string {
    if (closes) return this.#isLink.pop() === true ? '</a>' : '';
    const own = new RegExp(String.raw`^([^\[\]]{1,1000})\[\/${name}\]`, 'iu').exec(rest)?.[1];
    const target = (option ?? own ?? '').trim().replaceAll(/^["']|["']$/gu, '');
    this.#isLink.push(target !== '');
    return target === '' ? '' : `<a href="${escapeHtml(target)}">`;
  }
}

/** `[quote="Ann;12"]`, `[quote=Ann post_id=3]`. */
function saidBy(option: string): string {
  const name = /^"([^"]+)"/u.exec(option)?.[1] ?? option.split(/;|\s+\w+=/u)[0] ?? '';
  return escapeHtml(name.replaceAll('"', '').trim());
}
