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
