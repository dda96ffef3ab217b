import type { Block, LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { dedent, isBlank } from '../markup/indented.ts';
import { type Inside, ledInBy, partsOf } from '../markup/inner-blocks.ts';
import type { Linked } from '../markup/linked-text.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import { cleanText } from '../readable-text.ts';
import { tableBlocks } from '../table-blocks.ts';
import { type RstNames, rstInline } from './rst-inline.ts';

/** What reads the document that a directive stands in. */
export type DirectiveReader = {
  readonly names: RstNames;
  readonly leftOut: LeftOut[];
  /** The blocks of some lines, apart from all others. */
  readonly blocksOf: (lines: readonly SourceLine[], inside: Inside, level: number) => Block[];
  readonly push: (blocks: readonly Block[]) => void;
  readonly pushCode: (lines: readonly SourceLine[], inside: Inside) => void;
  readonly inline: (lines: readonly SourceLine[]) => Linked;
};

export type Directive = {
  readonly name: string;
  readonly argument: string;
  readonly body: readonly SourceLine[];
  readonly number: number;
  readonly inside: Inside;
  readonly level: number;
};

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

const PLAIN_NOTES = set('note hint tip seealso');
const WARNINGS = set('warning caution danger attention error important');
const CODE = set(
  'code code-block sourcecode parsed-literal prompt console doctest testcode testoutput productionlist ipython terminal',
);
/** Pictures, lists of other pages, and what only steers a program. */
const DROPPED = set(
  'image toctree contents include raw meta index highlight literalinclude currentmodule module default-role sectnum section-numbering ' +
    'header footer target-notes role default-domain tabularcolumns youtube video graphviz plantuml mermaid program figure date title ' +
    'autoclass autofunction automodule automethod autosummary automethod autodata autoattribute sectionauthor codeauthor moduleauthor',
);
/** What has a title and a text. */
const TITLED = set('admonition topic sidebar tab tab-item dropdown details collapse card grid-item-card md-tab-item');
const PART_OF_TEXT = set(
  'container class rst-class only ifconfig epigraph pull-quote highlights compound tabs tab-set grid grid-item glossary table parsed ' +
    'versionchanged hlist centered',
);
const VERSIONS: Readonly<Record<string, string>> = {
  versionadded: 'New in version',
  versionchanged: 'Changed in version',
  deprecated: 'Deprecated since version',
};

/** Reads what ".. name:: argument" opens. */
export function readDirective(reader: DirectiveReader, directive: Directive): void {
  const { name, argument, number, inside } = directive;
  const body = withoutOptions(directive.body);
  const argued = cleanText(argument);
  const argumentLine: readonly SourceLine[] = argued === '' ? [] : [{ raw: argued, number }];
  const within = (leadIn: string, lines: readonly SourceLine[]): void =>
    reader.push(reader.blocksOf(lines, ledInBy(inside, leadIn), directive.level + 1));
  if (DROPPED.has(name)) dropped(reader, directive);
  else if (CODE.has(name)) reader.pushCode(body, inside);
  else if (name === 'csv-table') reader.push(csvRows(reader, directive, body));
  else if (name === 'list-table') reader.push(listRows(reader, directive, body));
  else if (PLAIN_NOTES.has(name)) within('', [...argumentLine, ...body]);
  else if (WARNINGS.has(name)) within(name.charAt(0).toUpperCase() + name.slice(1), [...argumentLine, ...body]);
  else if (VERSIONS[name] !== undefined) {
    const [version = '', ...more] = argued.split(' ');
    const rest = more.length === 0 ? [] : [{ raw: more.join(' '), number }];
    const text = [...rest, ...body];
    const said = `${VERSIONS[name]} ${version}`;
    if (text.every(isBlank)) within('', [{ raw: `${said}.`, number }]);
    else within(said, text);
  } else if (name === 'rubric' || name === 'centered')
    reader.push([{ kind: 'heading', level: 5, text: rstInline(argument, reader.names).text, place: lineAt(number) }]);
  else if (TITLED.has(name)) within(rstInline(argument, reader.names).text, body);
  else if (PART_OF_TEXT.has(name)) within('', body);
  // A function, an option or a term that is described.
  else within(body.every(isBlank) ? '' : rstInline(argument.replace(/^\\/u, ''), reader.names).text, body);
}

/** The caption of a picture, and what a list of pages is called, are told as left out. */
function dropped(reader: DirectiveReader, { name, body, number }: Directive): void {
  const text = cleanText(
    withoutOptions(body)
      .map(({ raw }) => raw)
      .join(' '),
  );
  if (text === '') return;
  if (name === 'figure') reader.leftOut.push({ place: lineAt(number), text, reason: 'caption' });
  else if (name === 'toctree') reader.leftOut.push({ place: lineAt(number), text, reason: 'contents list' });
}

function withoutOptions(body: readonly SourceLine[]): readonly SourceLine[] {
  let start = 0;
  while (start < body.length && /^:[\w-]+:(?:\s|$)/u.test(body[start]?.raw ?? '')) start += 1;
  return body.slice(start);
}

function optionOf(body: readonly SourceLine[], name: string): string | undefined {
  const line = body.find(({ raw }) => raw.startsWith(`:${name}:`));
  return line?.raw.slice(name.length + 2).trim();
}

function csvRows(
  reader: DirectiveReader,
  { body: all, number, inside }: Directive,
  body: readonly SourceLine[],
): Block[] {
  const header = optionOf(all, 'header');
  const rows = body
    .filter((line) => !isBlank(line))
    .map(({ raw, number: of }) => ({ cells: cellsOf(raw, reader), place: lineAt(of) }));
  const names = header === undefined ? undefined : { cells: cellsOf(header, reader), place: lineAt(number) };
  const heads = names === undefined ? Number(optionOf(all, 'header-rows') ?? 0) || 0 : 0;
  const made = tableBlocks(names ?? rows[heads - 1], rows.slice(heads), inside.depth);
  return made.map((row) => ({ ...row, ...partsOf(inside) }));
}

function cellsOf(raw: string, reader: DirectiveReader): string[] {
  const cells = [...raw.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,"]*))(?:,|$)/gu)];
  return cells.slice(0, raw.trimEnd().endsWith(',') ? undefined : -1).map(([, quoted, plain = '']) => {
    return rstInline(quoted?.replaceAll('""', '"') ?? plain, reader.names).text;
  });
}

/** A table as a list of lists: "* - cell". */
function listRows(reader: DirectiveReader, { body: all, inside }: Directive, body: readonly SourceLine[]): Block[] {
  const rows: { cells: SourceLine[][]; number: number }[] = [];
  for (const { raw, number } of dedent(body)) {
    const [row, text = ''] = /^\* +- ?(.*)$/u.exec(raw) ?? [];
    const [cell, more = ''] = /^ +- (.*)$/u.exec(raw.slice(0, 12)) === null ? [] : (/^ {1,6}- ?(.*)$/u.exec(raw) ?? []);
    if (row !== undefined) rows.push({ cells: [[{ raw: text, number }]], number });
    else if (cell !== undefined) rows.at(-1)?.cells.push([{ raw: more, number }]);
    else rows.at(-1)?.cells.at(-1)?.push({ raw, number });
  }
  const made = rows.map(({ cells, number }) => ({
    cells: cells.map((lines) => reader.inline(lines).text),
    place: lineAt(number),
  }));
  const heads = Number(optionOf(all, 'header-rows') ?? 0) || 0;
  return tableBlocks(made[heads - 1], made.slice(heads), inside.depth).map((row) => ({ ...row, ...partsOf(inside) }));
}
