import type { LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText } from '../readable-text.ts';

/** "[a]" behind a word, as Google Docs marks what a comment is on; in Markdown it is a link to the comment. */
const MARK = /(?<=\S)(?:\[([a-z]{1,2})\](?!\()|\[\\?\[([a-z]{1,2})\\?\]\]\(#cmnt\d+\))/gu;
/** The comment itself. */
const COMMENT = /^\s*(?:\[([a-z]{1,2})\](?=[^\s([:])|\[\\?\[([a-z]{1,2})\\?\]\]\(#cmnt_ref\d+\))([^\n]*)$/u;

type Comment = { readonly line: number; readonly letter: string; readonly text: string };

export type WithoutComments = { readonly text: string; readonly leftOut: readonly LeftOut[] };

/**
 * A text without the comments on its margin that Google Docs puts at its end, and without their marks: where the comments are counted
 * "[a]", "[b]", … as the marks above them are. Any other text stays as it is. No line is added or taken; linear in time.
 */
export function takeMarginComments(source: string, firstLine = 1): WithoutComments {
  const none = { text: source, leftOut: [] };
  if (!/\[\\?\[?a\\?\]/u.test(source)) return none;
  const lines = source.split('\n');
  const start = lines.findIndex((line) => letterOf(COMMENT.exec(line)) === 'a');
  if (start < 1) return none;
  const body = lines.slice(0, start);
  const marks = body.flatMap((line) => [...line.matchAll(MARK)].map(letterOf));
  const comments: Comment[] = [];
  for (const [index, line] of lines.slice(start).entries()) {
    const found = COMMENT.exec(line);
    const last = comments.at(-1);
    if (found !== null) comments.push({ line: start + index, letter: letterOf(found), text: found[3] ?? '' });
    else if (last !== undefined) comments[comments.length - 1] = { ...last, text: `${last.text} ${line}` };
  }
  const isCounted = comments.every(({ letter }, index) => letter === nthLetter(index));
  if (!isCounted || !comments.every(({ letter }) => marks.includes(letter))) return none;
  const text = [...body.map((line) => line.replaceAll(MARK, '')), ...lines.slice(start).map(() => '')].join('\n');
  return {
    text,
    leftOut: comments.map(({ line, text: said }) => ({
      place: lineAt(firstLine + line),
      text: cleanText(said),
      reason: 'comment',
    })),
  };
}

function letterOf(found: RegExpMatchArray | null): string {
  return found?.[1] ?? found?.[2] ?? '';
}

/** "a" to "z", then "aa", "ab". */
function nthLetter(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : nthLetter(Math.floor(index / 26) - 1) + last;
}
