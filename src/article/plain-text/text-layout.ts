import type { Line } from './text-lines.ts';

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
