import { WRITTEN_LABEL } from '../html-blocks/list-numbers.ts';
import { endsLikeProse } from '../readable-text.ts';
import { TAG } from './bbcode-tags.ts';

/** A longer line is text, however large it is written. */
const LONGEST_TITLE = 120;
/** Sizes are those of HTML's old `font` up to 7, then pixels or points, then hundredths of the usual size. */
const [LARGE, LARGE_POINTS, LARGE_PERCENT] = [4, 18, 130];
const SIZED =
  /^\s*(?:\[[^\]\n]{1,200}\]\s*){0,8}?\[size="?(\d{1,3})(px|pt|%)?"?\]([^\n]*)\[\/size\]\s*(?:\[[^\]\n]{1,200}\]\s*)*$/iu;

/** How large a line is written as a whole, as far as that makes a heading of it: its size by one measure; undefined for others. */
export function largeLine(line: string): number | undefined {
  if (line.length > 1_000) return undefined;
  const [, written = '', unit, inner = ''] = SIZED.exec(line) ?? [];
  const text = inner.replaceAll(TAG, '').trim();
  if (text === '' || text.length > LONGEST_TITLE || endsLikeProse(text) || /\[\/size\]/iu.test(inner)) return undefined;
  const number = Number(written);
  if (unit === '%' || (unit === undefined && number > 72)) return number >= LARGE_PERCENT ? number : undefined;
  if (unit === undefined && number <= 7) return number >= LARGE ? number * 40 : undefined;
  return number >= LARGE_POINTS ? number * 8 : undefined;
}

/** What opens an item of a list that is typed and not tagged: a bullet, or a number, which may be in bold. */
const ITEM =
  /^\s*(?:(?:[-–•▪‣►▶➤→✦★☆♦◆●○]|\*(?=\s))\s+(?=\S)|((?:\d{1,3}|[a-z])[.)])\s+(?=\S)|\[b\]((?:\d{1,3}|[a-z])[.)])\s*\[\/b\]\s*(?=\S))/iu;

/** The tag that opens a typed item, and how long its sign is; undefined for any other line. */
export function typedItem(line: string): { readonly open: string; readonly length: number } | undefined {
  const match = ITEM.exec(line.slice(0, 60));
  if (match === null) return undefined;
  const label = match[1] ?? match[2];
  const open = label === undefined ? '<ul><li>' : `<ol><li ${WRITTEN_LABEL}="${label}">`;
  return { open, length: match[0].length };
}
