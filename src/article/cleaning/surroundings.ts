import type { Block, LeftOut, LeftOutReason } from '../document-blocks.ts';
import { comparePlaces } from '../document-place.ts';
import { endsLikeProse, endsSentence, startsLowerCase } from '../readable-text.ts';
import { isBareByLine, readDetails } from './article-details.ts';
import { isCaption, isFooterLink, isFormField, isFurniture, opensComments, opensLinks } from './furniture.ts';

/** What a document says about its article outside the article's text. */
type Details = { author?: string; aboutAuthor?: string; sourceUrl?: string; date?: string };

export type Surrounded = {
  readonly blocks: readonly Block[];
  readonly details: Details;
  readonly leftOut: readonly LeftOut[];
};

type Leave = (block: Block, reason: LeftOutReason) => void;

const ADDRESS = /(?:https?:\/\/|www\.|discord\.gg\/)\S|\S@[^\s@]+\.\p{L}{2}/iu;

/** Whether a text is nothing but one address: of a page, or of mail. */
export function isAddress(text: string): boolean {
  return !text.includes(' ') && text.length < 2_000 && ADDRESS.test(text);
}

/**
 * Whether a line is never the beginning, the middle or the end of a sentence of the article. `before` is the line above it: what
 * begins in lower case behind a line without an end mark goes on with it, whatever it reads like.
 */
export function standsAlone(text: string, before?: string): boolean {
  if (before !== undefined && startsLowerCase(text) && !endsSentence(before)) return false;
  return (
    isFurniture(text) ||
    opensLinks(text) ||
    opensComments(text) ||
    isCaption(text) ||
    opensBiography(text, undefined) ||
    readDetails(text).length > 0
  );
}

/** Parts the article's text from page furniture, by-lines, dates, sources and what is said about the author. */
export function stripSurroundings(all: readonly Block[]): Surrounded {
  const leftOut: LeftOut[] = [];
  const leave: Leave = ({ place, text }, reason) => {
    leftOut.push({ place, text, reason });
  };
  const { blocks, details, byLine } = takeDetails(stripFurniture(all, leave), leave);
  const withoutBiography = takeBiography(blocks, details, byLine);
  return { blocks: withoutBiography, details, leftOut: leftOut.sort((a, b) => comparePlaces(a.place, b.place)) };
}

/** Bullets, rows and lines of code are never furniture, except links under a line that announces them. */
function stripFurniture(blocks: readonly Block[], leave: Leave): Block[] {
  const kept: Block[] = [];
  let inside: 'article' | 'form' | 'links' = 'article';
  for (const [index, block] of blocks.entries()) {
    const next = blocks[index + 1];
    // What opens a document may be its subject: "Privacy policy".
    if (isLoneFurniture(block, next) && !(index === 0 && isFooterLink(block.text))) {
      leave(block, isCaption(block.text) ? 'caption' : 'page furniture');
      continue;
    }
    if (isOpen(block) && opensComments(block.text)) inside = 'form';
    else if (isOpen(block) && opensLinks(block.text) && !isProse(next)) inside = 'links';
    else if (inside === 'form' && !isFormField(block.text)) inside = 'article';
    else if (inside === 'links' && !isLink(block, next)) inside = 'article';
    if (inside === 'article') kept.push(block);
    else leave(block, 'page furniture');
  }
  return kept;
}

function isLoneFurniture(block: Block, next: Block | undefined): boolean {
  if (!isOpen(block) || holdsAddress(block)) return false;
  if (isFooterLink(block.text)) return isOpenOrEnd(next) && !isProse(next);
  return isCaption(block.text) || isFurniture(block.text);
}

/** An address is what people ask for, whatever the words before it. */
function holdsAddress({ text }: Block): boolean {
  return ADDRESS.test(text);
}

/** Whether a block may be furniture or a detail by its words alone. */
function isOpen({ kind }: Block): boolean {
  return kind === 'heading' || kind === 'paragraph';
}

function isOpenOrEnd(block: Block | undefined): boolean {
  return block === undefined || isOpen(block);
}

function isProse(block: Block | undefined): boolean {
  return block !== undefined && block.kind !== 'heading' && endsLikeProse(block.text);
}

/** A title among links: not a sentence, and not the heading of what comes next. */
function isLink(block: Block, next: Block | undefined): boolean {
  if (block.kind === 'heading' || isProse(block)) return false;
  return !isOpen(block) || (isOpenOrEnd(next) && !isProse(next));
}

/** The first author, source and date win; `byLine` is where among the blocks the author was named. */
function takeDetails(
  all: readonly Block[],
  leave: Leave,
): { blocks: Block[]; details: Details; byLine: number | undefined } {
  const blocks: Block[] = [];
  const details: Details = {};
  let byLine: number | undefined;
  const firstText = all.findIndex((block) => !isOpen(block) || isProse(block));
  const lastHead = all.findLastIndex((block) => block.kind !== 'paragraph');
  for (const [index, block] of all.entries()) {
    const found = !isOpen(block) ? [] : readDetails(block.text);
    const headsSection = isBareByLine(block.text) && index > firstText && index < lastHead;
    if (found.length === 0 || headsSection) {
      blocks.push(block);
      continue;
    }
    for (const { kind, value } of found) {
      details[kind] ??= value;
      if (kind === 'author') byLine = blocks.length;
    }
    leave(block, found.some(({ kind }) => kind === 'author') ? 'by-line' : 'source or date');
  }
  return { blocks, details, byLine };
}

/**
 * Takes out the biography: paragraphs under "About the author", or those that end the document and call the author by
 * name, if they follow a by-line or a list, or the last one if it begins with the author's name.
 */
function takeBiography(blocks: readonly Block[], details: Details, byLine: number | undefined): readonly Block[] {
  const { author } = details;
  const headed = blocks.findIndex((block) => isOpen(block) && opensBiography(block.text, author));
  if (headed !== -1) {
    let end = headed + 1;
    while (blocks[end]?.kind === 'paragraph' && isProse(blocks[end])) end += 1;
    if (end > headed + 1) return cutOut(blocks, headed, headed + 1, end, details);
  }
  if (author === undefined) return blocks;
  const start = startOfTail(blocks, byLine);
  const first = blocks[start];
  if (first === undefined || start === 0) return blocks;
  const follows = start === byLine || !isOpenOrEnd(blocks[start - 1]);
  const isAbout = follows ? names(first.text, author) : first.text.startsWith(`${author} `);
  return isAbout ? cutOut(blocks, start, start, blocks.length, details) : blocks;
}

/** Where the paragraphs begin that end the document: behind a by-line or a list, or else at the last paragraph. */
function startOfTail(blocks: readonly Block[], byLine: number | undefined): number {
  let start = blocks.length;
  while (start > 0 && start !== byLine && blocks[start - 1]?.kind === 'paragraph' && isProse(blocks[start - 1]))
    start -= 1;
  return start === byLine || !isOpenOrEnd(blocks[start - 1]) ? start : Math.max(start, blocks.length - 1);
}

function cutOut(blocks: readonly Block[], from: number, textFrom: number, to: number, details: Details): Block[] {
  details.aboutAuthor = blocks
    .slice(textFrom, to)
    .map((block) => block.text)
    .join(' ');
  return [...blocks.slice(0, from), ...blocks.slice(to)];
}

function opensBiography(text: string, author: string | undefined): boolean {
  if (text.length > 100) return false;
  return (
    /^about the (?:author|writer)s?\s*:?$/iu.test(text) ||
    (author !== undefined && text.toLowerCase() === `about ${author.toLowerCase()}`)
  );
}

/** Whether a text calls an author by the first, last or whole name. */
function names(text: string, author: string): boolean {
  const words = new Set(text.split(/[^\p{L}\p{M}’'-]+/u).map((word) => word.replace(/['’]s$/u, '')));
  return author.split(/[\s,&]+/u).some((name) => /^\p{Lu}[\p{L}\p{M}]{2,}/u.test(name) && words.has(name));
}
