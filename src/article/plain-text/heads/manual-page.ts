import type { SourceLine } from '../text-lines.ts';
import { leftOutLines, type TextHead } from './text-head.ts';

/** "LS(1)            User Commands            LS(1)", as `man` puts it above its pages. */
const HEAD = /^\s*([\p{L}\p{N}][\w.:+-]{0,40}\(\d\w{0,4}\))\s{2,}(?:\S.{0,80}\S\s{2,})?\1\s*$/u;

/**
 * Takes the first and the last line of a manual's page, and its title: what the name of the page is; of any other text, nothing.
 */
export function takeManualHead(lines: readonly SourceLine[]): TextHead | undefined {
  const start = lines.findIndex(({ raw }) => raw.trim() !== '');
  const [, name] = HEAD.exec(lines[start]?.raw ?? '') ?? [];
  if (name === undefined) return undefined;
  const last = lines.findLastIndex(({ raw }) => raw.trim() !== '');
  const ends = last > start && lines[last]?.raw.trimEnd().endsWith(name) === true;
  const furniture = ends ? [start, last] : [start];
  return {
    lines: lines.filter((_, index) => !furniture.includes(index)),
    leftOut: leftOutLines(
      lines.filter((_, index) => furniture.includes(index)),
      'page furniture',
    ),
    title: { text: name, number: lines[start]?.number ?? 1 },
  };
}
