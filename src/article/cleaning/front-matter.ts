import { createRequire } from 'node:module';
import type * as yaml from 'yaml';
import { articleError } from '../article-errors.ts';
import { lineAt } from '../document-place.ts';
import type { StatedDetails } from '../article-format.ts';
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

/**
 * Parts a leading YAML block between `---` lines from a text such as Markdown. `body` keeps the rest; `firstLine` is the
 * number of its first line.
 * @throws {UserError} `ARTICLE_UNREADABLE` with the line where the YAML or a value in it cannot be read.
 */
export function splitFrontMatter(
  source: string,
  file: string,
): { readonly details: StatedDetails; readonly body: string; readonly firstLine: number } {
  const none = { details: {}, body: source, firstLine: 1 };
  const lines = source.split(/\r\n|[\n\r]/u);
  if (lines[0]?.trimEnd() !== '---') return none;
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)\s*$/u.test(line));
  if (end === -1) return none;
  const block = lines.slice(1, end);
  const values = parseYaml(block.join('\n'), file);
  if (values === undefined) return none;
  return { details: readDetails(values, block, file), body: lines.slice(end + 1).join('\n'), firstLine: end + 2 };
}

/** A mapping, or `undefined` for text that merely stands between two rules. */
function parseYaml(text: string, file: string): Map<string, unknown> | undefined {
  const { parse, YAMLParseError } = load('yaml') as typeof yaml;
  let value: unknown;
  try {
    value = parse(text, { prettyErrors: true, mapAsMap: true, logLevel: 'error' });
  } catch (error) {
    const line = error instanceof YAMLParseError ? (error.linePos?.[0].line ?? 1) + 1 : 1;
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'not YAML';
    throw unreadable(file, line, `the front matter is not YAML: ${cleanText(reason)}`, error);
  }
  return value instanceof Map ? new Map([...value].map(([key, entry]) => [String(key), entry])) : undefined;
}

function readDetails(values: ReadonlyMap<string, unknown>, block: readonly string[], file: string): StatedDetails {
  const details: { [detail in Detail]?: string } = {};
  for (const [detail, names] of Object.entries(NAMES) as [Detail, readonly string[]][]) {
    const name = names.find(
      (candidate) => (values.get(candidate) ?? '') !== '' && !isPath(detail, values.get(candidate)),
    );
    if (name === undefined) continue;
    const line = block.findIndex((text) => text.startsWith(`${name}:`)) + 2;
    const text = toText(values.get(name));
    const value = text === undefined || text === '' ? undefined : READERS[detail](text);
    if (value === undefined) throw unreadable(file, line, `"${name}" in the front matter is not ${WANTED[detail]}`);
    details[detail] = value;
  }
  return details;
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

function unreadable(file: string, line: number, reason: string, cause?: unknown): Error {
  return articleError('ARTICLE_UNREADABLE', {
    file,
    place: lineAt(line),
    reason,
    remedy: 'Correct it, or remove the lines between the two "---".',
    cause,
  });
}
