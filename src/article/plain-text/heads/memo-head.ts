import { cleanText, endsSentence } from '../../readable-text.ts';
import type { SourceLine } from '../text-lines.ts';
import { leftOutLines, type TextHead } from './text-head.ts';

const MEMO =
  /^(?:(?:network|internet) working group|internet[- ]draft|internet engineering task force|independent submission|request for comments|working group)\b/iu;
const AUTHOR = /^(?:\p{Lu}\.[\s-]?){1,3}\p{Lu}[\p{L}'’-]+$/u;
/** A title in the middle of a line is set in further than any text. */
const CENTRED = 8;

/** Takes the two columns that stand above an RFC, and the title in the middle below them; of any other text, nothing. */
export function takeMemoHead(lines: readonly SourceLine[]): TextHead | undefined {
  const start = lines.findIndex(({ raw }) => raw.trim() !== '');
  const end = endOfParagraph(lines, start);
  const head = lines.slice(Math.max(0, start), end);
  if (
    head.length < 2 ||
    !head.some(({ raw }) => MEMO.test(raw)) ||
    !head.some(({ raw }) => /\S\s{3,}\S/u.test(raw.trim()))
  )
    return undefined;
  const leftOut = leftOutLines(head, 'by-line');
  const right = head.map(({ raw }) =>
    cleanText(
      raw
        .trim()
        .split(/\s{3,}/u)
        .at(-1) ?? '',
    ),
  );
  const author = right.filter((name) => AUTHOR.test(name)).join(', ');
  let titleStart = end;
  while (titleStart < lines.length && lines[titleStart]?.raw.trim() === '') titleStart += 1;
  const titleEnd = endOfParagraph(lines, titleStart);
  const title = lines.slice(titleStart, titleEnd);
  const text = cleanText(title.map(({ raw }) => raw).join(' '));
  const isTitle = text !== '' && !endsSentence(text) && title.every(({ raw }) => raw.search(/\S/u) >= CENTRED);
  return {
    lines: lines.slice(isTitle ? titleEnd : end),
    leftOut,
    ...(author !== '' && { author }),
    ...(isTitle && { title: { text, number: title[0]?.number ?? 1 } }),
  };
}

function endOfParagraph(lines: readonly SourceLine[], start: number): number {
  let end = Math.max(0, start);
  while (end < lines.length && lines[end]?.raw.trim() !== '') end += 1;
  return end;
}
