/** `*bold*`, `_italic_` and `~struck out~`, as WhatsApp and Telegram mark them: around whole words of one line. */
const mark = (sign: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}\\\\])${sign}(?=[^\\s${sign}])([^${sign}\\n]{0,300}[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`,
    'gu',
  );
const BOLD = mark('\\*');
const MARKS = [BOLD, mark('_'), mark('~')];
/** Fewer in bold may be anything. */
const ENOUGH = 2;

/** A text without a messenger's marks, where it has such; any other text as it is. Linear in time. */
export function withoutChatMarks(source: string): string {
  if ((source.match(BOLD)?.length ?? 0) < ENOUGH) return source;
  return MARKS.reduce((text, pattern) => text.replaceAll(pattern, '$1'), source);
}
