import type { LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText, endsSentence, startsLowerCase } from '../readable-text.ts';
import type { SourceLine } from './text-lines.ts';

const FOOT =
  /(?:\[Page\s+[\divxlc]+\]|^\s*(?:Page|Seite|Página|Pagina|Стр\.)\s+\d+(?:\s*(?:of|von|de|di|\/|из)\s*\d+)?)\s*$/iu;
const LONE_NUMBER = /^\s*[-–—]?\s*\d{1,4}\s*[-–—]?\s*$/u;
/** Feet that must be there before any line is taken for one by its words. */
const FEWEST_FEET = 2;

/** Lines without the heads and feet of pages, and these; sentences go on over the break. Linear in time. */
export function withoutPageBreaks(lines: readonly SourceLine[]): {
  readonly lines: readonly SourceLine[];
  readonly leftOut: readonly LeftOut[];
} {
  const dropped = new Set([...byFeet(lines), ...byFormFeeds(lines)]);
  if (dropped.size === 0 && !lines.some(({ raw }) => raw.includes('\f'))) return { lines, leftOut: [] };
  const leftOut = [...dropped]
    .sort((a, b) => a - b)
    .flatMap((index): LeftOut[] => {
      const line = lines[index];
      if (line === undefined) return [];
      return [{ place: lineAt(line.number), text: cleanText(line.raw), reason: 'page furniture' }];
    });
  return { lines: joinOver(lines, dropped), leftOut };
}

/** "Author [Page 1]" and, right below it, the next page's running head. */
function byFeet(lines: readonly SourceLine[]): number[] {
  const feet = lines.flatMap(({ raw }, index) => (FOOT.test(raw) ? [index] : []));
  const isSure = feet.some((index) => lines[index]?.raw.includes('[') === true);
  if (feet.length < FEWEST_FEET && !isSure) return [];
  const heads = feet.map((foot) => nextFilled(lines, foot + 1));
  const shapes = countShapes(heads.map((index) => lines[index]?.raw ?? ''));
  const isHead = (raw: string): boolean =>
    raw.trim() !== '' &&
    ((shapes.get(shapeOf(raw)) ?? 0) > 1 || (/^\S/u.test(raw) && raw.trim().split(/\s{3,}/u).length > 2));
  return [...feet, ...heads.filter((index) => isHead(lines[index]?.raw ?? ''))];
}

/** The first and the last line of pages, where they come again on others; a number alone is a page's. */
function byFormFeeds(lines: readonly SourceLine[]): number[] {
  const starts = lines.flatMap(({ raw }, index) => (raw.includes('\f') ? [index] : []));
  if (starts.length === 0) return [];
  const edges = starts.flatMap((start) => [
    (lines[start]?.raw ?? '').trim() === '' ? nextFilled(lines, start + 1) : start,
    lastFilled(lines, start - 1),
  ]);
  const last = lastFilled(lines, lines.length - 1);
  const all = [...edges, last].filter((index) => index >= 0 && index < lines.length);
  const shapes = countShapes(all.map((index) => lines[index]?.raw ?? ''));
  return all.filter((index) => {
    const raw = lines[index]?.raw ?? '';
    return LONE_NUMBER.test(raw) || (shapes.get(shapeOf(raw)) ?? 0) > 1;
  });
}

/** Running heads differ in their numbers only. */
function shapeOf(raw: string): string {
  return raw.replaceAll(/[\divxlc]*\d[\divxlc]*|\s+/giu, ' ').trim();
}

function countShapes(raws: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const raw of raws) counts.set(shapeOf(raw), (counts.get(shapeOf(raw)) ?? 0) + 1);
  counts.delete('');
  return counts;
}

function nextFilled(lines: readonly SourceLine[], from: number): number {
  let index = from;
  while (index < lines.length && lines[index]?.raw.trim() === '') index += 1;
  return index;
}

function lastFilled(lines: readonly SourceLine[], from: number): number {
  let index = from;
  while (index >= 0 && lines[index]?.raw.trim() === '') index -= 1;
  return index;
}

function joinOver(lines: readonly SourceLine[], dropped: ReadonlySet<number>): SourceLine[] {
  const kept: SourceLine[] = [];
  const width = Math.max(0, ...widths(lines));
  let gap: SourceLine[] = [];
  let isBreak = false;
  for (const [index, line] of lines.entries()) {
    const isFed = line.raw.includes('\f');
    if (dropped.has(index) || isFed) isBreak = true;
    if (dropped.has(index)) continue;
    const own = isFed ? { ...line, raw: line.raw.replaceAll('\f', '') } : line;
    if (own.raw.trim() === '') {
      gap.push(own);
      continue;
    }
    const above = kept.at(-1);
    const goesOn = isBreak && above !== undefined && isCut(above.raw, own.raw, width);
    if (!goesOn) for (const blank of isBreak ? gap.slice(0, 1) : gap) kept.push(blank);
    kept.push(own);
    gap = [];
    isBreak = false;
  }
  return kept;
}

/** Of the lines that are as long as others, a few thousand are enough. */
function widths(lines: readonly SourceLine[]): number[] {
  return lines.slice(0, 5_000).map(({ raw }) => Math.min(raw.trimEnd().length, 100));
}

/** Whether a sentence is cut between two lines. */
function isCut(above: string, below: string, width: number): boolean {
  if (endsSentence(above) || /:\s*$/u.test(above)) return false;
  return startsLowerCase(below.trimStart()) || above.trimEnd().length > width * 0.7;
}
