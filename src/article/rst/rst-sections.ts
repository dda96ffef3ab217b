import type { SourceLine } from '../plain-text/text-lines.ts';

/** A section's title, and where the text below it begins. */
export type RstTitle = { readonly text: string; readonly number: number; readonly style: string; readonly end: number };

/** The sign of a line of one sign that underlines a title; undefined for any other line. */
export function adornmentOf(raw: string | undefined): string | undefined {
  const text = raw?.trimEnd() ?? '';
  const [sign = ''] = text;
  if (text.length < 2 || !/^[!-/:-@[-`{-~]$/u.test(sign)) return undefined;
  return text === sign.repeat(text.length) ? sign : undefined;
}

/** The title that begins at a line: underlined, or between two lines of one sign. */
export function readTitle(lines: readonly SourceLine[], start: number): RstTitle | undefined {
  const [first, second, third] = [lines[start], lines[start + 1], lines[start + 2]];
  if (first === undefined || second === undefined) return undefined;
  const over = adornmentOf(first.raw);
  if (over !== undefined) {
    const isTitle = third !== undefined && second.raw.trim() !== '' && adornmentOf(third.raw) === over;
    if (!isTitle || first.raw.trimEnd().length < 3) return undefined;
    return { text: second.raw.trim(), number: second.number, style: `${over}${over}`, end: start + 3 };
  }
  const under = adornmentOf(second.raw);
  if (under === undefined || /^\s|^$/u.test(first.raw)) return undefined;
  const [title, line] = [first.raw.trimEnd().length, second.raw.trimEnd().length];
  if (line < title && line < 4) return undefined;
  return { text: first.raw.trim(), number: first.number, style: under, end: start + 2 };
}
