import type { Block, LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { dedent, isBlank } from '../markup/indented.ts';
import { type Inside, ledInBy, linesIn, paragraphIn, partsOf } from '../markup/inner-blocks.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import { cleanLines, cleanText } from '../readable-text.ts';
import { tableBlocks } from '../table-blocks.ts';
import { type AsciidocNames, asciidocInline } from './asciidoc-inline.ts';
import {
  ASCIIDOC_ADMONITION,
  ASCIIDOC_BLOCK_MACRO,
  ASCIIDOC_BREAK,
  ASCIIDOC_COMMENT,
  ASCIIDOC_DELIMITER,
  ASCIIDOC_ITEM,
  ASCIIDOC_TERM,
  closings,
  warningOf,
} from './asciidoc-lines.ts';
import { ATTRIBUTE, TITLE, underlinedLevel } from './asciidoc-names.ts';
import { endsText, gatherItem, linesRemarked, namesOfTerm, withoutCallouts } from './asciidoc-items.ts';
import { AsciidocLists, type ListLevel } from './asciidoc-lists.ts';
import { readAsciidocTable } from './asciidoc-tables.ts';

/** Blocks within blocks that are read; what is deeper is running text. */
const DEEPEST = 24;

/** Reads a document in AsciiDoc, part by part. */
export class AsciidocReader {
  readonly blocks: Block[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly #names: AsciidocNames;
  readonly #lists = new AsciidocLists();
  /** What stands in brackets above the next block, and its title. */
  #style = '';
  #title = '';
  /** Of the last code. */
  #remarked: ReadonlyMap<string, string> = new Map();
  /** Whether "+" fastens the next block to the open item. */
  #isFastened = false;

  constructor(names: AsciidocNames) {
    this.#names = names;
  }

  read(lines: readonly SourceLine[], inside: Inside, level = 0): void {
    const closing = closings(lines);
    for (let index = 0; index < lines.length; ) index = this.#readOne(lines, index, { inside, level, closing });
  }

  #readOne(lines: readonly SourceLine[], start: number, { inside, level, closing }: Context): number {
    const line = lines[start];
    if (line === undefined) return start + 1;
    const { raw } = line;
    if (isBlank(line) || ASCIIDOC_COMMENT.test(raw) || ATTRIBUTE.test(raw) || ASCIIDOC_BLOCK_MACRO.test(raw.trim()))
      return start + 1;
    if (raw.trim() === '+') {
      this.#isFastened = true;
      return start + 1;
    }
    if (/^\[(?!\[?\s)[^\]]*\]{1,2}$/u.test(raw.trim()) && raw.trim().length < 400) {
      this.#style += raw.trim();
      return start + 1;
    }
    if (/^\.[^\s.]/u.test(raw) && raw.length < 400 && !ASCIIDOC_DELIMITER.test(raw)) {
      this.#title = this.#inline(raw.slice(1)).text;
      return start + 1;
    }
    const heading = level === 0 ? this.#readTitle(lines, start) : undefined;
    if (heading !== undefined) return heading;
    const closed = ASCIIDOC_DELIMITER.test(raw) ? closing.get(start) : undefined;
    if (closed !== undefined) {
      this.#readDelimited(raw.trim(), lines.slice(start + 1, closed), {
        inside: this.#within(inside),
        level,
        number: line.number,
      });
      return closed + 1;
    }
    if (ASCIIDOC_DELIMITER.test(raw) || ASCIIDOC_BREAK.test(raw)) return start + 1;
    if (!this.#style.includes('source') && !/\[(?:listing|literal|verse)/u.test(this.#style)) {
      const item = ASCIIDOC_ITEM.exec(raw);
      if (item !== null) return this.#readItem(lines, start, item, inside);
      const term = raw.length < 1_000 ? ASCIIDOC_TERM.exec(raw) : null;
      if (term !== null && !/^\s*https?:/u.test(raw)) return this.#readTerm(lines, start, term, inside);
    }
    return this.#readParagraph(lines, start, inside);
  }

  #inline(raw: string): ReturnType<typeof asciidocInline> {
    return asciidocInline(raw, this.#names);
  }

  #push(block: Block): void {
    if (block.text !== '') this.blocks.push(block);
  }

  /** What encloses the next block: the open items where it is fastened to them, else no list. */
  #within(inside: Inside): Inside {
    if (!this.#isFastened) this.#lists.close();
    this.#isFastened = false;
    const title = this.#title;
    this.#title = '';
    return ledInBy(this.#lists.within(inside), title);
  }

  #takeStyle(): string {
    const style = this.#style;
    this.#style = '';
    return style;
  }

  #readTitle(lines: readonly SourceLine[], start: number): number | undefined {
    const line = lines[start];
    if (line === undefined) return undefined;
    const [, signs, marked] = TITLE.exec(line.raw) ?? [];
    const under = signs === undefined ? underlinedLevel(line.raw, lines[start + 1]?.raw) : undefined;
    if (signs === undefined && under === undefined) return undefined;
    this.#lists.close();
    this.#takeStyle();
    this.#title = '';
    const text = this.#inline(marked ?? line.raw);
    this.#push({ kind: 'heading', level: signs?.length ?? under ?? 1, ...text, place: lineAt(line.number) });
    return start + (signs === undefined ? 2 : 1);
  }

  #readDelimited(
    sign: string,
    body: readonly SourceLine[],
    { inside, level, number }: { inside: Inside; level: number; number: number },
  ): void {
    const style = this.#takeStyle();
    const [mark = ''] = sign;
    if (mark === '/') return;
    if (/^[|,:!]=/u.test(sign)) this.#readTable(body, style, mark, inside);
    else if (mark === '+') {
      const text = cleanText(body.map(({ raw }) => raw).join(' '));
      if (text !== '' && !style.includes('stem')) this.leftOut.push({ place: lineAt(number), text, reason: 'HTML' });
    } else if (/\[verse/u.test(style)) this.#pushLines(body, inside, false);
    else if (mark === '`' || mark === '.' || (mark === '-' && sign !== '--') || /\[(?:source|listing)/u.test(style))
      this.#pushLines(body, inside, true);
    else {
      const within = ledInBy(inside, inside.leadIns.length > 0 && this.#title !== '' ? '' : warningOf(style));
      const reader = new AsciidocReader(this.#names);
      if (level >= DEEPEST)
        this.#push(paragraphIn(within, this.#inline(body.map(({ raw }) => raw).join(' ')), lineAt(number)));
      else reader.read(body, within, level + 1);
      for (const block of reader.blocks) this.blocks.push(block);
      for (const left of reader.leftOut) this.leftOut.push(left);
    }
  }

  /** Numbers of remarks at the ends of lines of code are no code. */
  #pushLines(body: readonly SourceLine[], inside: Inside, code: boolean): void {
    const lines = dedent(body).map(({ raw }) => (code ? withoutCallouts(raw) : this.#inline(raw).text));
    if (code) this.#remarked = linesRemarked(body);
    const first = body.find((line) => !isBlank(line));
    if (first !== undefined)
      this.#push(linesIn(inside, cleanLines(lines.join('\n')), { code, place: lineAt(first.number) }));
  }

  #readTable(body: readonly SourceLine[], style: string, sign: string, inside: Inside): void {
    const { rows, hasHead } = readAsciidocTable(body, style, sign);
    const shown = rows.map(({ cells, place }) => ({ cells: cells.map((cell) => this.#inline(cell).text), place }));
    for (const row of tableBlocks(hasHead ? shown[0] : undefined, hasHead ? shown.slice(1) : shown, inside.depth))
      this.#push({ ...row, ...partsOf(inside) });
  }

  #readItem(lines: readonly SourceLine[], start: number, item: RegExpExecArray, inside: Inside): number {
    const [whole, bullet, dots, number, callout] = item;
    const marker = bullet ?? dots ?? (number === undefined ? 'callout' : number.replace(/\w+/u, '1'));
    const title = this.#title;
    this.#title = '';
    this.#takeStyle();
    if (title !== '' && !this.#isFastened) this.#lists.close();
    if (title !== '' && !this.#lists.isOpen)
      this.#push(paragraphIn(inside, { text: `${title}:` }, lineAt(lines[start]?.number ?? 1)));
    const level = this.#openList(marker, '');
    level.count += 1;
    const label = number ?? (callout === undefined ? undefined : `${callout === '.' ? level.count : callout}.`);
    const code = (callout !== undefined && this.#remarked.get(callout === '.' ? String(level.count) : callout)) || '';
    const numbered = code === '' ? (label ?? (dots === undefined ? undefined : `${level.count}.`)) : undefined;
    const { text, end } = gatherItem(lines, start, (lines[start]?.raw ?? '').slice(whole.length));
    const shown = this.#inline(text.replace(/^\[[ xX*]\]\s/u, ''));
    this.#push({
      kind: 'item',
      ...shown,
      place: lineAt(lines[start]?.number ?? 1),
      ...partsOf(ledInBy(this.#lists.within(inside), code)),
      ...(numbered !== undefined && { label: numbered }),
    });
    return end;
  }

  #openList(marker: string, leadIn: string): ListLevel {
    this.#isFastened = false;
    return this.#lists.open(marker, leadIn);
  }

  #readTerm(lines: readonly SourceLine[], start: number, term: RegExpExecArray, inside: Inside): number {
    const [, first = '', marker = '', said = ''] = term;
    this.#takeStyle();
    this.#title = '';
    const { name, index, said: behind } = namesOfTerm(lines, start, { first, marker, said });
    let text = behind;
    let body = index;
    if (text === '') {
      body = index + 1;
      while (body < lines.length && isBlank(lines[body])) body += 1;
      const raw = lines[body]?.raw ?? '';
      if (ASCIIDOC_ITEM.test(raw) || ASCIIDOC_TERM.test(raw.slice(0, 1_000)) || endsText(lines, body)) {
        this.#openList(marker, '');
        const place = lineAt(lines[start]?.number ?? 1);
        this.#push({ kind: 'item', ...this.#inline(name), place, ...partsOf(this.#lists.within(inside)) });
        return index + 1;
      }
      text = raw.trim();
    }
    this.#openList(marker, this.#inline(name).text);
    const gathered = gatherItem(lines, body, text);
    this.#push({
      kind: 'item',
      ...this.#inline(gathered.text),
      place: lineAt(lines[body]?.number ?? 1),
      ...partsOf(this.#lists.within(inside)),
    });
    return gathered.end;
  }

  #readParagraph(lines: readonly SourceLine[], start: number, inside: Inside): number {
    let end = start + 1;
    while (!endsText(lines, end) && !(this.#isFastened && ASCIIDOC_ITEM.test(lines[end]?.raw ?? ''))) end += 1;
    const body = lines.slice(start, end).filter((line) => !ASCIIDOC_COMMENT.test(line.raw));
    const raw = lines[start]?.raw ?? '';
    const isSetIn = /^\s/u.test(raw);
    const isKept = this.#isFastened || (isSetIn && this.#lists.isOpen);
    this.#isFastened = isKept;
    const within = this.#within(inside);
    const style = this.#takeStyle();
    const [mark = '', kind] = ASCIIDOC_ADMONITION.exec(raw) ?? [];
    if (/\[verse/u.test(style)) this.#pushLines(body, within, false);
    else if (/\[(?:source|listing|literal)/u.test(style) || (isSetIn && kind === undefined))
      this.#pushLines(body, within, true);
    else {
      const text = body
        .map((line) => line.raw)
        .join('\n')
        .slice(mark.length);
      const led = ledInBy(within, warningOf(kind === undefined ? style : `[${kind}]`));
      this.#push(paragraphIn(led, this.#inline(text), lineAt(lines[start]?.number ?? 1)));
    }
    return end;
  }
}

type Context = { readonly inside: Inside; readonly level: number; readonly closing: ReadonlyMap<number, number> };
