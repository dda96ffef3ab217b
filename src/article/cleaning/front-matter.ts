import { createRequire } from 'node:module';
import type * as toml from 'smol-toml';
import type * as yaml from 'yaml';
import { lineAt } from '../document-place.ts';
import type { ReadingWarning, StatedDetails } from '../article-format.ts';
import { cleanText } from '../readable-text.ts';
import { toIsoDate } from './article-details.ts';

type Detail = keyof StatedDetails;

/** A parser is loaded for the first file that has front matter. */
const load = createRequire(import.meta.url);

/** Lists within lists that are read; nobody writes more than two. */
const DEEPEST = 8;

/** The names under which each detail is looked for, the first that is there counting. */
const NAMES = {
  title: ['title'],
  subtitle: ['subtitle'],
  author: ['author', 'authors'],
  sourceUrl: ['source', 'sourceUrl', 'source_url', 'url', 'link', 'canonical_url'],
  date: ['date', 'published', 'pubDate'],
  language: ['language', 'lang'],
} as const satisfies Record<Detail, readonly string[]>;

/** Nobody writes more of it; the parser takes seconds for a megabyte. */
const LONGEST = 20_000;

export type FrontMatter = {
  readonly details: StatedDetails;
  /** What stands below it, and the number of its first line. */
  readonly body: string;
  readonly firstLine: number;
  /** What of it cannot be read; the document is read all the same. */
  readonly warnings: readonly ReadingWarning[];
};

/**
 * Parts a leading block of YAML between `---` lines, or of TOML between `+++` lines, from a text such as Markdown. What is no block of names and values, or too long for
 * one, is text.
 *
 * @example splitFrontMatter('---\ntitle: Lamps\n---\nThey burn.').details // { title: 'Lamps' }
 */
export function splitFrontMatter(source: string): FrontMatter {
  const none = { details: {}, body: source, firstLine: 1, warnings: [] };
  const lines = source.split(/\r\n|[\n\r]/u);
  const kind = { '---': YAML, '+++': TOML }[lines[0]?.trimEnd() ?? ''];
  if (kind === undefined) return none;
  const end = lines.findIndex((line, index) => index > 0 && kind.end.test(line));
  if (end === -1) return none;
  const block = lines.slice(1, end);
  const stated = block.join('\n');
  if (stated.length > LONGEST) return none;
  const below = { body: lines.slice(end + 1).join('\n'), firstLine: end + 2 };
  const { values, problem } = kind.parse(stated);
  if (problem !== undefined && looksStated(block, kind)) return { details: {}, ...below, warnings: [problem] };
  return values === undefined ? none : { ...below, ...readDetails(values, block) };
}

type Parsed = { readonly values?: ReadonlyMap<string, unknown>; readonly problem?: ReadingWarning };

type Kind = {
  /** The line below the block. */
  readonly end: RegExp;
  /** A line that gives a name its value. */
  readonly entry: RegExp;
  readonly parse: (text: string) => Parsed;
};

const YAML: Kind = { end: /^(?:---|\.\.\.)\s*$/u, entry: /^[\w-]{1,40}:(?:\s|$)/u, parse: parseYaml };
const TOML: Kind = { end: /^\+{3}\s*$/u, entry: /^(?:[\w-]{1,40}\s*=|\[)/u, parse: parseToml };

/** Whether most lines are a name with a value: such a block is none of the text, however it is broken. */
function looksStated(block: readonly string[], { entry }: Kind): boolean {
  const filled = block.filter((line) => line.trim() !== '');
  return 2 * filled.filter((line) => entry.test(line)).length >= filled.length;
}

/** A mapping; nothing for text that merely stands between two rules, and the reason where it is no YAML. */
function parseYaml(text: string): Parsed {
  const { parse, YAMLParseError } = load('yaml') as typeof yaml;
  let value: unknown;
  try {
    value = parse(text, { prettyErrors: true, mapAsMap: true, logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) + 1 : 1;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML';
    return { problem: passedOver(line, `The front matter is not YAML: ${cleanText(reason)}`) };
  }
  return value instanceof Map ? { values: new Map([...value].map(([key, entry]) => [String(key), entry])) } : {};
}

function parseToml(text: string): Parsed {
  const { parse, TomlError } = load('smol-toml') as typeof toml;
  try {
    return { values: asMap(parse(text)) };
  } catch (error) {
    const line = error instanceof TomlError ? error.line + 1 : 1;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not TOML';
    return { problem: passedOver(line, `The front matter is not TOML: ${cleanText(reason)}`) };
  }
}

/** A table of TOML; Hugo has what it does not know itself under `params`. */
function asMap(table: toml.TomlTable): ReadonlyMap<string, unknown> {
  const { params } = table;
  const own = Object.entries(table).map(([name, value]) => [name, plainValue(value)] as const);
  return new Map([...(isTable(params) ? asMap(params) : []), ...own]);
}

function plainValue(value: toml.TomlValue): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(plainValue);
  return isTable(value) ? asMap(value) : value;
}

function isTable(value: toml.TomlValue | undefined): value is toml.TomlTable {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date);
}

function readDetails(
  values: ReadonlyMap<string, unknown>,
  block: readonly string[],
): Pick<FrontMatter, 'details' | 'warnings'> {
  const details: { [detail in Detail]?: string } = {};
  const warnings: ReadingWarning[] = [];
  for (const [detail, names] of Object.entries(NAMES) as [Detail, readonly string[]][]) {
    const name = names.find(
      (candidate) => (values.get(candidate) ?? '') !== '' && !isPath(detail, values.get(candidate)),
    );
    if (name === undefined) continue;
    const line = block.findIndex((text) => new RegExp(`^${name}\\s*[:=]`, 'u').test(text)) + 2;
    const text = toText(values.get(name));
    const value = text === undefined || text === '' ? undefined : READERS[detail](text);
    if (value === undefined) warnings.push(passedOver(line, `"${name}" in the front matter is not ${WANTED[detail]}`));
    else details[detail] = value;
  }
  return { details, warnings };
}

/** `url: /rules/` says where a site has the page, not where the text is from. */
function isPath(detail: Detail, value: unknown): boolean {
  return detail === 'sourceUrl' && typeof value === 'string' && !/^[a-z][a-z\d+.-]*:/iu.test(value);
}

const WANTED: Readonly<Record<Detail, string>> = {
  title: 'a text',
  subtitle: 'a text',
  author: 'a name or a list of names',
  sourceUrl: 'an address that begins with http:// or https://',
  date: 'a date such as 2023-03-31',
  language: 'a language code such as en',
};

const READERS: Readonly<Record<Detail, (text: string) => string | undefined>> = {
  title: (text) => text,
  subtitle: (text) => text,
  author: (text) => text,
  sourceUrl: (text) => (/^https?:\/\/\S+$/iu.test(text) && URL.canParse(text) ? text : undefined),
  date: (text) => (/^\d{4}(?:-(?:0[1-9]|1[0-2]))?$/u.test(text) ? text : toIsoDate(text)),
  language: (text) => /^([a-z]{2})(?:[-_][a-z0-9-]+)?$/iu.exec(text)?.[1]?.toLowerCase(),
};

/** A scalar as text; names in a list, or under `name`, one after another. YAML can put a list into itself: so deep and no deeper. */
function toText(value: unknown, levels = DEEPEST): string | undefined {
  if (typeof value === 'string' || typeof value === 'number') return cleanText(String(value));
  if (levels === 0) return undefined;
  if (value instanceof Map) return toText(value.get('name'), levels - 1);
  if (!Array.isArray(value)) return undefined;
  const texts: string[] = [];
  for (const entry of value as readonly unknown[]) {
    const text = toText(entry, levels - 1);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return texts.join(', ');
}

function passedOver(line: number, reason: string): ReadingWarning {
  return { text: `${reason}. It is passed over.`, place: lineAt(line), about: { kind: 'details' } };
}
