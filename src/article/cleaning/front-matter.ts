import { createRequire } from 'node:module';
import type * as yaml from 'yaml';
import { lineAt } from '../document-place.ts';
import type { ReadingWarning, StatedDetails } from '../article-format.ts';
import { cleanText } from '../readable-text.ts';
import { toIsoDate } from './article-details.ts';

type Detail = keyof StatedDetails;

/** The parser is loaded for the first file that has front matter. */
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
 * Parts a leading YAML block between `---` lines from a text such as Markdown. What is no block of names and values, or too long for
 * one, is text.
 *
 * @example splitFrontMatter('---\ntitle: Lamps\n---\nThey burn.').details // { title: 'Lamps' }
 */
export function splitFrontMatter(source: string): FrontMatter {
  const none = { details: {}, body: source, firstLine: 1, warnings: [] };
  const lines = source.split(/\r\n|[\n\r]/u);
  if (lines[0]?.trimEnd() !== '---') return none;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(line));
  if (end === -1) return none;
  const block = lines.slice(1, end);
  const yamlText = block.join('\n');
  if (yamlText.length > LONGEST) return none;
  const below = { body: lines.slice(end + 1).join('\n'), firstLine: end + 2 };
  const { values, problem } = parseYaml(yamlText);
  if (problem !== undefined && looksStated(block)) return { details: {}, ...below, warnings: [problem] };
  return values === undefined ? none : { ...below, ...readDetails(values, block) };
}

/** Whether most lines are a name with a value: such a block is none of the text, however it is broken. */
function looksStated(block: readonly string[]): boolean {
  const filled = block.filter((line) => line.trim() !== '');
  return 2 * filled.filter((line) => /^[\w-]{1,40}:(?:\s|$)/u.test(line)).length >= filled.length;
}

/** A mapping; nothing for text that merely stands between two rules, and the reason where it is no YAML. */
function parseYaml(text: string): { readonly values?: Map<string, unknown>; readonly problem?: ReadingWarning } {
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
    const line = block.findIndex((text) => text.startsWith(`${name}:`)) + 2;
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
  return { text: `${reason}. It is passed over.`, place: lineAt(line) };
}
