import { cleanText } from '../../readable-text.ts';
import type { SourceLine } from '../text-lines.ts';
import { leftOutLines, type TextHead } from './text-head.ts';

const START = /^\*{3}\s*START OF (?:THE|THIS) PROJECT GUTENBERG\b/u;
const END = /^(?:\*{3}\s*END OF (?:THE|THIS) PROJECT GUTENBERG\b|End of (?:the |this )?Project Gutenberg)/u;

/** Takes what Project Gutenberg puts above its books and below them: what they are called, and its terms. */
export function takeBookHead(lines: readonly SourceLine[]): TextHead | undefined {
  const start = lines.findIndex(({ raw }) => START.test(raw));
  if (start === -1) return undefined;
  const end = lines.findIndex(({ raw }, index) => index > start && END.test(raw));
  const head = lines.slice(0, start + 1);
  const title = valueOf('Title', head);
  const author = valueOf('Author', head);
  const below = lines.slice(start + 1, end === -1 ? lines.length : end);
  // The book's own title page says the same again.
  const own = below.findIndex(({ raw }) => raw.trim() !== '');
  const isSame = title !== undefined && cleanText(below[own]?.raw ?? '').toLowerCase() === title.text.toLowerCase();
  return {
    lines: isSame ? below.slice(own + 1) : below,
    leftOut: leftOutLines([...head, ...(end === -1 ? [] : lines.slice(end))], 'page furniture'),
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author: author.text }),
  };
}

/** "Title: …", which may go on on lines that are set in. */
function valueOf(name: string, head: readonly SourceLine[]): { text: string; number: number } | undefined {
  const at = head.findIndex(({ raw }) => raw.startsWith(`${name}: `));
  const line = head[at];
  if (line === undefined) return undefined;
  const more = head.slice(at + 1);
  const end = more.findIndex(({ raw }) => !/^\s+\S/u.test(raw));
  const parts = [line.raw.slice(name.length + 2), ...more.slice(0, Math.max(0, end)).map(({ raw }) => raw)];
  return { text: cleanText(parts.join(' ')), number: line.number };
}
