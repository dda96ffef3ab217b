import { isHtmlName, type MarkupTag, readTag } from './html-tags.ts';
import type { SourceLines } from './source-lines.ts';

/** A tag in a document, by the indices of its lines; `start` and `end` are columns in its first and last one. */
export type PlacedTag = MarkupTag & {
  readonly line: number;
  readonly lastLine: number;
  /** Whether nothing but other tags stands before it on its line. */
  readonly opensLine: boolean;
  /** The tag that closes it, or that it closes. */
  pair?: PlacedTag;
};

export type DocumentTags = {
  /** Tags that mean something for the blocks of the document, by their line. */
  readonly byLine: ReadonlyMap<number, readonly PlacedTag[]>;
  /** By how many columns each line is indented only because a tag encloses it; 0 where it is not named. */
  readonly shifts: ReadonlyMap<number, number>;
  /** Names, in lower case, of which there is a closing tag. */
  readonly closedTags: ReadonlySet<string>;
};

/** Tags with nothing to say of what they enclose but how it looks. */
const WRAPPERS = new Set('div center section article main aside header footer nav hgroup font figure'.split(' '));
/** What is read as HTML from its first line to its last. */
const STRUCTURES = new Set('table ul ol dl blockquote'.split(' '));
/** Lines over which a tag may reach. */
const LONGEST_TAG = 20;

export const isStructure = ({ name }: MarkupTag): boolean => STRUCTURES.has(name.toLowerCase());

/** Whether a tag is of no element that HTML knows, or has a form that HTML does not know. */
export function isComponent({ name, hasExpression }: MarkupTag): boolean {
  return hasExpression || name === '' || /^\p{Lu}/u.test(name) || !isHtmlName(name.toLowerCase());
}

/** Finds a document's tags outside of code, and which of them belong together. Linear in the document's size. */
export function findTags({ lines, isVerbatim }: SourceLines): DocumentTags {
  const search = new TagSearch(lines, isVerbatim);
  search.run();
  return search;
}

type LongTag = MarkupTag & { readonly lastLine?: number };

type OpenTag = { readonly tag: PlacedTag; narrowest: number };

class TagSearch implements DocumentTags {
  readonly byLine = new Map<number, PlacedTag[]>();
  readonly shifts = new Map<number, number>();
  readonly closedTags = new Set<string>();
  readonly #lines: readonly string[];
  readonly #isVerbatim: readonly boolean[];
  readonly #open: OpenTag[] = [];
  readonly #openNames = new Map<string, number>();
  /** By how much lines are shifted from each line on, more than those before it. */
  readonly #steps = new Map<number, number>();
  #listIndent = 0;

  constructor(lines: readonly string[], isVerbatim: readonly boolean[]) {
    this.#lines = lines;
    this.#isVerbatim = isVerbatim;
  }

  run(): void {
    for (let index = 0; index < this.#lines.length; index += 1) {
      const line = this.#lines[index] ?? '';
      const indent = indentOf(line);
      const isBlank = line.slice(indent).trim() === '';
      if (isBlank || this.#isVerbatim[index] === true) continue;
      const columns = indentWidth(line.slice(quoteOf(line).length, indent));
      this.#followList(line.slice(quoteOf(line).length), columns);
      const isCode = columns >= this.#listIndent + 4 && this.#open.length === 0;
      if (!line.includes('<') || isCode) this.#narrow(columns);
      else index = this.#readLine(index, indent, columns);
    }
    if (this.#steps.size > 0) this.#sumShifts();
  }

  /** Where the text of the list item, admonition or note begins that encloses a line, from which code is indented. */
  #followList(line: string, columns: number): void {
    const mark = /^\s*(?:[-*+:]|\d{1,9}[.)])\s+(?=\S)/u.exec(line)?.[0];
    const isIndented = /^\s*(?:!!!\s|\[\^[^\]\s]+\]:)/u.test(line);
    if (columns < this.#listIndent + 4 && isIndented) this.#listIndent = columns + 4;
    else if (mark !== undefined && columns < this.#listIndent + 4) this.#listIndent = indentWidth(mark);
    else if (columns === 0) this.#listIndent = 0;
  }

  #narrow(columns: number): void {
    const top = this.#open.at(-1);
    if (top !== undefined) top.narrowest = Math.min(top.narrowest, columns);
  }

  /** Reads the tags of a line, and of those below on which one of them ends; gives the index of the last. */
  #readLine(start: number, indent: number, columns: number): number {
    let index = start;
    let text = withoutCode(this.#lines[index] ?? '');
    let opensLine = true;
    let isCounted = false;
    let from = indent;
    for (let at = text.indexOf('<', from); at !== -1; at = text.indexOf('<', from)) {
      opensLine &&= text.slice(from, at).trim() === '';
      const short: LongTag | undefined = readTag(text, at);
      const read = short === undefined && opensLine ? this.#readLongTag(index, at) : short;
      if (read === undefined) {
        from = at + 1;
        opensLine = false;
        continue;
      }
      const lastLine = read.lastLine ?? index;
      const tag: PlacedTag = { ...read, line: index, lastLine, opensLine };
      if (tag.kind === 'close') this.closedTags.add(tag.name.toLowerCase());
      // A closing tag's line is none of those that it encloses.
      const closes = tag.kind === 'close' && tag.opensLine && this.#open.at(-1)?.tag.name === tag.name;
      if (!isCounted && !closes) this.#narrow(columns);
      if (closes) this.#place(tag);
      if (!isCounted && closes) this.#narrow(columns);
      isCounted = true;
      if (!closes) this.#place(tag);
      if (lastLine > index) {
        index = lastLine;
        text = withoutCode(this.#lines[index] ?? '');
      }
      from = tag.end;
    }
    if (!isCounted) this.#narrow(columns);
    return index;
  }

  /** A tag that ends on a line below the one on which it begins. */
  #readLongTag(index: number, at: number): LongTag | undefined {
    if (!/^<\p{L}/u.test((this.#lines[index] ?? '').slice(at, at + 3))) return undefined;
    const rest: string[] = [];
    let length = 0;
    for (let next = index; next < Math.min(this.#lines.length, index + LONGEST_TAG); next += 1) {
      const line = this.#lines[next] ?? '';
      if (next > index && line.trim() === '') return undefined;
      rest.push(line);
      const tag = next > index && line.includes('>') ? readTag(rest.join('\n'), at) : undefined;
      if (tag !== undefined) return tag.end < length ? undefined : { ...tag, end: tag.end - length, lastLine: next };
      length += line.length + 1;
    }
    return undefined;
  }

  #place(tag: PlacedTag): void {
    const name = tag.name.toLowerCase();
    const counts =
      isComponent(tag) || WRAPPERS.has(name) || STRUCTURES.has(name) || name === 'details' || name === 'summary';
    if (!counts) return;
    const placed = this.byLine.get(tag.line);
    if (placed === undefined) this.byLine.set(tag.line, [tag]);
    else placed.push(tag);
    if (tag.kind === 'open') {
      this.#open.push({ tag, narrowest: Number.POSITIVE_INFINITY });
      this.#openNames.set(tag.name, (this.#openNames.get(tag.name) ?? 0) + 1);
    } else if (tag.kind === 'close' && (this.#openNames.get(tag.name) ?? 0) > 0) this.#pairUp(tag);
  }

  /** Pairs a closing tag with the last open one of its name; those that were opened in between are closed by nothing. */
  #pairUp(tag: PlacedTag): void {
    let narrowest = Number.POSITIVE_INFINITY;
    for (let open = this.#open.pop(); open !== undefined; open = this.#open.pop()) {
      this.#openNames.set(open.tag.name, (this.#openNames.get(open.tag.name) ?? 1) - 1);
      narrowest = Math.min(narrowest, open.narrowest);
      if (open.tag.name !== tag.name) continue;
      open.tag.pair = tag;
      tag.pair = open.tag;
      this.#shift(open.tag, tag, narrowest);
      this.#narrow(narrowest);
      return;
    }
  }

  #shift(open: PlacedTag, close: PlacedTag, narrowest: number): void {
    if (!open.opensLine || close.line <= open.lastLine + 1 || narrowest === Number.POSITIVE_INFINITY) return;
    const line = this.#lines[open.line] ?? '';
    const shift = narrowest - indentWidth(line.slice(quoteOf(line).length, indentOf(line)));
    if (shift <= 0) return;
    this.#steps.set(open.lastLine + 1, (this.#steps.get(open.lastLine + 1) ?? 0) + shift);
    this.#steps.set(close.line, (this.#steps.get(close.line) ?? 0) - shift);
  }

  #sumShifts(): void {
    let shift = 0;
    for (let index = 0; index < this.#lines.length; index += 1) {
      shift += this.#steps.get(index) ?? 0;
      if (shift > 0) this.shifts.set(index, shift);
    }
  }
}

/** How long the marks of quotes and the white space are at a line's beginning. */
export function indentOf(line: string): number {
  return /^(?: {0,3}> ?){0,20}[ \t]*/u.exec(line)?.[0].length ?? 0;
}

/** The marks of the quotes that a line stands in. */
export function quoteOf(line: string): string {
  return /^(?: {0,3}> ?){1,20}/u.exec(line)?.[0] ?? '';
}

/** The width of white space, a tab reaching to the next multiple of four. */
export function indentWidth(space: string): number {
  let columns = 0;
  for (const sign of space) columns += sign === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}

/** The line with blanks in place of inline code. */
function withoutCode(line: string): string {
  if (!line.includes('`')) return line;
  const runs = [...line.matchAll(/`+/gu)];
  const next = new Map<number, number>();
  const closing: (number | undefined)[] = [];
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.[0].length ?? 0;
    closing[index] = next.get(length);
    next.set(length, index);
  }
  const parts: string[] = [];
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index];
    const end = runs[closing[index] ?? -1];
    if (run === undefined || end === undefined) continue;
    const last = end.index + end[0].length;
    parts.push(line.slice(from, run.index), ' '.repeat(last - run.index));
    from = last;
    index = closing[index] ?? index;
  }
  return parts.length === 0 ? line : parts.join('') + line.slice(from);
}
