import { looksOf } from '../cleaning/heading-like.ts';
import { standsAlone } from '../cleaning/surroundings.ts';
import type { Block, LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText, closedUp, toLines } from '../readable-text.ts';
import { joinAddresses } from './address-blocks.ts';
import { takeBookHead } from './heads/book-head.ts';
import { takeLetterHead } from './heads/letter-head.ts';
import { takeManualHead } from './heads/manual-page.ts';
import { takeMemoHead } from './heads/memo-head.ts';
import type { TextHead } from './heads/text-head.ts';
import { joinBroken } from './line-breaks.ts';
import { withoutPageBreaks } from './page-breaks.ts';
import { questionMarks } from './questions-in-text.ts';
import { readLines, type SourceLine } from './text-lines.ts';
import { TextWalk, type WalkedText } from './text-walk.ts';

/** So many headings are marked where all are. */
const MARKED = 3;

/** Questions that are marked as such rank below all headings. */
const QUESTION_LEVEL = 6;

/** A plain text as it is read. */
export type PlainText = {
  readonly blocks: Block[];
  /** The heads and feet of pages. */
  readonly leftOut: readonly LeftOut[];
  readonly author?: string;
  /** Whether its headings are marked so often that no other line is one. */
  readonly marksHeadings: boolean;
};

/**
 * Blocks of a plain text: bullets with their wrapped lines as items, other lines as paragraphs, tables, verse and code, marked
 * questions and headings as what they are. `firstLine` is the number of its first line in the file. Linear in time.
 */
export function readPlainText(source: string, firstLine = 1): PlainText {
  const all = toLines(source).map((raw, index): SourceLine => ({ raw: closedUp(raw), number: firstLine + index }));
  const head: TextHead = takeManualHead(all) ??
    takeMemoHead(all) ??
    takeLetterHead(all) ??
    takeBookHead(all) ?? { lines: all, leftOut: [] };
  const { lines, leftOut } = withoutPageBreaks(head.lines);
  const read = readAnswers(lines);
  const marksHeadings = read.marked >= MARKED;
  const blocks = joinAddresses(
    joinBroken(marksHeadings && head.title === undefined ? withTitle(read.blocks) : read.blocks),
  );
  // What is kept of the lines above a mail's subject comes after it all the same.
  const above = lines.find(({ raw }) => raw.trim() !== '')?.number ?? Number.POSITIVE_INFINITY;
  if (head.title !== undefined) {
    const place = lineAt(Math.min(head.title.number, above));
    blocks.unshift({ kind: 'heading', level: 1, text: head.title.text, place });
  }
  return {
    blocks,
    leftOut: [...head.leftOut, ...leftOut],
    marksHeadings,
    ...(head.author !== undefined && { author: head.author }),
  };
}

/** The first line of a text whose headings are marked, where it reads like a heading but is not marked, ranks above them all. */
function withTitle(blocks: readonly Block[]): Block[] {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph' || looksOf(first.text) !== 'head' || standsAlone(first.text)) return [...blocks];
  const below = rest.map((block) => (block.kind === 'heading' ? { ...block, level: block.level + 1 } : block));
  return [{ kind: 'heading', level: 1, text: first.text, place: first.place }, ...below];
}

/** Blocks of lines in which questions and answers may be marked: a question heads all that follows, until the next heading. */
function readAnswers(lines: readonly SourceLine[]): WalkedText {
  const marked = questionMarks(lines);
  if (marked === undefined) return new TextWalk(readLines(lines)).read();
  const blocks: Block[] = [];
  let headings = 0;
  let open: SourceLine[] = [];
  const close = (): void => {
    const read = new TextWalk(readLines(open)).read();
    for (const block of read.blocks) blocks.push(block);
    headings += read.marked;
    open = [];
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    const mark = line === undefined ? undefined : marked(line.raw);
    if (line === undefined || mark === undefined) {
      if (line !== undefined) open.push(line);
      continue;
    }
    close();
    if (mark.opens === 'answer') open.push({ ...line, raw: inColumn(line.raw, mark.text, lines[index + 1]?.raw) });
    else {
      const asked = readQuestion(lines, index, mark.text, marked);
      const number = mark.number === '' ? '' : `Q${mark.number.normalize('NFKC')}: `;
      blocks.push({
        kind: 'heading',
        level: QUESTION_LEVEL,
        text: number + asked.text,
        asks: true,
        place: lineAt(line.number),
      });
      if (asked.answer !== undefined) open.push({ ...line, raw: asked.answer });
      index = asked.end - 1;
    }
  }
  close();
  return { blocks, marked: headings };
}

/** An answer that opens a list, as far in as it stood where the next line stands below it: the list goes on there. */
function inColumn(raw: string, answer: string, next = ''): string {
  const column = raw.length - answer.length;
  const opensList = /^(?:\(?[\da-z]{1,2}[.)]|[-*•])\s/u.test(answer);
  return opensList && next.search(/\S/u) === column ? ' '.repeat(column) + answer : answer;
}

/** A question with its wrapped lines, and the answer where it stands on the same line. */
function readQuestion(
  lines: readonly SourceLine[],
  start: number,
  first: string,
  marked: NonNullable<ReturnType<typeof questionMarks>>,
): { text: string; answer?: string; end: number } {
  const [, question, rest] = /^(.*?[?？])\s+(\S.*)$/u.exec(first.slice(0, 500)) ?? [];
  const inline = rest === undefined ? undefined : marked(rest);
  if (question !== undefined && inline?.opens === 'answer')
    return { text: cleanText(question), answer: inline.text + first.slice(500), end: start + 1 };
  const parts = [first.trim()];
  let end = start + 1;
  for (let line = lines[end]; line !== undefined; line = lines[end]) {
    if (/[?？]\s*$/u.test(parts.at(-1) ?? '') || line.raw.trim() === '' || marked(line.raw) !== undefined) break;
    parts.push(line.raw.trim());
    end += 1;
  }
  return { text: cleanText(parts.join(' ')), end };
}
