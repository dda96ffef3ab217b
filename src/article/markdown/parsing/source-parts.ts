import type { MarkdownSource } from './markdown-source.ts';

/** Some lines of a document that can be parsed alone, and for each of them the line of the document that it comes from, from 0. */
export type SourcePart = { readonly text: string; readonly lineOf: readonly number[] };

/** Characters of a part: what the parser makes of more lies in memory at the same time. */
const SIZE = 100_000;

/** A table is cut behind so many lines at the earliest. */
const FEWEST_ROWS = 20;

/** Begins a block at the margin that no list, quote or note above it holds. */
const BEGINS = /^(?:#{1,6}\s|\p{L})/u;
const CONTAINER = /^\s*:{3,}/u;
const DELIMITERS = /^\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?$/u;
const ROW = /^\s*\|/u;
/** A line that no paragraph goes on behind. */
const PARTS = /^\s*(?:$|#{1,6}\s|:{3,}|[=-]{2,}\s*$|<)/u;
/** What is defined anywhere holds for the whole document. */
const DEFINITION = /^ {0,3}\[[^\]]{1,300}\]:/u;

/**
 * A document in parts that are parsed one after another, cut where a block begins that nothing above holds, and between the rows of a
 * long table, whose head then stands above each part. A part has `fewest` characters at least, but the last.
 */
export function* partsOf({ lines, lineOf, isVerbatim }: MarkdownSource, fewest: number = SIZE): Generator<SourcePart> {
  let start = 0;
  let size = 0;
  let boxes = 0;
  let table = 0;
  let head: readonly number[] = [];
  const part = (end: number): SourcePart => {
    const indices = [...head, ...range(start, end)];
    return {
      text: indices.map((index) => lines[index] ?? '').join('\n'),
      lineOf: indices.map((index) => lineOf[index] ?? index),
    };
  };
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (isVerbatim(index)) {
      size += line.length + 1;
      continue;
    }
    if (!ROW.test(line)) table = index + 1;
    const isFree = boxes === 0 && size >= fewest;
    const isTable =
      isFree &&
      index > table + FEWEST_ROWS &&
      (lines[table - 1] ?? '').trim() === '' &&
      DELIMITERS.test(lines[table + 1] ?? '');
    if (isTable || (isFree && BEGINS.test(line) && (lines[index - 1] ?? '').trim() === '')) {
      yield part(index);
      head = isTable ? [table, table + 1] : [];
      start = index;
      size = 0;
    }
    if (CONTAINER.test(line)) boxes = Math.max(0, boxes + (/^\s*:{3,}\s*$/u.test(line) ? -1 : 1));
    else if (line.includes('<box n=')) boxes += 1;
    else if (line.includes('</box>')) boxes = Math.max(0, boxes - 1);
    size += line.length + 1;
  }
  yield part(lines.length);
}

/** Lines that define what links and notes lead to, wherever they stand; they are parsed before all parts where there are several. */
export function definitionsIn({ lines, isVerbatim }: MarkdownSource): string {
  const found: string[] = [];
  let opensBlock = true;
  for (const [index, line] of lines.entries()) {
    // In the middle of a paragraph they define nothing.
    const defines: boolean = opensBlock && DEFINITION.test(line) && !isVerbatim(index);
    if (defines) found.push(line);
    opensBlock = defines || isVerbatim(index) || PARTS.test(line);
  }
  return found.join('\n\n');
}

function* range(start: number, end: number): Generator<number> {
  for (let index = start; index < end; index += 1) yield index;
}
