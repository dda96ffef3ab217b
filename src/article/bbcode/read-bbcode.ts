import { inDocumentOrder } from '../document-place.ts';
import type { FormatReading } from '../article-format.ts';
import { escapeHtml, HtmlLines } from '../markup/html-lines.ts';
import { toLines } from '../readable-text.ts';
import { largeLine, typedItem } from './bbcode-lines.ts';
import { AS_HTML, BLOCK, closedTags, FOLDED, LOOKS, SHOWN_NOTHING, TAG } from './bbcode-tags.ts';

/** Reads a text in BBCode. `firstLine` is the number of its first line in the file. Linear in time. */
export function readBbcode(source: string, firstLine = 1): FormatReading {
  const html = new HtmlLines();
  const lines = toLines(source);
  const walk = new BbcodeWalk(lines, closedTags(source));
  for (const [index, raw] of lines.entries()) html.push(walk.line(raw), firstLine + index);
  return {
    blocks: inDocumentOrder(html.read()),
    meta: { marksHeadings: walk.headings > 1 },
    leftOut: [],
    warnings: [],
  };
}

/** What stands behind a tag. */
type Rest = { readonly line: string; readonly from: number };

class BbcodeWalk {
  headings = 0;
  /** What ends the tag whose content stays as it is, or is passed over. */
  #until: { readonly name: string; readonly isShown: boolean } | undefined;
  /** HTML's names of lists that are open. */
  readonly #lists: string[] = [];
  readonly #isLink: boolean[] = [];
  readonly #folded: string[] = [];
  /** HTML's names of headings that are open. */
  readonly #titles: string[] = [];
  /** The sizes in which whole lines are written, the largest first. */
  readonly #sizes: readonly number[];
  readonly #closed: ReadonlySet<string>;
  /** How many tables are open. */
  #tables = 0;
  #isApart = true;
  /** Where on a line the last end of each tag stands that was asked for. */
  #ends: { readonly line: string; readonly at: Map<string, number> } = { line: '', at: new Map() };

  constructor(lines: readonly string[], closed: ReadonlySet<string>) {
    this.#closed = closed;
    this.#sizes = [...new Set(lines.flatMap((line) => largeLine(line) ?? []))].sort((a, b) => b - a);
  }

  line(raw: string): string {
    if (this.#until !== undefined || this.#lists.length > 0 || this.#tables > 0) return this.#read(raw);
    const size = largeLine(raw);
    if (size !== undefined) {
      const level = Math.min(3, this.#sizes.indexOf(size) + 1);
      this.headings += 1;
      // What is centred together with other lines goes on around the heading.
      this.#isApart = true;
      return `<h${level}>${this.#read(raw).replace(/^<(?:br|p)>/u, '')}</h${level}>`;
    }
    const item = typedItem(raw);
    if (item === undefined) return this.#read(raw);
    this.#isApart = true;
    const html = `${item.open}${this.#read(raw.slice(item.length))}${item.open.startsWith('<ul') ? '</ul>' : '</ol>'}`;
    this.#isApart = this.#until === undefined;
    return html;
  }

  #read(raw: string): string {
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
      const made = this.#tag(name, close === '/', option, { line: raw, from });
      html += made ?? escapeHtml(whole);
      const last = made === undefined ? undefined : /<\/?(\w+)[^<>]*>$/u.exec(made)?.[1];
      if (made !== '') isApart = last !== undefined && BLOCK.test(last);
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

  #tag(name: string, closes: boolean, option: string | undefined, rest: Rest): string | undefined {
    if (closes && this.#until?.name === name) {
      const { isShown } = this.#until;
      this.#until = undefined;
      return isShown && name !== 'noparse' && name !== 'plain' ? '</pre>' : '';
    }
    if (name === '*') return closes ? '</li>' : '<li>';
    if (name === 'hr' || name === 'br') return closes ? '' : `<${name}>`;
    if (SHOWN_NOTHING.has(name)) {
      if (!closes && this.#isClosed(name, rest)) this.#until = { name, isShown: false };
      return '';
    }
    if (name === 'list') return this.#list(closes, option);
    if (name === 'url' || name === 'email') return this.#link(name, closes, option, rest);
    if (name === 'quote' && !closes) return `<blockquote>${option === undefined ? '' : `${saidBy(option)}: `}`;
    if (name === 'heading' || /^h\d$/u.test(name)) return this.#title(name, closes, option);
    if (FOLDED.has(name)) return this.#fold(closes, option);
    const html = AS_HTML[name];
    if (html === undefined) return LOOKS.has(name) || this.#closed.has(name) ? this.#looks(name, closes) : undefined;
    if (html === 'table') this.#tables = Math.max(0, this.#tables + (closes ? -1 : 1));
    if (html === 'pre' && !closes) this.#until = { name, isShown: true };
    return `<${closes ? '/' : ''}${html}>`;
  }

  /** Whether a tag is closed on the same line, which is gone through once for each name. */
  #isClosed(name: string, { line, from }: Rest): boolean {
    if (this.#ends.line !== line) this.#ends = { line, at: new Map() };
    const known = this.#ends.at.get(name);
    const at = known ?? line.toLowerCase().lastIndexOf(`[/${name}]`);
    if (known === undefined) this.#ends.at.set(name, at);
    return at >= from;
  }

  #looks(name: string, closes: boolean): string {
    if (!closes && (name === 'noparse' || name === 'plain')) this.#until = { name, isShown: true };
    return '';
  }

  #title(name: string, closes: boolean, option: string | undefined): string {
    if (closes) {
      const open = this.#titles.pop();
      if (open !== undefined) this.headings += 1;
      return open === undefined ? '' : `</${open}>`;
    }
    const level = name === 'heading' ? (/^["']?([1-6])/u.exec(option ?? '')?.[1] ?? '2') : name.slice(1);
    this.#titles.push(`h${level}`);
    return `<h${level}>`;
  }

  #fold(closes: boolean, option: string | undefined): string {
    if (closes) return `</${this.#folded.pop() ?? 'div'}>`;
    const title = option === undefined ? '' : unquoted(option).replace(/^(?:Q|F|P|В|问|問)\s?[:：]\s*(?=\S)/u, '');
    this.#folded.push(title === '' ? 'div' : 'details');
    return title === '' ? '<div>' : `<details><summary>${escapeHtml(title)}</summary>`;
  }

  #list(closes: boolean, option: string | undefined): string {
    if (closes) return `</${this.#lists.pop() ?? 'ul'}>`;
    const name = option === undefined ? 'ul' : 'ol';
    this.#lists.push(name);
    const type = option?.replaceAll('"', '') ?? '';
    return /^[aAiI]$/u.test(type) ? `<ol type="${type}">` : `<${name}>`;
  }

  #link(name: string, closes: boolean, option: string | undefined, { line, from }: Rest): string {
    if (closes) return this.#isLink.pop() === true ? '</a>' : '';
    const own = /^([^[\]]{1,1000})\[\/(\w+)\]/u.exec(line.slice(from, from + 1_100));
    const target = unquoted(option ?? (own?.[2]?.toLowerCase() === name ? own[1] : undefined) ?? '');
    this.#isLink.push(target !== '');
    return target === '' ? '' : `<a href="${escapeHtml(target)}">`;
  }
}

function unquoted(option: string): string {
  return option.trim().replaceAll(/^["']|["']$/gu, '');
}

/** `[quote="Ann;12"]`, `[quote=Ann post_id=3]`. */
function saidBy(option: string): string {
  const name = /^"([^"]+)"/u.exec(option)?.[1] ?? option.split(/;|\s+\w+=/u)[0] ?? '';
  return escapeHtml(name.replaceAll('"', '').trim());
}
