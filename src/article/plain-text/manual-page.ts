import type { LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText } from '../readable-text.ts';
import type { MemoHead } from './memo-head.ts';
import type { SourceLine } from './text-lines.ts';

/** "LS(1)            User Commands            LS(1)", as `man` puts it above its pages. */
const HEAD = /^\s*([\p{L}\p{N}][\w.:+-]{0,40}\(\d\w{0,4}\))\s{2,}(?:\S.{0,80}\S\s{2,})?\1\s*$/u;

/**
 * Takes the first and the last line of a manual's page, and its title: what the name of the page is; of any other text, nothing.
 */
export function takeManualHead(lines: readonly SourceLine[]): MemoHead {
  const start = lines.findIndex(({ raw }) => raw.trim() !== '');
  const [, name] = HEAD.exec(lines[start]?.raw ?? '') ?? [];
  if (name === undefined) return { lines, leftOut: [] };
  const last = lines.findLastIndex(({ raw }) => raw.trim() !== '');
  const ends = last > start && lines[last]?.raw.trimEnd().endsWith(name) === true;
  const furniture = ends ? [start, last] : [start];
  return {
    lines: lines.filter((_, index) => !furniture.includes(index)),
    leftOut: furniture.flatMap((index): LeftOut[] => {
      const line = lines[index];
      return line === undefined
        ? []
        : [{ place: lineAt(line.number), text: cleanText(line.raw), reason: 'page furniture' }];
    }),
    title: { text: name, number: lines[start]?.number ?? 1 },
  };
}
