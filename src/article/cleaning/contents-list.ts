import type { Block, LeftOut, LeftOutReason } from '../document-blocks.ts';
import { endsSentence } from '../readable-text.ts';

/** Fewer lines than this that say what headings say are a coincidence, unless they are links to them. */
const FEWEST_UNLINKED = 3;
/** A longer line is no heading, and need not be compared with them. */
const LONGEST_ENTRY = 200;
/** A list of contents is announced in no more words: "In this document:". */
const LONGEST_NAME = 6;
/** A line of links alone is navigation where it has so many of them. */
const FEWEST_LINKS = 2;

/** What a section is called that is a list of contents and nothing else. */
const CONTENTS =
  /^(?:(?:table of )?contents|toc|inhalt(?:sverzeichnis|sübersicht)?|sommaire|table des matières|índice|contenido|indice|sumário|inhoud(?:sopgave)?|spis treści|содержание|оглавление|зміст|içindekiler|目录|目錄|目次|목차|차례)$/u;

/** The page that an entry stands for, behind what leads to it: "Fees ........ 5". */
const PAGE = /\s*(?:[.…_]\s?){2,}\s*(?:\d{1,4}|[ivxlc]{1,6})$/u;

type Parted = { readonly blocks: readonly Block[]; readonly leftOut: readonly LeftOut[] };

/**
 * Takes out what only leads elsewhere: lists whose entries are headings of the same document, by their links or by their words
 * ("Contents"), and lines that are nothing but links above the first text and below the last (languages, badges, "back to top").
 */
export function stripSignposts(blocks: readonly Block[]): Parted {
  const headings = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [named(block.text)] : [])));
  const reasons = new Map<Block, LeftOutReason>();
  const lone = loneLines(blocks);
  const kindAt = (index: number): Block['kind'] | undefined => {
    const block = blocks[index];
    if (block !== undefined && isPrintedEntry(block)) return 'paragraph';
    return block?.kind === 'paragraph' && PAGE.test(block.text) ? 'item' : block?.kind;
  };
  // A line of links to headings is no text wherever it stands; a list of them is none as a whole.
  for (const block of blocks) if (isManyLinks(block) && isWholly(block, isAnchor)) reasons.set(block, 'contents list');
  for (let start = 0; start < blocks.length; ) {
    const kind = kindAt(start);
    let end = start + 1;
    while (end < blocks.length && kindAt(end) === kind) end += 1;
    const run = blocks.slice(start, end);
    const isWhole = kind === 'item' && isContents(run, headings);
    const mayBePart = kind === 'paragraph' || run.some(({ text }) => PAGE.test(text));
    const own = isWhole ? run : mayBePart ? entriesOf(run, headings) : [];
    for (const block of own) reasons.set(block, 'contents list');
    const above = blocks[start - 1];
    if (own.length === 0 && above !== undefined && CONTENTS.test(named(above.text)) && kind !== 'heading') {
      if (run.every((block) => isWholly(block, isAnchor)))
        for (const block of [above, ...run]) reasons.set(block, 'contents list');
      const repeated = run.findIndex((block) => (lone.get(named(entryOf(block))) ?? -1) < end);
      const entries = repeated === -1 ? run : run.slice(0, repeated);
      if (entries.length > 1) for (const block of [above, ...entries]) reasons.set(block, 'contents list');
    }
    if (own.length > 0 && own[0] === run[0] && above !== undefined && announces(above))
      reasons.set(above, 'contents list');
    const isSectionOfOwn = own.length === run.length && (blocks[end]?.kind ?? 'heading') === 'heading';
    if (own.length > 0 && isSectionOfOwn && above?.kind === 'heading' && CONTENTS.test(named(above.text)))
      reasons.set(above, 'contents list');
    start = end;
  }
  for (const block of atTheEdges(blocks)) reasons.set(block, 'navigation');
  return {
    blocks: blocks.filter((block) => !reasons.has(block)),
    leftOut: blocks.flatMap((block) => {
      const reason = reasons.get(block);
      return reason === undefined ? [] : [{ place: block.place, text: block.text, reason }];
    }),
  };
}

/** Where each line that may be a heading, for all that is known so far, stands for the last time. */
function loneLines(blocks: readonly Block[]): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const [index, { kind, text }] of blocks.entries())
    if (kind === 'paragraph' && text.length <= LONGEST_ENTRY) lines.set(named(text), index);
  return lines;
}

/** All entries lead to headings, and so many that it is no chance. */
function isContents(run: readonly Block[], headings: ReadonlySet<string>): boolean {
  if (run.every((block) => isWholly(block, isAnchor))) return run.length > 1 || isManyLinks(run[0]);
  return run.length >= FEWEST_UNLINKED && run.every((block) => isEntry(block, headings));
}

/** Whether a block leads to a heading, by its link or by its words. */
function isEntry(block: Block, headings: ReadonlySet<string>): boolean {
  if (isWholly(block, isAnchor)) return true;
  return block.text.length <= LONGEST_ENTRY && headings.has(named(entryOf(block)));
}

/** Paragraphs that stand for a list of contents: so many behind each other as a list would have to have. */
function entriesOf(run: readonly Block[], headings: ReadonlySet<string>): readonly Block[] {
  for (let start = 0; start < run.length; start += 1) {
    let end = start;
    while (end < run.length && isEntry(run[end] as Block, headings)) end += 1;
    const entries = run.slice(start, end);
    if (entries.length > 0 && isContents(entries, headings)) return entries;
    if (end > start) start = end;
  }
  return [];
}

/** "Fees 5", all of it a link to a heading: in bold, it would be one itself. */
function isPrintedEntry(block: Block): boolean {
  return block.kind === 'heading' && /\s\d{1,4}$/u.test(block.text) && isWholly(block, isAnchor);
}

/** "Contents:" above a list, which would lead into what comes after it. */
function announces({ kind, text }: Block): boolean {
  return kind === 'paragraph' && text.split(' ').length <= LONGEST_NAME && !endsSentence(text);
}

const isAnchor = (target: string): boolean => target.startsWith('#');

const isManyLinks = (block: Block | undefined): boolean => (block?.links?.length ?? 0) >= FEWEST_LINKS;

/** Whether a block is links to such targets, and nothing else that has letters. */
function isWholly({ text, links = [] }: Block, isTarget: (target: string) => boolean): boolean {
  if (links.length === 0 || !links.every(({ target }) => isTarget(target))) return false;
  let rest = '';
  let from = 0;
  for (const { start, end } of links) {
    rest += text.slice(from, start);
    from = end;
  }
  return !/\p{L}{2,}/u.test(rest + text.slice(from));
}

/** Lines of several links above the first text, and below the last. */
function atTheEdges(blocks: readonly Block[]): readonly Block[] {
  const isLine = (block: Block): boolean =>
    block.kind === 'paragraph' && isManyLinks(block) && isWholly(block, () => true);
  const isText = (block: Block): boolean => block.kind !== 'heading' && !isLine(block);
  const first = blocks.findIndex(isText);
  const last = blocks.findLastIndex(isText);
  return blocks.filter((block, index) => isLine(block) && (index < first || index > last));
}

/** What an entry says without its page: "Fees ........ 5". */
function entryOf(block: Block): string {
  const { text } = block;
  if (block.kind === 'item' && block.leadIn !== undefined && /^\d{1,4}$/u.test(text)) return block.leadIn;
  return text.replace(PAGE, '');
}

/** How a contents list and a heading say the same: without numbers, marks and capitals. */
function named(text: string): string {
  return text
    .toLowerCase()
    .replace(/^[\s\p{P}\p{S}\d]+/u, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
