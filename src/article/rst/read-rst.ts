import type { FormatReading, StatedDetails } from '../article-format.ts';
import { toIsoDate } from '../cleaning/article-details.ts';
import { endOfIndented, isBlank, withoutTabs } from '../markup/indented.ts';
import { OUTSIDE } from '../markup/inner-blocks.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import { cleanText, toLines } from '../readable-text.ts';
import { RstReader } from './rst-blocks.ts';
import { readRstNames } from './rst-names.ts';
import { readTitle } from './rst-sections.ts';

/** Reads a text in reStructuredText. `firstLine` is the number of its first line in the file. Linear in time. */
export function readRst(source: string, firstLine = 1): FormatReading {
  const lines = toLines(source).map((raw, index): SourceLine => ({ raw: withoutTabs(raw), number: firstLine + index }));
  const { rest, details } = takeFields(lines);
  const reader = new RstReader(readRstNames(lines));
  reader.read(rest, OUTSIDE);
  return { blocks: reader.blocks, meta: { ...details, marksHeadings: true }, leftOut: reader.leftOut, warnings: [] };
}

/** Names of fields that tell of a document. */
const BIBLIOGRAPHIC =
  /^(?:title|subtitle|authors?|date|language|orphan|version|copyright|status|revision|organization|contact|license|address)$/u;

/** The fields at the beginning of a document, above its title and right below. */
function takeFields(lines: readonly SourceLine[]): { rest: SourceLine[]; details: StatedDetails } {
  const fields = new Map<string, string>();
  let rest = [...lines];
  let start = skipSilent(rest, 0);
  rest = takeFieldsAt(rest, start, fields);
  start = skipSilent(rest, start);
  const title = readTitle(rest, start);
  if (title !== undefined) rest = takeFieldsAt(rest, skipSilent(rest, title.end), fields);
  return { rest, details: detailsOf(fields) };
}

/** Past blank lines, labels and remarks. */
function skipSilent(lines: readonly SourceLine[], from: number): number {
  let index = from;
  while (index < lines.length && (isBlank(lines[index]) || /^\.\. (?!\S+::)/u.test(lines[index]?.raw ?? ''))) {
    index = isBlank(lines[index]) ? index + 1 : Math.max(index + 1, endOfIndented(lines, index + 1, 1));
  }
  return index;
}

/** The lines without the fields at a place, which are kept; fields that tell of nothing else than the document. */
function takeFieldsAt(lines: SourceLine[], start: number, fields: Map<string, string>): SourceLine[] {
  const end = fieldsEnd(lines, start);
  const found = new Map<string, string>();
  let name: string | undefined;
  for (const { raw } of lines.slice(start, end)) {
    const [, key, value = ''] = /^:([^:]+):(?:\s+(.*))?$/u.exec(raw) ?? [];
    if (key !== undefined) found.set((name = key.toLowerCase()), cleanText(value));
    else if (name !== undefined)
      found.set(name, cleanText(`${found.get(name) ?? ''} ${raw.replace(/^\s*[-*]\s/u, '')}`));
  }
  if (![...found.keys()].some((key) => BIBLIOGRAPHIC.test(key))) return lines;
  for (const [key, value] of found) fields.set(key, value);
  return [...lines.slice(0, start), ...lines.slice(end)];
}

function fieldsEnd(lines: readonly SourceLine[], start: number): number {
  let end = start;
  while (/^:(?![:\s])[^:`]+:(?:\s|$)/u.test(lines[end]?.raw ?? '')) {
    end += 1;
    const indented = endOfIndented(lines, end, 1);
    const blank = lines.slice(end, indented).findIndex((line) => isBlank(line));
    end = blank === -1 ? Math.max(end, indented) : end + blank;
  }
  return end;
}

function detailsOf(fields: ReadonlyMap<string, string>): StatedDetails {
  const title = fields.get('title');
  const subtitle = fields.get('subtitle');
  const author = fields.get('author') ?? fields.get('authors');
  const date = toIsoDate(fields.get('date') ?? '');
  const language = /^([a-z]{2})(?:[-_]\w+)?$/iu.exec(fields.get('language') ?? '')?.[1]?.toLowerCase();
  return {
    ...(title !== undefined && title !== '' && { title }),
    ...(subtitle !== undefined && subtitle !== '' && { subtitle }),
    ...(author !== undefined && author !== '' && { author }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}
