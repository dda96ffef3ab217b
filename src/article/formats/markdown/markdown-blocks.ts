import type MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import { createRequire } from 'node:module';
import type { Block, LeftOut } from '../../document-blocks.ts';
import { lineAt } from '../../document-place.ts';
import { cleanText, endsLikeProse } from '../../readable-text.ts';
import { inlineText, isBold } from './markdown-inline.ts';
import { standsAlone } from '../../cleaning/surroundings.ts';
import { tableBlocks, type TableRow } from '../../table-blocks.ts';
import { readTextBlocks } from '../../plain-text/text-blocks.ts';

const load = createRequire(import.meta.url);

let parser: InstanceType<typeof MarkdownIt> | undefined;

/** Loaded for the first Markdown file. */
function markdown(): InstanceType<typeof MarkdownIt> {
  parser ??= new (load('markdown-it') as typeof MarkdownIt)({ html: true });
  return parser;
}

/** Bold paragraphs head sections narrower than any marked heading. */
const BOLD_LEVEL = 7;
const LONGEST_HEADING = 200;

export type MarkdownBlocks = {
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  /** The number of the first line that is nested too deep to be read, where there is one. */
  readonly tooDeep?: number;
};

/** Blocks of a Markdown document; `firstLine` is the number of its first line in the file. */
export function readMarkdownBlocks(source: string, firstLine: number): MarkdownBlocks {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  const tokens = markdown().parse(source, {});
  // Tokens at this level hold blocks that the library would drop unread.
  const tooDeep = (markdown().options.maxNesting ?? 100) - 1;
  let line = firstLine;
  let startsItem = false;
  let quietUntil = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.map !== null) line = firstLine + token.map[0];
    if (token.level >= tooDeep) return { blocks, leftOut, tooDeep: line };
    if (index < quietUntil) continue;
    if (token.type === 'list_item_open') startsItem = true;
    else if (token.type === 'list_item_close') startsItem = false;
    else if (token.type === 'heading_open') {
      blocks.push(readHeading(token, tokens[index + 1], line));
      quietUntil = index + 2;
    } else if (token.type === 'table_open') {
      quietUntil = endOfTable(tokens, index);
      for (const row of readTable(tokens.slice(index, quietUntil), firstLine)) blocks.push(row);
    } else if (token.type === 'inline') {
      for (const block of startsItem ? [readItem(token, line)] : readParagraph(token, line)) blocks.push(block);
      startsItem = false;
    } else if (token.type === 'fence')
      blocks.push({ kind: 'lines', code: true, text: cleanText(token.content), place: lineAt(line + 1) });
    else if (token.type === 'code_block')
      blocks.push({ kind: 'paragraph', text: cleanText(token.content), place: lineAt(line) });
    else if (token.type === 'html_block' && !isComment(token.content)) {
      leftOut.push({ place: lineAt(line), text: cleanText(token.content), reason: 'HTML' });
    }
  }
  return { blocks: demoteLoneBold(blocks.filter((block) => block.text !== '')), leftOut };
}

/** A long sentence above a rule makes a heading by Markdown's letter, hardly by its author's mind. */
function readHeading(token: Token, inline: Token | undefined, line: number): Block {
  const text = inline === undefined ? '' : cleanText(inlineText(inline));
  if (token.markup === '-' && endsLikeProse(text)) return { kind: 'paragraph', text, place: lineAt(line) };
  return { kind: 'heading', level: Number(token.tag.slice(1)), text, place: lineAt(line) };
}

function readItem(inline: Token, line: number): Block {
  const text = cleanText(inlineText(inline).replace(/^\[[ xX]\]\s/u, ''));
  return { kind: 'item', text, place: lineAt(line) };
}

function readParagraph(inline: Token, line: number): Block[] {
  const text = inlineText(inline);
  if (/^[•‣⁃◦▪▫●■]/mu.test(text)) return readTextBlocks(text, line);
  const cleaned = cleanText(text);
  if (isBold(inline) && cleaned.length <= LONGEST_HEADING && !endsLikeProse(cleaned)) {
    return [{ kind: 'heading', level: BOLD_LEVEL, text: cleaned, place: lineAt(line) }];
  }
  const blocks: Block[] = [];
  let open: { line: number; parts: string[] } | undefined;
  const close = (): void => {
    if (open !== undefined)
      blocks.push({ kind: 'paragraph', text: cleanText(open.parts.join(' ')), place: lineAt(open.line) });
    open = undefined;
  };
  for (const [index, raw] of text.split('\n').entries()) {
    const part = cleanText(raw);
    if (standsAlone(part)) {
      close();
      blocks.push({ kind: 'paragraph', text: part, place: lineAt(line + index) });
    } else if (open === undefined) open = { line: line + index, parts: [part] };
    else open.parts.push(part);
  }
  close();
  return blocks;
}

function endOfTable(tokens: readonly Token[], start: number): number {
  let end = start;
  while (end < tokens.length && tokens[end]?.type !== 'table_close') end += 1;
  return end;
}

function readTable(tokens: readonly Token[], firstLine: number): Block[] {
  const rows: TableRow[] = [];
  let cells: string[] = [];
  let line = firstLine;
  for (const token of tokens) {
    if (token.type === 'tr_open') {
      cells = [];
      line = firstLine + (token.map?.[0] ?? 0);
    } else if (token.type === 'inline') cells.push(cleanText(inlineText(token)));
    else if (token.type === 'tr_close') rows.push({ cells, place: lineAt(line) });
  }
  return tableBlocks(rows[0], rows.slice(1));
}

/** Bold text that heads nothing is text. */
function demoteLoneBold(blocks: readonly Block[]): Block[] {
  return blocks.map((block, index) => {
    if (block.kind !== 'heading' || block.level !== BOLD_LEVEL) return block;
    const next = blocks[index + 1];
    if (next !== undefined && next.kind !== 'heading') return block;
    return { kind: 'paragraph', text: block.text, place: block.place };
  });
}

function isComment(html: string): boolean {
  return html.trimStart().startsWith('<!--');
}
