import type { PlacedTag } from './document-tags.ts';

/** Where the first paragraph in a tag ends; where it begins, if that is a heading already. */
export function endOfParagraph(
  lines: readonly string[],
  open: PlacedTag,
  close: PlacedTag,
): readonly [line: number, column: number] {
  const own = (lines[open.lastLine] ?? '').slice(open.end).trim();
  let line = open.lastLine + 1;
  if (own === '') while (line < close.line && isBlankLine(lines[line] ?? '')) line += 1;
  if (own === '' && /^[\s>]*#{1,6}\s/u.test(lines[line] ?? '')) return [open.lastLine, open.end];
  while (line < close.line && !isBlankLine(lines[line] ?? '')) line += 1;
  return line >= close.line ? [close.line, close.start] : [line, 0];
}

/** Text from behind a tag to a place, on one line and without a heading's mark. */
export function textBetween(lines: readonly string[], open: PlacedTag, line: number, column: number): string {
  if (open.lastLine === line) return (lines[line] ?? '').slice(open.end, column).trim();
  const parts = [(lines[open.lastLine] ?? '').slice(open.end), ...lines.slice(open.lastLine + 1, line)];
  return [...parts, (lines[line] ?? '').slice(0, column)]
    .map((part) =>
      part
        .replace(/^[\s>]+/u, '')
        .trim()
        .replace(/^#{1,6}\s+/u, ''),
    )
    .filter((part) => part !== '')
    .join(' ');
}

/** Whether a line holds nothing, or the marks of quotes alone. */
export function isBlankLine(line: string): boolean {
  return line.length < 20 && /^[ >]*$/u.test(line);
}
