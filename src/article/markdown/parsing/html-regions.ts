import { markdownParser } from './markdown-parser.ts';

type RegionLine = { readonly text: string; readonly line: number };

/**
 * Lines that are HTML from the first to the last, as HTML that the parser takes for one piece: blank lines would end it, and what
 * stands between these without tags is Markdown ("<td>", "", "**Fee**", "", "</td>").
 */
export function htmlRegion(lines: readonly string[], first: number, last: number): RegionLine[] {
  const region: RegionLine[] = [];
  let chunk: string[] = [];
  let start = first;
  const close = (): void => {
    const text = chunk.join('\n');
    const isHtml = start === first || /^\s*</u.test(text);
    const html = isHtml ? chunk : markdownParser().render(text).split('\n');
    for (const [index, line] of html.entries()) {
      if (line.trim() !== '') region.push({ text: line, line: isHtml ? start + index : start });
    }
    chunk = [];
  };
  for (let index = first; index <= last; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '') close();
    else {
      if (chunk.length === 0) start = index;
      chunk.push(line);
    }
  }
  close();
  return region;
}
