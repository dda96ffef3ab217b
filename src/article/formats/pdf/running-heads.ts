import type { LeftOut } from '../../document-blocks.ts';
import { commonSize, type PdfLine, lineText } from './pdf-lines.ts';
import { withoutLinkMarks } from './pdf-links.ts';
import type { PdfPage } from './pdf-pages.ts';

/** Heads and feet stand in that much of the page's height at its top and at its bottom. */
const MARGIN = 0.12;

const PAGE_NUMBER =
  /^[-–—|\s]*(?:page|seite|página|pagina|стр\.?|p\.)?\s*(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|von|de|di|из|sur|\/)\s*\d{1,4})?[-–—|\s]*$/iu;

/** Parts what is printed at the top or bottom of pages from their text: page numbers, and what several pages have alike. */
export function withoutRunningHeads(
  pages: readonly PdfPage[],
  lines: readonly PdfLine[],
): { readonly lines: readonly PdfLine[]; readonly leftOut: readonly LeftOut[] } {
  const heights = new Map(pages.map(({ number, height }) => [number, height]));
  const isMarginal = ({ page, y }: PdfLine): boolean => {
    const height = heights.get(page) ?? 0;
    return y < height * MARGIN || y > height * (1 - MARGIN);
  };
  const body = commonSize(lines);
  const keyOf = (line: PdfLine): string => keyOfLine(line, heights.get(line.page) ?? 0, body);
  const seen = new Map<string, Set<number>>();
  for (const line of lines.filter(isMarginal)) {
    const key = keyOf(line);
    seen.set(key, (seen.get(key) ?? new Set()).add(line.page));
  }
  const isRunning = (line: PdfLine): boolean => {
    if (!isMarginal(line)) return false;
    const text = withoutLinkMarks(lineText(line));
    return PAGE_NUMBER.test(text) || (seen.get(keyOf(line))?.size ?? 0) >= Math.max(2, Math.min(3, pages.length * 0.4));
  };
  return {
    lines: lines.filter((line) => !isRunning(line)),
    leftOut: lines.filter(isRunning).map((line) => ({
      place: { kind: 'page', page: line.page, paragraph: 1 },
      text: lineText(line),
      reason: 'page furniture',
    })),
  };
}

/** The text and whether it stands above or below; without its numbers, unless it is large: "Chapter 2" is no running head. */
function keyOfLine(line: PdfLine, height: number, body: number): string {
  const text = withoutLinkMarks(lineText(line)).toLowerCase();
  return `${line.y > height / 2 ? 'top' : 'bottom'} ${line.size > body * 1.12 ? text : text.replaceAll(/\d+/gu, '#')}`;
}
