import type { FormatReading, StatedDetails } from '../article-format.ts';
import { toIsoDate } from '../cleaning/article-details.ts';
import { OUTSIDE } from '../markup/inner-blocks.ts';
import { withoutTabs } from '../markup/indented.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import { cleanText, toLines } from '../readable-text.ts';
import { AsciidocReader } from './asciidoc-blocks.ts';
import { ATTRIBUTE, readAsciidocNames, TITLE, underlinedLevel } from './asciidoc-names.ts';

const AUTHOR = /^(\p{L}[\p{L}\p{M}.'’-]*(?:\s+[\p{L}\p{M}.'’-]+){0,5})(?:\s+<[^>\s]+>)?(?:;.*)?$/u;
const REVISION = /^v?\d[\w.]*(?:,\s*([^:]+))?(?::.*)?$/u;

/** Reads a text in AsciiDoc. `firstLine` is the number of its first line in the file. Linear in time. */
export function readAsciidoc(source: string, firstLine = 1): FormatReading {
  const lines = toLines(source).map(
    (raw, index): SourceLine => ({ raw: withoutTabs(raw).trimEnd(), number: firstLine + index }),
  );
  const names = readAsciidocNames(lines);
  const { rest, author, date } = takeHeader(lines);
  if (author !== undefined && !names.attributes.has('author')) names.attributes.set('author', author);
  const reader = new AsciidocReader(names);
  reader.read(rest, OUTSIDE);
  const details = detailsOf(names.attributes, { author, date });
  return { blocks: reader.blocks, meta: { ...details, marksHeadings: true }, leftOut: reader.leftOut, warnings: [] };
}

const SURE = [
  /^\|={3,}\s*$/u,
  /^\[(?:source|NOTE|TIP|WARNING|IMPORTANT|CAUTION|verse|quote|qanda|horizontal|cols=|%header)\b[^\]]*\]$/u,
  /^(?:include|image|ifdef|ifndef|xref|toc)::\S*\[.*\]$/u,
  /(?:^|\s)(?:link|xref|linkgit):\S+\[[^\]]*\]/u,
];
const LIKELY = [
  /^\[\[[\w:.-]+\]\]$/u,
  /^:(?:toc|author|revdate|icons|doctype|sectnums|source-highlighter|experimental|imagesdir)[\w-]*:/u,
  /^\S(?:(?!::).){0,200}::$/u,
  /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): \S/u,
  /^<<[^<>]+>>|\s<<[\w-]+(?:,[^<>]+)?>>/u,
  /^\+$/u,
];
/** Lines that are looked at to tell the markup of a text. */
const LOOKED_AT = 3_000;

/** Whether a text is written in AsciiDoc: blocks or macros of its kind beside titles that it marks or underlines. */
export function isAsciidoc(source: string): boolean {
  const lines = toLines(source.slice(0, 400_000))
    .slice(0, LOOKED_AT)
    .filter((raw) => raw.length < 1_000);
  const count = (patterns: readonly RegExp[]): number =>
    patterns.filter((pattern) => lines.some((raw) => pattern.test(raw.trimEnd()))).length;
  const marked = lines.filter((raw) => /^={1,5} [^=]+$/u.test(raw)).length;
  const underlined = lines.filter((raw, index) => underlinedLevel(raw, lines[index + 1]) !== undefined).length;
  const hasMarkdown = lines.some((raw) => /^#{1,6} \S/u.test(raw));
  const sure = count(SURE);
  const likely = count(LIKELY);
  if (hasMarkdown) return marked > 1 && sure > 1;
  if (marked > 0) return marked > 2 || sure + likely > 0 || /^= \S/u.test(lines.find((raw) => raw.trim() !== '') ?? '');
  return underlined > 0 ? sure > 0 || likely > 1 : sure > 1;
}

/** The lines below the title that name author and revision. */
function takeHeader(lines: readonly SourceLine[]): {
  rest: SourceLine[];
  author?: string | undefined;
  date?: string | undefined;
} {
  const title = lines.findIndex(({ raw }) => raw.trim() !== '' && !raw.startsWith('//') && !ATTRIBUTE.test(raw));
  const line = lines[title];
  if (line === undefined) return { rest: [...lines] };
  const isMarked = TITLE.exec(line.raw)?.[1] === '=';
  const isUnderlined = underlinedLevel(line.raw, lines[title + 1]?.raw) === 1;
  if (!isMarked && !isUnderlined) return { rest: [...lines] };
  const below = title + (isMarked ? 1 : 2);
  const author = AUTHOR.exec(lines[below]?.raw ?? '')?.[1];
  if (author === undefined) return { rest: [...lines] };
  const revision = REVISION.exec(lines[below + 1]?.raw ?? '');
  const end = below + (revision === null ? 1 : 2);
  return {
    rest: [...lines.slice(0, below), ...lines.slice(end)],
    author,
    date: revision?.[1] ?? lines[below + 1]?.raw,
  };
}

function detailsOf(
  attributes: ReadonlyMap<string, string>,
  header: { author?: string | undefined; date?: string | undefined },
): StatedDetails {
  const author = cleanText(attributes.get('author') ?? header.author ?? '');
  const date = toIsoDate(attributes.get('revdate') ?? attributes.get('docdate') ?? header.date ?? '');
  const language = /^([a-z]{2})(?:[-_]\w+)?$/iu.exec(attributes.get('lang') ?? '')?.[1]?.toLowerCase();
  return {
    ...(author !== '' && { author }),
    ...(date !== undefined && { date }),
    ...(language !== undefined && { language }),
  };
}
