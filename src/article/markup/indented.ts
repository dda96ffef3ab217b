import type { SourceLine } from '../plain-text/text-lines.ts';

/** Columns of white space that a line begins with. */
export function indentOfLine({ raw }: SourceLine): number {
  return raw.length - raw.trimStart().length;
}

export function isBlank(line: SourceLine | undefined): boolean {
  return line === undefined || line.raw.trim() === '';
}

/** Where lines end that are blank or set in at least so far; blank lines at the end are not among them. */
export function endOfIndented(lines: readonly SourceLine[], start: number, indent: number): number {
  let end = start;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || isBlank(line)) continue;
    if (indentOfLine(line) < indent) break;
    end = index + 1;
  }
  return end;
}

/** The lines without what all of them are set in by, those from `from` on counting. */
export function dedent(lines: readonly SourceLine[], from = 0): SourceLine[] {
  const indents = lines.slice(from).flatMap((line) => (isBlank(line) ? [] : [indentOfLine(line)]));
  const margin = indents.reduce((least, indent) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  if (!Number.isFinite(margin)) return [...lines];
  return lines.map((line, index) => (index < from ? line : { ...line, raw: line.raw.slice(margin) }));
}

/** Tabs as spaces up to the next multiple of eight columns. */
export function withoutTabs(raw: string): string {
  const parts = raw.split('\t');
  let text = parts[0] ?? '';
  for (const part of parts.slice(1)) text = text.padEnd(text.length + 8 - (text.length % 8)) + part;
  return text;
}
