import type { SourceLine } from '../plain-text/text-lines.ts';
import { toLines } from '../readable-text.ts';
import { readTitle } from './rst-sections.ts';

const WEAK = [/``[^`\s][^`]*``/u, /::\s*$/u, /^:[\w -]+:\s+\S/u, /^\.\. \S/u, /^\|\s\S/u];
const STRONG = [
  /^\s*\.\. [\w-]+::(?:\s|$)/u,
  /^\s*\.\. _[^:]+:(?:\s|$)/u,
  /:[a-z][\w:+.-]*:`[^`]+`/u,
  /`[^`<]+ <[^`<>\s]+>`__?/u,
];
/** Lines that are looked at to tell the markup of a text. */
const LOOKED_AT = 3_000;

/** Whether a text is written in reStructuredText: a directive, role or link of its kind, or lesser signs beside underlined titles. */
export function isRst(source: string): boolean {
  const lines = toLines(source.slice(0, 400_000)).slice(0, LOOKED_AT);
  const count = (patterns: readonly RegExp[]): number =>
    patterns.filter((pattern) => lines.some((raw) => raw.length < 1_000 && pattern.test(raw))).length;
  const numbered = lines.map((raw, index): SourceLine => ({ raw, number: index + 1 }));
  const hasTitle = numbered.some((_, index) => readTitle(numbered, index) !== undefined);
  const strong = count(STRONG);
  return strong > 1 || (strong > 0 && (hasTitle || count(WEAK) > 0)) || (hasTitle && count(WEAK) > 2);
}
