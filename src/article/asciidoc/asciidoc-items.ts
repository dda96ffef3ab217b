import { isBlank } from '../markup/indented.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import {
  ASCIIDOC_BLOCK_MACRO,
  ASCIIDOC_COMMENT,
  ASCIIDOC_DELIMITER,
  ASCIIDOC_ITEM,
  ASCIIDOC_TERM,
} from './asciidoc-lines.ts';

/** The lines of an item up to what ends it. */
export function gatherItem(lines: readonly SourceLine[], start: number, first: string): { text: string; end: number } {
  const parts = [first];
  let end = start + 1;
  while (
    !endsText(lines, end) &&
    !ASCIIDOC_ITEM.test(lines[end]?.raw ?? '') &&
    !ASCIIDOC_TERM.test((lines[end]?.raw ?? '').slice(0, 1_000))
  ) {
    const raw = lines[end]?.raw.trim() ?? '';
    if (!ASCIIDOC_COMMENT.test(raw)) parts.push(raw);
    end += 1;
  }
  return { text: parts.join('\n'), end };
}

export function endsText(lines: readonly SourceLine[], index: number): boolean {
  const line = lines[index];
  if (line === undefined || isBlank(line)) return true;
  const raw = line.raw.trimEnd();
  return (
    raw.trim() === '+' || ASCIIDOC_DELIMITER.test(raw) || /^\[[^\]]*\]$/u.test(raw) || ASCIIDOC_BLOCK_MACRO.test(raw)
  );
}

type Term = { readonly first: string; readonly marker: string; readonly said: string };

/** The names of a term, of which there may be several one below the other, and what stands behind the last of them. */
export function namesOfTerm(
  lines: readonly SourceLine[],
  start: number,
  { first, marker, said }: Term,
): { readonly name: string; readonly index: number; readonly said: string } {
  let name = first;
  let [index, text] = [start, said];
  while (text === '') {
    let next = index + 1;
    while (next < lines.length && isBlank(lines[next])) next += 1;
    const more = ASCIIDOC_TERM.exec((lines[next]?.raw ?? '').slice(0, 1_000));
    if (more === null || more[2] !== marker) break;
    name += `, ${more[1] ?? ''}`;
    [index, text] = [next, more[3] ?? ''];
  }
  return { name, index, said: text };
}

/** Numbers at the end of a line of code, of remarks on it that stand below the code. */
const CALLOUTS = /\s*(?:(?:\/\/|#|--|;;)\s*)?((?:<[\d.]{1,3}>\s*)+)$/u;

/** A line of code without the numbers of remarks on it. */
export function withoutCallouts(code: string): string {
  return code.replace(CALLOUTS, '');
}

/** The lines of code that remarks are on, by the remarks' numbers. */
export function linesRemarked(code: readonly SourceLine[]): ReadonlyMap<string, string> {
  const lines = new Map<string, string>();
  let count = 0;
  for (const { raw } of code) {
    for (const [, number = ''] of (CALLOUTS.exec(raw)?.[1] ?? '').matchAll(/<([\d.]{1,3})>/gu)) {
      count += 1;
      lines.set(number === '.' ? String(count) : number, withoutCallouts(raw).trim());
    }
  }
  return lines;
}
