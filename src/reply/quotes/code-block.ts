import { disguises, ellipsis, type Markdown, wholeUnit } from '../../bot/markdown.ts';

const fence = '```';

/**
 * Lines as a block of code, which shows them as they are, in at most `max` UTF-16 units: of more, whole lines around the answer, which has the
 * place `start` to `end`. Three backticks in them are parted by an invisible space, so that nothing ends the block but its end.
 */
export function codeBlock(code: string, max: number, { start = 0, end = 0 } = {}): Markdown {
  const lines = code.split('\n').map(codeLine);
  const lineOf = (at: number) => code.slice(0, at).split('\n').length - 1;
  let from = lineOf(start);
  let to = from + 1;
  const answered = lineOf(end) + 1;
  const column = codeLine(code.slice(code.lastIndexOf('\n', start - 1) + 1, start)).length;
  const room = Math.max(1, max - 2 * fence.length - 2 - 2 * (ellipsis.length + 1));
  let length = 2 * fence.length + 2 + (lines[from]?.length ?? 0);
  // The answer's own lines, then those before and after in turn, with room for the dots that stand for those left out.
  for (let grown = true; grown; ) {
    grown = false;
    for (const next of to < answered ? [to] : [to, from - 1]) {
      const line = lines[next];
      if (line === undefined || length + line.length + 1 + 2 * (ellipsis.length + 1) > max) continue;
      length += line.length + 1;
      if (next === to) to += 1;
      else from -= 1;
      grown = true;
    }
  }
  const shown = lines.slice(from, to).map((line) => (line.length > room ? lineAround(line, column, room) : line));
  const dots = (there: boolean): readonly string[] => (there ? [ellipsis] : []);
  return [fence, ...dots(from > 0), ...shown, ...dots(to < lines.length), fence].join('\n');
}

/** At most `room` of a line, with the place `at` in it. */
function lineAround(line: string, at: number, room: number): string {
  const from = wholeUnit(line, Math.max(0, Math.min(at - Math.floor(room / 4), line.length - room + 1)));
  const to = from + room - (from > 0 ? 2 : 1);
  const rest = to + 1 >= line.length ? line.slice(from) : line.slice(from, wholeUnit(line, to)) + ellipsis;
  return from > 0 ? ellipsis + rest : rest;
}

function codeLine(line: string): string {
  return line
    .toWellFormed()
    .replace(disguises, '')
    .replace(/[^\P{Cc}\t]/gu, ' ')
    .replaceAll(fence, '`\u200B`\u200B`')
    .trimEnd();
}
