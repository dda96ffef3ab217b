/**
 * Replaces elements of a wiki's text with what `replace` makes of them; `content` is undefined where an element has none. What is
 * never closed is text. Linear in the length, however many are opened.
 */
export function replaceElements(
  text: string,
  names: string,
  replace: (whole: string, name: string, content: string | undefined) => string,
): string {
  const unclosed = new Set<string>();
  let out = '';
  let from = 0;
  for (const match of text.matchAll(new RegExp(`<(${names})(?:\\s[^<>]{0,1000})?>`, 'giu'))) {
    const [open, tag = ''] = match;
    const name = tag.toLowerCase();
    if (match.index < from || unclosed.has(name)) continue;
    const start = match.index + open.length;
    let end = start;
    let content: string | undefined;
    if (!open.endsWith('/>')) {
      const closing = new RegExp(`</${name}\\s*>`, 'giu');
      closing.lastIndex = start;
      const close = closing.exec(text);
      if (close === null) {
        unclosed.add(name);
        continue;
      }
      content = text.slice(start, close.index);
      end = close.index + close[0].length;
    }
    out += text.slice(from, match.index) + replace(text.slice(match.index, end), name, content);
    from = end;
  }
  return out + text.slice(from);
}

/** Replaces all that stands between two signs, and the signs; what is never closed is text. Linear in the length. */
export function replaceBetween(
  text: string,
  open: string,
  close: string,
  replace: (whole: string, index: number) => string,
): string {
  let out = '';
  let from = 0;
  for (;;) {
    const start = text.indexOf(open, from);
    const end = start === -1 ? -1 : text.indexOf(close, start + open.length);
    if (end === -1) return out + text.slice(from);
    out += text.slice(from, start) + replace(text.slice(start, end + close.length), start);
    from = end + close.length;
  }
}
