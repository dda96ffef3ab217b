import type { Block, LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { dedent, endOfIndented, indentOfLine, isBlank } from '../markup/indented.ts';
import { asItemBlocks, type Inside, ledInBy, linesIn, paragraphIn, partsOf } from '../markup/inner-blocks.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import { cleanLines } from '../readable-text.ts';
import { tableBlocks } from '../table-blocks.ts';
import { type DirectiveReader, readDirective } from './rst-directives.ts';
import { type RstNames, rstInline } from './rst-inline.ts';
import { RST_BULLET, RST_ENUMERATOR, RST_EXPLICIT, RST_FIELD, RST_OPTION, RST_SILENT } from './rst-lines.ts';
import { adornmentOf, readTitle } from './rst-sections.ts';
import { readRstTable } from './rst-tables.ts';

/** Markup that nests deeper than this is read as running text. */
const DEEPEST = 24;

/** Reads a document in reStructuredText, part by part. */
export class RstReader implements DirectiveReader {
  readonly blocks: Block[] = [];
  readonly leftOut: LeftOut[] = [];
  readonly names: RstNames;
  /** Styles of titles, the widest first. */
  readonly #styles: string[] = [];

  constructor(names: RstNames) {
    this.names = names;
  }

  /** Reads lines of which the least indented is not indented. */
  read(lines: readonly SourceLine[], inside: Inside, level = 0): void {
    for (let index = 0; index < lines.length; ) index = this.#readOne(lines, index, inside, level);
  }

  /** The blocks of some lines, apart from all others. */
  blocksOf(lines: readonly SourceLine[], inside: Inside, level: number): Block[] {
    const apart = new RstReader(this.names);
    if (level > DEEPEST) return [paragraphIn(inside, this.inline(lines), lineAt(lines[0]?.number ?? 1))];
    apart.read(dedent(lines), inside, level);
    for (const left of apart.leftOut) this.leftOut.push(left);
    return apart.blocks;
  }

  push(blocks: readonly Block[]): void {
    for (const block of blocks) if (block.text !== '') this.blocks.push(block);
  }

  inline(lines: readonly SourceLine[]): ReturnType<typeof rstInline> {
    return rstInline(lines.map(({ raw }) => raw).join(' '), this.names);
  }

  /** Reads what begins at a line; gives where the next thing begins. */
  #readOne(lines: readonly SourceLine[], start: number, inside: Inside, level: number): number {
    const line = lines[start];
    if (line === undefined || isBlank(line)) return start + 1;
    const { raw } = line;
    if (indentOfLine(line) > 0) {
      const end = endOfIndented(lines, start, 1);
      this.push(this.blocksOf(lines.slice(start, end), inside, level + 1));
      return end;
    }
    if (RST_EXPLICIT.test(raw) || raw.startsWith('__ ')) return this.#readExplicit(lines, start, inside, level);
    const title = level === 0 ? readTitle(lines, start) : undefined;
    if (title !== undefined) {
      this.push([
        {
          kind: 'heading',
          level: this.#levelOf(title.style),
          ...this.inline([{ raw: title.text, number: title.number }]),
          place: lineAt(title.number),
        },
      ]);
      return title.end;
    }
    const table = readRstTable(lines, start);
    if (table !== undefined) {
      const rows = table.rows.map(({ cells, place }) => ({
        cells: cells.map((cell) => rstInline(cell, this.names).text),
        place,
      }));
      const names = table.heads > 0 ? rows[table.heads - 1] : undefined;
      const made = tableBlocks(names, rows.slice(table.heads), inside.depth);
      this.push(made.map((row) => ({ ...row, ...partsOf(inside) })));
      return table.end;
    }
    if (adornmentOf(raw) !== undefined && raw.trim().length > 2) return start + 1;
    return this.#readListOrText(lines, start, inside, level);
  }

  #readListOrText(lines: readonly SourceLine[], start: number, inside: Inside, level: number): number {
    const raw = lines[start]?.raw ?? '';
    const next = lines[start + 1];
    const bullet = RST_BULLET.exec(raw)?.[0];
    if (bullet !== undefined) return this.#readItem(lines, start, { marker: bullet }, inside, level);
    const enumerator = RST_ENUMERATOR.exec(raw)?.[0];
    const staysInList = next === undefined || isBlank(next) || indentOfLine(next) > 0 || RST_ENUMERATOR.test(next.raw);
    if (enumerator !== undefined && staysInList)
      return this.#readItem(lines, start, { marker: enumerator, label: enumerator.trim() }, inside, level);
    if (/^\|(?: |$)/u.test(raw)) return this.#readLineBlock(lines, start, inside);
    if (raw.startsWith('>>> ')) return this.#readUntilBlank(lines, start, inside);
    const [field, name = '', value = ''] = RST_FIELD.exec(raw) ?? [];
    if (field !== undefined) {
      const end = Math.max(start + 1, endOfIndented(lines, start + 1, 1));
      const body = [{ raw: value, number: lines[start]?.number ?? 1 }, ...dedent(lines.slice(start + 1, end))];
      if (!RST_SILENT.test(name))
        this.#pushDefinition(body, this.inline([{ raw: name, number: 1 }]).text, inside, level);
      return end;
    }
    const option = RST_OPTION.exec(raw);
    const hasBody = next !== undefined && !isBlank(next) && indentOfLine(next) > 0;
    if (option !== null && (option[1] !== undefined || hasBody)) {
      const said = option[1] ?? '';
      return this.#readDefinition(
        lines,
        start,
        { term: raw.slice(0, raw.length - said.length).trim(), said },
        inside,
        level,
      );
    }
    if (hasBody && !raw.endsWith('::')) {
      const term = this.inline([{ raw: raw.replace(/ : .*$/u, ''), number: 1 }]).text;
      return this.#readDefinition(lines, start, { term, said: '' }, inside, level);
    }
    return this.#readParagraph(lines, start, inside);
  }

  #levelOf(style: string): number {
    if (!this.#styles.includes(style)) this.#styles.push(style);
    return this.#styles.indexOf(style) + 1;
  }

  /** Footnotes and directives; names and comments say nothing by themselves. */
  #readExplicit(lines: readonly SourceLine[], start: number, inside: Inside, level: number): number {
    const end = Math.max(start + 1, endOfIndented(lines, start + 1, 1));
    const line = lines[start];
    if (line === undefined) return end;
    const body = lines.slice(start + 1, end);
    const [note, , text = ''] = /^\.\. \[([^\]]+)\](?:\s+(.*))?$/u.exec(line.raw) ?? [];
    const [whole, name, argument = ''] =
      /^\.\. (?:\|[^|]+\|\s+)?([\w][\w:+.-]*?)\s?::(?:\s+(.*))?$/u.exec(line.raw) ?? [];
    if (note !== undefined) this.push(this.blocksOf([{ ...line, raw: text }, ...dedent(body)], inside, level + 1));
    else if (name !== undefined && !(whole ?? '').startsWith('.. |'))
      readDirective(this, {
        name: name.toLowerCase(),
        argument,
        body: dedent(body),
        number: line.number,
        inside,
        level,
      });
    return end;
  }

  #readItem(
    lines: readonly SourceLine[],
    start: number,
    { marker, label }: { marker: string; label?: string },
    inside: Inside,
    level: number,
  ): number {
    const line = lines[start];
    const raw = line?.raw ?? '';
    const width = raw.trim() === marker.trim() ? marker.trim().length + 1 : marker.length;
    const end = Math.max(start + 1, endOfIndented(lines, start + 1, Math.min(width, 2)));
    const body = [{ raw: raw.slice(marker.length), number: line?.number ?? 1 }, ...dedent(lines.slice(start + 1, end))];
    const depth = inside.depth + 1;
    const blocks = this.blocksOf(body, { ...inside, depth }, level + 1);
    this.push(asItemBlocks(blocks, depth, label?.replace('#', String(this.#counted(depth)))));
    return end;
  }

  /** The number of an item that is to be counted: one more than the item before it, whatever that holds. */
  #counted(depth: number): number {
    const last = this.blocks.findLast((block) => block.kind === 'heading' || (block.depth ?? 0) <= depth);
    return last?.kind === 'item' && last.label !== undefined ? Number(/\d+/u.exec(last.label)?.[0] ?? 0) + 1 : 1;
  }

  #readDefinition(
    lines: readonly SourceLine[],
    start: number,
    { term, said }: { term: string; said: string },
    inside: Inside,
    level: number,
  ): number {
    const end = Math.max(start + 1, endOfIndented(lines, start + 1, 1));
    const first = said === '' ? [] : [{ raw: said, number: lines[start]?.number ?? 1 }];
    this.#pushDefinition([...first, ...dedent(lines.slice(start + 1, end))], term, inside, level);
    return end;
  }

  /** What is said of a term, as an item of a list of terms. */
  #pushDefinition(body: readonly SourceLine[], term: string, inside: Inside, level: number): void {
    const depth = inside.depth + 1;
    const within = { ...inside, depth };
    const leftOut = this.leftOut.length;
    const blocks = this.blocksOf(body, ledInBy(within, term), level + 1);
    const [first] = blocks;
    if (first === undefined || first.kind === 'paragraph') this.push(asItemBlocks(blocks, depth, undefined));
    else {
      // A term above a list is an item that holds it; what is read again is left out once.
      this.leftOut.length = leftOut;
      this.push([{ kind: 'item', text: term, place: first.place, ...partsOf(within) }]);
      this.push(this.blocksOf(body, within, level + 1));
    }
  }

  #readLineBlock(lines: readonly SourceLine[], start: number, inside: Inside): number {
    let end = start;
    const texts: string[] = [];
    for (let line = lines[end]; line !== undefined && /^(?:\||\s+\S)/u.test(line.raw); line = lines[end]) {
      const [, gap = '', text = ''] = /^\|? ?(\s*)(.*)$/u.exec(line.raw) ?? [];
      texts.push(gap + rstInline(text, this.names).text);
      end += 1;
    }
    this.push([
      linesIn(inside, cleanLines(texts.join('\n')), { code: false, place: lineAt(lines[start]?.number ?? 1) }),
    ]);
    return end;
  }

  #readUntilBlank(lines: readonly SourceLine[], start: number, inside: Inside): number {
    let end = start;
    while (!isBlank(lines[end])) end += 1;
    this.pushCode(lines.slice(start, end), inside);
    return end;
  }

  pushCode(lines: readonly SourceLine[], inside: Inside): void {
    const text = cleanLines(
      dedent(lines)
        .map(({ raw }) => raw)
        .join('\n'),
    );
    const first = lines.find((line) => !isBlank(line));
    if (first !== undefined) this.push([linesIn(inside, text, { code: true, place: lineAt(first.number) })]);
  }

  /** Running text; where it ends in "::", what is set in below it stays as it is. */
  #readParagraph(lines: readonly SourceLine[], start: number, inside: Inside): number {
    let end = start + 1;
    while (!isBlank(lines[end]) && !RST_EXPLICIT.test(lines[end]?.raw ?? '')) end += 1;
    const text = lines.slice(start, end);
    const last = text.at(-1);
    const isLiteral = last !== undefined && /::\s*$/u.test(last.raw);
    const shown = isLiteral
      ? [...text.slice(0, -1), { ...last, raw: last.raw.replace(/(^|\s)::\s*$/u, '').replace(/::\s*$/u, ':') }]
      : text;
    const place = lineAt(lines[start]?.number ?? 1);
    this.push([paragraphIn(inside, this.inline(shown), place)]);
    if (!isLiteral) return end;
    while (end < lines.length && isBlank(lines[end])) end += 1;
    const codeEnd = endOfIndented(lines, end, 1);
    if (codeEnd > end) this.pushCode(lines.slice(end, codeEnd), inside);
    return Math.max(end, codeEnd);
  }
}
