import { endsSentence } from '../readable-text.ts';
import type { BulletLine, Line } from './text-lines.ts';

/** "v3.1 - 2025-09-09", "Version 3.1 (9 May 2025)", "2025-09-09: 3.1" head what is new. */
const RELEASE =
  /^(?:\[?(?:v\.?|version\s|release\s)?\d{1,4}(?:\.\d{1,4}){1,3}\]?[\s:(–—-]+\d{4}-\d\d-\d\d\)?|\d{4}-\d\d-\d\d[\s:(–—-]+(?:v\.?|version\s|release\s)?\d{1,4}(?:\.\d{1,4}){1,3}\)?)(?:$|[\s,:(–—-])/iu;
const LONGEST_RELEASE = 80;

/** Whether a line heads what is new in a version. */
export function isRelease(text: string): boolean {
  return text.length < LONGEST_RELEASE && RELEASE.test(text);
}

/** How far the lines of running text are set in, in a text where nearly all are and only headings are not; else 0. */
export function marginOf(lines: readonly Line[]): number {
  const counts = new Map<number, number>();
  let all = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    // Lines that go on with others are set in for other reasons.
    if (line.kind !== 'plain' || (before !== undefined && before.kind !== 'blank')) continue;
    // What stands right above text that is set in further may head it.
    const next = lines[index + 1];
    const { indent } = next?.kind === 'plain' && next.indent > line.indent ? next : line;
    all += 1;
    counts.set(indent, (counts.get(indent) ?? 0) + 1);
  }
  const [margin = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return margin > 1 && count * 2 > all ? margin : 0;
}

/** A longer line is no name of a clause. */
const LONGEST_CLAUSE = 50;
const CLAUSE_WORDS = 5;

/** Whether a numbered line may be the name of a clause: "2.   Term". */
export function mayNameClause({ label = '', text }: BulletLine): boolean {
  return (
    /^\d{1,2}[.)]$/u.test(label) &&
    text.length <= LONGEST_CLAUSE &&
    text.split(' ').length <= CLAUSE_WORDS &&
    /^\p{Lu}/u.test(text) &&
    !/[.,;:!?]$/u.test(text)
  );
}

/**
 * The styles of numbers under which contracts have the names of their clauses on lines of their own, each below a blank line and right above its
 * text, which is set in as far as the name is; they do that at least twice.
 */
export function clauseStyles(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (line.kind !== 'bullet' || next?.kind !== 'plain' || next.indent !== line.body || !mayNameClause(line)) continue;
    if ((lines[index - 1]?.kind ?? 'blank') !== 'blank' || !/^\p{Lu}/u.test(next.text)) continue;
    let end = index + 1;
    while (lines[end + 1]?.kind === 'plain') end += 1;
    const last = lines[end];
    if (last?.kind === 'plain' && endsSentence(last.text)) counts.set(line.style, (counts.get(line.style) ?? 0) + 1);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([style]) => style));
}

/** Signs that stand before titles as well as before items. */
const SIGN = /^[➤➢►▶▸»❯❱⟫]\u{FE0F}?$/u;

/** The signs that stand before titles: alone below a blank line and right above text, which is set in no further, at least twice. */
export function titleSigns(lines: readonly Line[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'bullet' || !SIGN.test(line.style)) continue;
    const [before, next] = [lines[index - 1]?.kind ?? 'blank', lines[index + 1]];
    const heads = before !== 'bullet' && before !== 'plain' && (next?.kind === 'plain' || next?.kind === 'bullet');
    const isTitle = heads && line.text.length <= LONGEST_CLAUSE && !/[.,;:!?…]$/u.test(line.text);
    // One that is an item makes items of all.
    const isAbove =
      isTitle &&
      next.indent <= line.indent &&
      (next.kind === 'bullet' ? next.style !== line.style : endsSentence(next.text));
    counts.set(line.style, isAbove ? (counts.get(line.style) ?? 0) + 1 : Number.NEGATIVE_INFINITY);
  }
  return new Set([...counts].filter(([, count]) => count > 1).map(([style]) => style));
}
