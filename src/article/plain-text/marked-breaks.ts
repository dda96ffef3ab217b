import { toLines } from '../readable-text.ts';
import { isMeantBreak, wrapWidth } from './line-breaks.ts';
import { readLines } from './text-lines.ts';

/**
 * A text with two spaces at the end of lines that its author broke on purpose, as Markdown wants it, where all others are running
 * text: most who write Markdown into a text file, or copy it from Discord, see their lines as they break them.
 */
export function withMarkedBreaks(source: string): string {
  const texts = toLines(source);
  const lines = readLines(texts.map((raw, index) => ({ raw, number: index + 1 })));
  const width = wrapWidth(lines);
  return lines
    .map((line, index) => {
      const next = lines[index + 1];
      const isText = line.kind === 'plain' || line.kind === 'bullet';
      return isText && next?.kind === 'plain' && isMeantBreak(line, next, width) ? `${line.raw}  ` : line.raw;
    })
    .join('\n');
}
