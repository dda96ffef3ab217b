import type { Token } from 'markdown-it';
import { type InlineLine, InlineText } from '../html-blocks/inline-text.ts';
import { isHtmlName, readTag } from './parsing/html-tags.ts';

/** One line of a paragraph's source, as text without markup. */
export type MarkdownLine = InlineLine & {
  /** Which line of the paragraph, from 0. */
  readonly offset: number;
  /** Whether all of it is bold, but for code behind it: "**Teleport** `/tp <player>`". */
  readonly isBold: boolean;
  /** Whether it begins with code, as the lines of a list of commands do. */
  readonly opensWithCode: boolean;
  /** Whether its author ended it on purpose, so that a reader sees the next line begin anew. */
  readonly endsHard: boolean;
};

/** What the parser's plugin for notes keeps: those within a text (`^[…]`) have no name. */
export type NoteEnvironment = {
  footnotes?: { list?: readonly { readonly label?: string; readonly content?: string }[] };
};

/** What a line can only be read with the rest of its document. */
export type InlineContext = {
  /** Names, in lower case, of the tags that are closed somewhere. */
  readonly closedTags: ReadonlySet<string>;
  readonly notes: NoteEnvironment;
  /** Is told the name of a note that a line refers to, and which line of the paragraph that is, from 0. */
  readonly refer: (label: string, offset: number) => void;
};

const OTHER_THAN_EMOJI = /[^\s\p{Extended_Pictographic}\u{FE0F}\u{200D}]/u;

/** `{#id}`, `{.class}`, `{: … }`: what programs are told about a heading or a paragraph. */
const ATTRIBUTES = /\s*\{(?:::?[^{}]{0,200}|\s?[#.][\p{L}\w][^{}\s]{0,80}(?:\s+[#.\w][^{}]{0,100})?\s?)\}/gu;
/** Links that are none by the letter: with a space in their target, or to a name that stands for nothing. */
const BROKEN_LINK = /\[([^[\]]{1,200})\]\((?:https?:|[/#.])[^()]{1,300}\)/gu;
const LOST_REFERENCE = /(?<![\w\])([])\[([^[\]]{1,200})\]\[(?![\s,])[^[\]]{0,100}\](?![[(\w])/gu;
const NOTE_MARK = /\[\^[^\]\s]{1,40}\]:?/gu;
/** Obsidian's name of a paragraph, at its end. */
const BLOCK_NAME = /\s\^[\da-z-]{4,40}$/u;
/** What stands before a bold name and belongs to it: a number, or an emoji. */
const OPENING =
  /^\s*(?:(?:§\s*)?[(\d][\d.()a-z]{0,8}|\p{Extended_Pictographic}[\u{FE0F}\u{200D}\p{Extended_Pictographic}]{0,4})\s*$/u;
const OPENS_BOLD = new Set(['strong_open', 'em_open']);
const CLOSES_BOLD = new Set(['strong_close', 'em_close']);

/** The lines of a paragraph, heading or cell; lines without words, such as those of pictures alone, are none. */
export function readLinesOf(inline: Token, context: InlineContext): MarkdownLine[] {
  const reading = new LineReading(context);
  for (const token of inline.children ?? []) reading.read(token);
  return reading.end();
}

class LineReading {
  readonly #lines: MarkdownLine[] = [];
  readonly #text = new InlineText();
  readonly #context: InlineContext;
  /** Where in the line each bold or italic part began that is open. */
  #bold: number[] = [];
  #strong = 0;
  #isStrong = true;
  #hasStrong = false;
  /** Whether the last words in bold say that their value comes next. */
  #leadsIn = false;
  #opensWithCode = false;
  #struck = 0;
  #htmlLinks = 0;
  #offset = 0;
  /** The line so far while it is no longer than a number, which may stand before a bold name. */
  #opening = '';

  constructor(context: InlineContext) {
    this.#context = context;
  }

  read(token: Token): void {
    const { type } = token;
    if (type === 'softbreak' || type === 'hardbreak') this.#endLine(type === 'hardbreak');
    else if (type === 's_open') this.#struck += 1;
    else if (type === 's_close') this.#struck -= 1;
    else if (type === 'html_inline') this.#readHtml(token.content);
    else if (this.#struck > 0) return;
    else if (type === 'text') this.#add(cleanedOf(token.content));
    else if (OPENS_BOLD.has(type)) this.#openBold(type === 'strong_open');
    else if (CLOSES_BOLD.has(type)) this.#closeBold(type === 'strong_close');
    else if (type === 'link_open') this.#text.openLink(targetOf(String(token.attrGet('href') ?? '')));
    else if (type === 'link_close') this.#text.closeLink();
    else if (type === 'wiki_link') this.#readWikiLink(token);
    else if (type === 'footnote_ref') this.#readNote(token);
    else if (type === 'code_inline') this.#addCode(token.content);
    else if (type !== 'image') this.#add(token.content);
  }

  end(): MarkdownLine[] {
    this.#endLine(false);
    return this.#lines;
  }

  #add(text: string): void {
    if (this.#opening.length < 12) this.#opening += text.slice(0, 12);
    // Emoji beside a title in bold are no text of their own.
    if (this.#strong > 0) {
      this.#hasStrong ||= /\S/u.test(text);
      this.#leadsIn = /[:：=]\s*$/u.test(text);
    }
    if (this.#strong === 0 && /\S/u.test(text) && OTHER_THAN_EMOJI.test(text.replaceAll(/:\w{2,32}:/gu, '')))
      this.#isStrong = false;
    this.#text.add(text);
  }

  #addCode(text: string): void {
    if (this.#text.isEmpty) this.#opensWithCode = true;
    const isBehindName = this.#isStrong && this.#hasStrong && !this.#leadsIn;
    this.#add(text);
    if (isBehindName) this.#isStrong = true;
  }

  #openBold(isStrong: boolean): void {
    if (isStrong) this.#strong += 1;
    this.#bold.push(OPENING.test(this.#opening) ? 0 : this.#text.length);
  }

  #closeBold(isStrong: boolean): void {
    if (isStrong) this.#strong -= 1;
    const from = this.#bold.pop();
    if (from !== undefined && this.#text.length > from) this.#text.markBold(from);
  }

  #readWikiLink({ content, meta }: Token): void {
    this.#text.openLink((meta as { readonly target: string }).target);
    this.#add(content);
    this.#text.closeLink();
  }

  /** A note within a text stands in brackets; all others below what refers to them. */
  #readNote({ meta }: Token): void {
    const note = this.#context.notes.footnotes?.list?.[(meta as { readonly id: number }).id];
    if (note?.label === undefined && note?.content !== undefined) this.#add(` (${note.content})`);
    else if (note?.label !== undefined) this.#context.refer(note.label, this.#offset);
  }

  #readHtml(source: string): void {
    const tag = readTag(source, 0);
    if (tag === undefined) return;
    const name = tag.name.toLowerCase();
    if (name === 'del' || name === 's' || name === 'strike') {
      this.#struck = Math.max(0, this.#struck + (tag.kind === 'open' ? 1 : -1));
    } else if (this.#struck > 0) return;
    else if (name === 'br') this.#endLine(true, 0);
    else if (name === 'b' || name === 'strong' || name === 'i' || name === 'em') {
      if (tag.kind === 'close') this.#closeBold(name === 'b' || name === 'strong');
      else if (tag.kind === 'open') this.#openBold(name === 'b' || name === 'strong');
    } else if (name === 'a' && tag.kind === 'open') {
      this.#htmlLinks += 1;
      this.#text.openLink(targetOf(tag.attributes.get('href') ?? ''));
    } else if (name === 'a' && tag.kind === 'close' && this.#htmlLinks > 0) {
      this.#htmlLinks -= 1;
      this.#text.closeLink();
    } else if (
      tag.kind === 'open' &&
      tag.attributes.size === 0 &&
      !isHtmlName(name) &&
      !this.#context.closedTags.has(name)
    ) {
      // "/kick <user>": what to write there, not a tag.
      this.#add(source);
    }
  }

  /** A break by a tag stands within a line of the source. */
  #endLine(endsHard: boolean, lines = 1): void {
    const bold = this.#bold.length > 0 && this.#bold[0] === 0;
    if (bold) this.#text.markBold(0);
    const line = this.#text.take();
    const text = line.text.replace(BLOCK_NAME, '').trimEnd();
    if (text.trim() !== '') {
      const links = line.links.flatMap((link) => (link.end <= text.length ? [link] : []));
      this.#lines.push({
        text,
        links,
        bold: line.bold,
        offset: this.#offset,
        isBold: this.#isStrong && this.#hasStrong,
        opensWithCode: this.#opensWithCode,
        endsHard,
      });
    } else if (endsHard) this.#breakLast();
    this.#bold = this.#bold.map(() => 0);
    this.#isStrong = true;
    this.#hasStrong = false;
    this.#leadsIn = false;
    this.#opensWithCode = false;
    this.#opening = '';
    this.#offset += lines;
  }

  #breakLast(): void {
    const last = this.#lines.pop();
    if (last !== undefined) this.#lines.push({ ...last, endsHard: true });
  }
}

function cleanedOf(text: string): string {
  let cleaned = text;
  if (text.includes('{')) cleaned = cleaned.replaceAll(ATTRIBUTES, '');
  if (!text.includes('[')) return cleaned;
  return cleaned.replaceAll(NOTE_MARK, '').replaceAll(BROKEN_LINK, '$1').replaceAll(LOST_REFERENCE, '$1');
}

/** What only runs something is no place to go to. */
function targetOf(href: string): string {
  return /^\s*(?:javascript|data|vbscript):/iu.test(href) ? '' : href.trim();
}
