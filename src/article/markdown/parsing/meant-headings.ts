import { channelTitle, drawnTitle } from '../../cleaning/drawn-titles.ts';

/** "##Flairs", as Reddit and older programs have it. One sign alone may as well begin a tag or a channel's name. */
const GLUED = /^(#{2,6})(?=[^#\s])/u;
/** "#Rules" on a line of its own, where a document has more of these. */
const GLUED_ALONE = /^#(?=\p{Lu}[\p{L}\p{N}&'’ -]{1,60}$)/u;
const GLUED_TITLE = /^#(?=\p{Lu}\S* [^#]*$)/u;
/** "1. Attendance" above a line of hyphens. */
const NUMBERED = /^\d{1,3}(?:\.\d{1,3})*[.)]\s+\S.{0,100}$/u;
const HYPHENS = /^-{4,}\s*$/u;
/** "📜 SERVER RULES 📜", where it opens a document. */
const FRAMED = /^(\p{Extended_Pictographic}\u{FE0F}?)\s?[^.]{1,100}\s?\1$/u;
const EQUALS = /^={3,}\s*$/u;

/** Writes what its author meant for a heading so that the parser knows it for one. In place; no line is added or taken. */
export function markHeading(lines: string[], index: number, gluedAlone: ReadonlySet<number>): void {
  const line = lines[index] ?? '';
  if (line.startsWith('#')) {
    const glued =
      GLUED.exec(line)?.[1] ??
      (opens(lines, index) ? GLUED_TITLE.exec(line)?.[0] : gluedAlone.has(index) ? '#' : undefined);
    if (glued !== undefined) lines[index] = `${glued} ${line.slice(glued.length)}`;
    return;
  }
  if (FRAMED.test(line.trim()) && opens(lines, index)) {
    lines[index] = `# ${line.trim()}`;
    return;
  }
  const title = drawnTitle(line) ?? channelTitle(line, lines[index - 1], lines[index + 1]);
  if (title !== undefined) lines[index] = `## ${title}`;
  else if (/^\d/u.test(line) && isUnderlined(line, lines, index)) {
    lines[index] = `${EQUALS.test(lines[index + 1] ?? '') ? '#' : '##'} ${line}`;
    lines[index + 1] = '';
  }
}

/** Where lines stand alone that are one sign and a name ("#Rules"); none where there is but one, which may be a tag. */
export function gluedTitles(lines: readonly string[]): ReadonlySet<number> {
  const isApart = (line = ''): boolean => /^\s*(?:[-*_]\s*){0,40}$/u.test(line);
  const found = lines.flatMap((line, index) =>
    line.startsWith('#') && GLUED_ALONE.test(line.trimEnd()) && isApart(lines[index - 1]) && isApart(lines[index + 1])
      ? [index]
      : [],
  );
  return new Set(found.length > 1 ? found : []);
}

/** Whether a numbered line has a line as long as itself below it, which would otherwise make a list and a rule of both. */
function isUnderlined(line: string, lines: readonly string[], index: number): boolean {
  const below = lines[index + 1] ?? '';
  if (!NUMBERED.test(line) || (lines[index - 1] ?? '').trim() !== '') return false;
  return EQUALS.test(below) || (HYPHENS.test(below) && below.trimEnd().length * 2 > line.trimEnd().length);
}

/** Whether nothing but blank lines stands above, as above a title. */
function opens(lines: readonly string[], index: number): boolean {
  let at = index - 1;
  while (at >= 0 && (lines[at] ?? '').trim() === '') at -= 1;
  return at < 0;
}
