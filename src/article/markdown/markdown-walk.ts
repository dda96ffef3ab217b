import type { Token } from 'markdown-it';
import type { Block, LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanLines, cleanText, endsLikeProse, hasWords } from '../readable-text.ts';
import { blocksOfHtml } from '../html-blocks/html-blocks.ts';
import { tableBlocks } from '../table-blocks.ts';
import { admonitionTitle, containerTitle, isOpened, markedTitle, readCallout } from './parsing/admonition-titles.ts';
import { type InlineContext, type NoteEnvironment, readLinesOf } from './markdown-inline.ts';
import { joinLines, readParagraph, withoutTask } from './markdown-paragraphs.ts';
import { joinTitles, MarkdownBoxes } from './markdown-boxes.ts';
import { MarkdownLists } from './markdown-lists.ts';
import { MarkdownNotes } from './markdown-notes.ts';
import { MarkdownTitles, withoutAttributes } from './markdown-titles.ts';
import { readTableRows } from './markdown-tables.ts';
import { markdownParser } from './parsing/markdown-parser.ts';
import type { MarkdownSource } from './parsing/markdown-source.ts';
import { definitionsIn, sourcePartsOf } from './parsing/source-parts.ts';

/** Reads tokens into blocks. What is inside of a box carries the box's title; items, how deep they stand. */
export class MarkdownWalk {
  readonly blocks: Block[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly boxes = new MarkdownBoxes(this.blocks);
  readonly notes = new MarkdownNotes();
  readonly #source: MarkdownSource;
  readonly #firstLine: number;
  readonly #lists = new MarkdownLists();
  #terms: string[] = [];
  #line = 1;
  #isRuled = false;
  /** The document's lines of those that are being parsed. */
  #lineOfPart: readonly number[] = [];
  readonly #environment: NoteEnvironment = {};
  readonly #context: InlineContext;
  readonly #titles: MarkdownTitles;

  constructor(source: MarkdownSource, firstLine: number) {
    this.#source = source;
    this.#firstLine = firstLine;
    this.#context = {
      closedTags: source.closedTags,
      notes: this.#environment,
      refer: (label, offset) => this.notes.refer(label, this.#line + offset),
    };
    this.#titles = new MarkdownTitles(this.#context);
  }

  /** Reads all; or gives the number of the first line that is nested too deep for the library, which would drop it unread. */
  read(partSize?: number): number | undefined {
    const parser = markdownParser();
    const tooDeep = (parser.options.maxNesting ?? 100) - 1;
    let isFirst = true;
    for (const part of sourcePartsOf(this.#source, partSize)) {
      if (isFirst && part.lineOf.length < this.#source.lines.length)
        parser.parse(definitionsIn(this.#source), this.#environment);
      isFirst = false;
      this.#lineOfPart = part.lineOf;
      const deep = this.#readTokens(parser.parse(part.text, this.#environment), tooDeep);
      if (deep !== undefined) return deep;
    }
    while (!this.boxes.isEmpty) this.#close();
    return undefined;
  }

  #readTokens(tokens: readonly Token[], tooDeep: number): number | undefined {
    for (let index = 0; index < tokens.length; index += 1) {
      const token = tokens[index];
      if (token === undefined) break;
      if (token.map !== null) {
        this.#line = this.#lineOf(token.map[0]);
        this.notes.at(this.#line);
        if (token.type !== 'inline') this.notes.at(this.#lineOf(token.map[1] - 1));
      }
      if (token.level >= tooDeep) return this.#line;
      index = this.#readToken(token, tokens, index);
    }
    return undefined;
  }

  /** Reads what begins with a token; gives the index of the last token that it read. */
  #readToken(token: Token, tokens: readonly Token[], index: number): number {
    switch (token.type) {
      case 'bullet_list_open':
        this.#lists.open(undefined);
        break;
      case 'ordered_list_open':
        this.#lists.open(Number(token.attrGet('start') ?? 1));
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.close();
        break;
      case 'list_item_open':
        this.#lists.openItem(token.markup);
        break;
      case 'list_item_close':
        this.#lists.closeItem();
        break;
      case 'heading_open':
        this.#readHeading(token, tokens[index + 1]);
        return index + 1;
      case 'hr':
        this.#isRuled = this.#lists.depth === 0 && this.boxes.isEmpty;
        break;
      case 'table_open':
        return this.#readTable(tokens, index);
      case 'inline':
        this.#readInline(token);
        break;
      case 'fence':
        this.#readCode(token, this.#line + 1);
        break;
      case 'code_block':
        this.#readCode(token, this.#line);
        break;
      case 'footnote_reference_open':
        this.notes.open((token.meta as { readonly label: string }).label);
        break;
      case 'footnote_reference_close':
        this.notes.close();
        break;
      case 'html_block':
        this.#readHtml(token);
        break;
      case 'blockquote_open':
        this.boxes.openQuote();
        break;
      case 'container_box_open':
        this.boxes.open(this.#titles.plain(containerTitle(token.info)), isOpened(token.info) ? this.#line : undefined);
        break;
      case 'admonition_open': {
        const hasTitle = tokens[index + 1]?.type === 'admonition_title_open';
        this.boxes.open(this.#titles.plain(markedTitle(token.info)), isOpened(token.info) ? this.#line : undefined);
        return hasTitle ? index + 3 : index;
      }
      case 'dt_open': {
        const term = tokens[index + 1];
        if (term?.type === 'inline') this.#terms.push(this.#titles.textOf(term));
        return index + 1;
      }
      case 'dd_open': {
        const term = this.#terms.join(', ');
        this.boxes.open(term, /[?？؟]$/u.test(term) ? this.#line : undefined);
        break;
      }
      case 'dd_close':
        if (!tokens[index + 1]?.type.startsWith('dd_')) this.#terms = [];
        this.#close();
        break;
      case 'blockquote_close':
      case 'container_box_close':
      case 'admonition_close':
        this.#close();
        break;
    }
    return index;
  }

  #lineOf(index: number): number {
    return this.#firstLine + (this.#lineOfPart[index] ?? index);
  }

  #close(): void {
    const title = this.boxes.close();
    if (title !== undefined)
      this.#add({ kind: 'paragraph', text: title.text, place: lineAt(title.line), ...this.#inner() });
  }

  #add(block: Block): void {
    if (block.text === '') return;
    this.blocks.push(this.#isRuled ? { ...block, ruled: true } : block);
    this.#isRuled = false;
  }

  #inner(): { depth?: number; leadIn?: string } {
    const leadIn = this.boxes.leadIn;
    return { ...(this.#lists.depth > 0 && { depth: this.#lists.depth }), ...(leadIn !== undefined && { leadIn }) };
  }

  #readHeading(token: Token, inline: Token | undefined): void {
    const lines = inline === undefined ? [] : readLinesOf(inline, this.#context);
    const joined = joinLines(lines);
    const text = withoutAttributes(joined.text);
    if (this.#lists.depth === 0 && this.boxes.isInQuote) this.boxes.title(text);
    else if (
      this.#lists.depth > 0 ||
      this.boxes.leadIn !== undefined ||
      (token.markup === '-' && endsLikeProse(text))
    ) {
      // A long sentence above a rule makes a heading by Markdown's letter, hardly by its author's mind.
      for (const block of readParagraph(lines, { ...this.#setting(), item: this.#lists.takeItem() })) this.#add(block);
    } else if (text !== '') {
      const links = joined.links.filter(({ end }) => end <= text.length);
      const level = Number(token.tag.slice(1));
      this.#add({ kind: 'heading', level, text, place: lineAt(this.#line), ...(links.length > 0 && { links }) });
    }
  }

  #setting(): { line: number; depth: number; leadIn: string | undefined } {
    return { line: this.#line, depth: this.#lists.depth, leadIn: this.boxes.leadIn };
  }

  #readInline(token: Token): void {
    const setting = this.#setting();
    let inline = token;
    if (this.boxes.takeFreshQuote()) {
      const [first = '', ...rest] = token.content.split('\n');
      const callout = readCallout(first);
      if (callout !== undefined) {
        this.boxes.title(this.#titles.plain(admonitionTitle(callout.kind, callout.title)));
        inline = this.#titles.parse(rest.join('\n'));
        setting.line += 1;
        setting.leadIn = this.boxes.leadIn;
      }
    }
    if (/\{:{1,2}\s*toc\b[^}]*\}\s*$/u.test(inline.content)) return;
    const item = this.#lists.takeItem();
    const lines = readLinesOf(inline, this.#context);
    if (item !== undefined) withoutTask(lines);
    for (const block of readParagraph(lines, { ...setting, item })) this.#add(block);
  }

  #readCode({ content }: Token, line: number): void {
    this.#lists.takeItem();
    this.#add({ kind: 'lines', code: true, text: cleanLines(content), place: lineAt(line), ...this.#inner() });
  }

  #readTable(tokens: readonly Token[], start: number): number {
    this.#lists.takeItem();
    // Its notes stand below it.
    this.#line = this.#lineOf((tokens[start]?.map?.[1] ?? 1) - 1);
    const table = readTableRows(tokens, start, this.#context);
    const rows = table.rows.map(({ line, ...row }) => ({ ...row, place: lineAt(this.#lineOf(line)) }));
    for (const row of tableBlocks(rows[0], rows.slice(1), this.#lists.depth)) this.#addInBox(row);
    return table.end;
  }

  #readHtml(token: Token): void {
    const { content } = token;
    const start = token.map?.[0] ?? 0;
    const opened = /^\s*<box n="(\d+)">\s*$/u.exec(content)?.[1];
    if (opened !== undefined) {
      const box = this.#source.boxes[Number(opened)];
      this.boxes.open(this.#titles.plain(box?.title), box?.mayHead === true ? this.#line : undefined);
    } else if (/^\s*<\/box>\s*$/u.test(content)) {
      this.#close();
    } else if (!/^\s*<!(?:--)?/u.test(content) || /-->\s*\S/u.test(content)) {
      this.#lists.takeItem();
      const place = (line: number) => lineAt(this.#lineOf(start + line - 1));
      const read = blocksOfHtml(content, { place, depth: this.#lists.depth });
      if (read.length === 0 && hasWords(content.replaceAll(/<[^<>]*>/gu, ' ')))
        this.leftOut.push({ place: lineAt(this.#line), text: cleanText(content), reason: 'HTML' });
      for (const block of read) this.#addInBox(block);
    }
  }

  #addInBox(block: Block): void {
    if (block.kind === 'heading') {
      this.#add(block);
      return;
    }
    const leadIn = joinTitles(this.boxes.leadIn, block.leadIn);
    this.#add({ ...block, ...(leadIn !== undefined && { leadIn }) });
  }
}
