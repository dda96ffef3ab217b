import { boxOf, type SourceBox } from './component-boxes.ts';
import {
  indentWidth,
  findTags,
  type DocumentTags,
  indentOf,
  quoteOf,
  isComponent,
  isStructure,
  type PlacedTag,
} from './document-tags.ts';
import { htmlRegion } from './html-regions.ts';
import { readSourceLines, type SourceLines } from './source-lines.ts';
import { endOfParagraph, isBlankLine, textBetween } from './tagged-text.ts';

/** A document as the parser is given it. Where a box begins stands `<box n="…">` on a line of its own, and `</box>` where it ends. */
export type MarkdownSource = {
  readonly lines: readonly string[];
  /** For each of `lines`, from 0, the line of the document that it comes from, from 0. */
  readonly lineOf: readonly number[];
  /** Whether one of `lines` is code, a comment, or HTML that is no text. */
  readonly isVerbatim: (index: number) => boolean;
  readonly boxes: readonly SourceBox[];
  /** Names, in lower case, of the tags that are closed somewhere; others are what a reader is to fill in ("/kick <user>"). */
  readonly closedTags: ReadonlySet<string>;
};

/** A tag, alone on its line, of an element that stands within a line of text. */
const WITHIN_LINES =
  /^<\/?(?:a|abbr|b|br|code|del|em|font|i|img|ins|kbd|mark|picture|s|small|source|span|strong|sub|sup|u|wbr)(?:\s[^<>]*)?>$/iu;

/** Brings what Markdown's dialects have added to it to one form, so that the parser reads words as words and nothing else. */
export function prepareSource(source: string): MarkdownSource {
  const lines = readSourceLines(source);
  const tags = findTags(lines);
  const writer = new SourceWriter(lines, tags);
  writer.write();
  return {
    lines: writer.lines,
    lineOf: writer.lineOf,
    isVerbatim: (index) => lines.isVerbatim[writer.lineOf[index] ?? -1] === true,
    boxes: writer.boxes,
    closedTags: tags.closedTags,
  };
}

class SourceWriter {
  readonly lines: string[] = [];
  readonly lineOf: number[] = [];
  readonly boxes: SourceBox[] = [];
  readonly #source: SourceLines;
  readonly #tags: DocumentTags;
  /** The boxes that opening tags began, by tag. */
  readonly #boxOf = new Map<PlacedTag, SourceBox>();
  readonly #openDetails: SourceBox[] = [];
  #isInHtml = false;

  constructor(source: SourceLines, tags: DocumentTags) {
    this.#source = source;
    this.#tags = tags;
  }

  write(): void {
    const { lines, isVerbatim } = this.#source;
    for (let index = 0; index < lines.length; index += 1) {
      const tags = this.#tags.byLine.get(index) ?? [];
      const line = this.#shifted(lines[index] ?? '', index);
      const region = tags.find(
        (tag) =>
          tag.opensLine && isStructure(tag) && quoteOf(line) === '' && tag.kind === 'open' && tag.pair !== undefined,
      );
      if (isVerbatim[index] === true || (tags.length === 0 && !this.#isInHtml && !line.includes('<')))
        this.#push(line, index);
      else if (region?.pair !== undefined && region.pair.line > index && tags[0] === region) {
        this.#writeRegion(index, region.pair.line);
        index = region.pair.line;
      } else if (tags.length === 0) this.#writeText(line, index);
      else index = this.#writeTagged(index, tags);
    }
  }

  #push(line: string, index: number): void {
    // Two blank lines would end an admonition, however far what follows is indented.
    if (isBlankLine(line) && isBlankLine(this.lines.at(-1) ?? 'text') && this.#source.isVerbatim[index] !== true)
      return;
    this.lines.push(line);
    this.lineOf.push(index);
  }

  #shifted(line: string, index: number): string {
    const shift = this.#tags.shifts.get(index) ?? 0;
    if (shift === 0) return line;
    const indent = indentOf(line);
    const quote = quoteOf(line);
    return `${quote}${' '.repeat(Math.max(0, indentWidth(line.slice(quote.length, indent)) - shift))}${line.slice(indent)}`;
  }

  /** Text without tags of its own. A heading right below a line of HTML is one all the same. */
  #writeText(line: string, index: number): void {
    const text = line.trim();
    if (text === '') this.#isInHtml = false;
    else if (this.#isInHtml && /^(?:#{1,6}\s|[-*+]\s|>\s|\d{1,9}[.)]\s)/u.test(text)) {
      this.#pushBlank(line, index);
      this.#isInHtml = false;
    } else if (!this.#isInHtml && WITHIN_LINES.test(text)) {
      // Alone on its line, such a tag would make all that comes below HTML; so it is not alone.
      this.#push(`${line} <!-- -->`, index);
      return;
    } else if (/^<\/?\p{L}/u.test(text) && this.lines.at(-1)?.trim() === '') this.#isInHtml = true;
    else if (this.lines.length === 0) this.#isInHtml = /^<\/?\p{L}/u.test(text);
    this.#push(line, index);
  }

  #writeRegion(start: number, end: number): void {
    this.#push('', start);
    for (const { text, line } of htmlRegion(this.#source.lines, start, end)) this.#push(text, line);
    this.#push('', end);
  }

  /** Writes a line with tags, and those on which one of them ends; gives the index of the last. */
  #writeTagged(start: number, tags: readonly PlacedTag[]): number {
    let index = start;
    let from = indentOf(this.#source.lines[start] ?? '');
    const shifted = this.#shifted(this.#source.lines[start] ?? '', start);
    const indent = shifted.slice(0, indentOf(shifted));
    let text = '';
    let isChanged = false;
    const flush = (): void => {
      if (text.trim() !== '') this.#writeText(indent + text.trim(), index);
      text = '';
    };
    for (let at = 0; at < tags.length; at += 1) {
      const tag = tags[at];
      if (tag === undefined || tag.start < from || isStructure(tag)) continue;
      const line = this.#source.lines[index] ?? '';
      const isBlock = this.#isBlock(tag);
      const isDropped =
        isBlock || (isComponent(tag) && (tag.pair !== undefined || tag.kind !== 'open' || tag.attributes.size > 0));
      if (!isDropped) continue;
      text += line.slice(from, tag.start);
      if (isBlock) {
        flush();
        const last = this.#writeMark(tag, indent);
        index = last.line;
        from = last.column;
        isChanged = true;
        if (last.line > tag.lastLine) return this.#writeRest(index, from, indent);
      } else {
        index = tag.lastLine;
        from = tag.end;
      }
    }
    const rest = (this.#source.lines[index] ?? '').slice(from);
    if (isChanged || text !== '') {
      text += rest;
      flush();
    } else if (rest.trim() === '') this.#pushBlank(indent, index);
    else this.#writeText(indent + rest, index);
    return index;
  }

  /** What stands behind a mark that reached over several lines. */
  #writeRest(index: number, from: number, indent: string): number {
    const tags = (this.#tags.byLine.get(index) ?? []).filter(({ start }) => start >= from);
    for (const tag of tags) if (this.#isBlock(tag)) this.#writeMark(tag, indent);
    const rest = (this.#source.lines[index] ?? '').slice(from).replaceAll(/<\/?\w+[^>]*>/gu, '');
    if (rest.trim() !== '') this.#writeText(indent + rest.trim(), index);
    return index;
  }

  /** Whether a tag parts what is inside of it from what is around it. */
  #isBlock(tag: PlacedTag): boolean {
    const open = tag.kind === 'close' ? tag.pair : tag;
    if (open === undefined) return tag.opensLine && this.#isAlone(tag);
    if (!open.opensLine) return false;
    if (open.pair === undefined) return this.#isAlone(open);
    if (open.name.toLowerCase() === 'summary') return true;
    return open.pair.line > open.line || this.#endsLine(open.pair);
  }

  /** Whether nothing but tags stands behind a tag on its line. */
  #endsLine(tag: PlacedTag): boolean {
    const rest = (this.#source.lines[tag.lastLine] ?? '').slice(tag.end);
    return rest.trim() === '' || /^(?:\s*<\/?[\p{L}][^<>]{0,200}>)+\s*$/u.test(rest);
  }

  #isAlone(tag: PlacedTag): boolean {
    return (this.#source.lines[tag.lastLine] ?? '').slice(tag.end).trim() === '';
  }

  /** Writes what a tag of a block says, if anything; gives where the text behind it begins. */
  #writeMark(tag: PlacedTag, indent: string): { readonly line: number; readonly column: number } {
    const name = tag.name.toLowerCase();
    const after = { line: tag.lastLine, column: tag.end };
    this.#pushBlank(indent, tag.line);
    this.#isInHtml = false;
    if (tag.kind === 'close') {
      const box = tag.pair === undefined ? undefined : this.#boxOf.get(tag.pair);
      if (box !== undefined) this.#pushApart(`${indent}</box>`, tag.line);
      if (name === 'details') this.#openDetails.pop();
      return after;
    }
    if (name === 'summary' && tag.pair !== undefined) return this.#readSummary(tag, tag.pair, indent);
    if (tag.pair === undefined) return after;
    if (tag.name === 'Q' || tag.name === 'Question') return this.#writeQuestion(tag, tag.pair, indent);
    const box = boxOf(tag) ?? (name === 'details' ? { title: undefined, mayHead: true } : undefined);
    if (box === undefined) return after;
    this.#boxOf.set(tag, box);
    if (name === 'details') this.#openDetails.push(box);
    this.#pushApart(`${indent}<box n="${this.boxes.length}">`, tag.line);
    this.boxes.push(box);
    return after;
  }

  /** A blank line within the quote that another line stands in. */
  #pushBlank(line: string, index: number): void {
    this.#push(quoteOf(line).trimEnd(), index);
  }

  #pushApart(line: string, index: number): void {
    this.#push(line, index);
    this.#pushBlank(line, index);
  }

  /** The text of `<summary>` is its box's title; outside of a box it is text. */
  #readSummary(open: PlacedTag, close: PlacedTag, indent: string): { readonly line: number; readonly column: number } {
    const title = textBetween(this.#source.lines, open, close.line, close.start);
    const box = this.#openDetails.at(-1);
    if (box === undefined) this.#pushApart(indent + title, open.line);
    else box.title ??= title;
    return { line: close.lastLine, column: close.end };
  }

  /** A question is a bold line above its answer, which stands inside of it or behind. */
  #writeQuestion(
    open: PlacedTag,
    close: PlacedTag,
    indent: string,
  ): { readonly line: number; readonly column: number } {
    let line = close.line;
    let column = close.start;
    for (let index = open.lastLine; index <= close.line && line === close.line; index += 1) {
      const answer = this.#tags.byLine
        .get(index)
        ?.find((tag) => /^(?:A|Answer)$/u.test(tag.name) && tag.kind === 'open');
      if (answer !== undefined) [line, column] = [answer.line, answer.start];
      if (answer !== undefined) break;
    }
    if (line === close.line && column === close.start) [line, column] = endOfParagraph(this.#source.lines, open, close);
    const title = textBetween(this.#source.lines, open, line, column).replaceAll('**', '');
    if (title !== '') this.#pushApart(`${indent}**${title}**`, open.lastLine + (open.lastLine < line ? 1 : 0));
    return { line, column };
  }
}
