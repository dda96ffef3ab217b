/** What only Markdown means by itself: a link with its target, a picture, what Discord puts into a message that is copied. */
const SURE =
  /!?\[[^[\]]{1,200}\]\(\s*<?(?:https?:|mailto:|[#/.\w])[^()\s]{0,500}\s*\)|<(?:@[!&]?|#|a?:\w{1,40}:|t:)\d/u;
/** What other texts may have as well, but hardly twice. */
const LIKELY =
  /(?<![*\w])\*\*(?=[^\s*])[^*]{0,300}[^\s*]\*\*(?!\*)|(?<![_\w])__(?=[^\s_])[^_]{0,300}[^\s_]__(?![_\w])|(?<!~)~~(?=[^\s~])[^~]{0,300}~~(?!~)|\|\|(?=[^\s|])[^|]{0,300}[^\s|]\|\||^`\d{1,3}[.)]?`\s/gu;
const HEADING = /^#{1,6}\s+[^#\s]/u;
const SMALL = /^-#\s+\S/u;
const CODE = /(?<!`)`[^\s`](?:[^`]{0,100}[^\s`])?`(?!`)/u;
const FENCE = /^\s*(`{3,}|~{3,})\s*[\w+-]*\s*$/u;
const COLUMNS = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/u;
/** So many signs make a text Markdown. */
const ENOUGH = 2;
/** No line that is longer is looked at. */
const LONGEST_LINE = 5_000;

/**
 * Whether a plain text is written in Markdown: by a sign that is nothing else, or by two that hardly are. Lists and underlined
 * headings tell nothing, as all texts have them. Linear in the length.
 */
export function isMarkdown(text: string): boolean {
  let signs = 0;
  let headings = 0;
  let code = 0;
  let fence: string | undefined;
  for (const line of text.split(/\r\n|[\n\r]/u)) {
    if (line.length > LONGEST_LINE) continue;
    const mark = FENCE.exec(line)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) {
      if (fence !== undefined) signs += ENOUGH;
      fence = fence === undefined ? mark : undefined;
    } else if (fence === undefined) {
      if (SURE.test(line)) signs += ENOUGH;
      signs += (line.match(LIKELY)?.length ?? 0) + (SMALL.test(line) ? 1 : 0) + (COLUMNS.test(line) ? 1 : 0);
      if (HEADING.test(line)) headings = 1;
      if (CODE.test(line)) code = 1;
    }
    if (signs > 0 && signs + headings + code >= ENOUGH) return true;
  }
  return false;
}
