import { WordNumbers } from './word-numbers.ts';
import {
  headingOfStyles,
  type ListPosition,
  readListPosition,
  stylesOf,
  valueOf,
  type WordStyles,
} from './word-styles.ts';

/** What Word keeps apart from a paragraph's text, as it is carried through the conversion: at the paragraph's beginning. */
export type ParagraphMark = {
  /** Counted from 1. */
  readonly paragraph: number;
  readonly heading?: number;
  /** How many list items enclose it, itself among them. */
  readonly depth?: number;
  readonly label?: string;
  readonly role?: 'title' | 'contents';
};

/** Characters that no document uses: they are nobody's. */
const OPEN = '\u{F8F0}';
const CLOSE = '\u{F8F1}';
const MARK = new RegExp(`${OPEN}([^${CLOSE}]*)${CLOSE}`, 'gu');

/** A document's XML with a mark in each paragraph, and without lists of its own. */
export function markParagraphs(xml: string, styles: WordStyles, numbering: string): string {
  const numbers = new WordNumbers(numbering);
  let paragraph = 0;
  return markTableHeads(xml.replaceAll(MARK, '')).replaceAll(
    /<w:p(?:\s[^>]*)?>(?:\s*<w:pPr\b(?:[^>]*\/>|.*?<\/w:pPr>))?/gsu,
    (opening) => {
      if (opening.startsWith('<w:p ') && /^<w:p\s[^>]*\/>/u.test(opening)) return opening;
      paragraph += 1;
      const mark = escapeXml(JSON.stringify(markOf(opening, paragraph, styles, numbers)));
      const plain = opening.replace(/<w:numPr>.*?<\/w:numPr>/su, '');
      return `${plain}<w:r><w:rPr><w:b/></w:rPr><w:t>${OPEN}${mark}${CLOSE}</w:t></w:r>`;
    },
  );
}

/**
 * Tables whose first row Word shows as a head get one that is named so. Most tables in two columns have a first row by their looks
 * only; of these it must be bold.
 */
function markTableHeads(xml: string): string {
  return xml
    .replaceAll(/<w:tblHeader w:val="(?:off|0|false)"\/>/gu, '')
    .replaceAll(
      /(<w:tblLook\b[^>]*\/>\s*<\/w:tblPr>\s*<w:tblGrid>)(.*?)(<\/w:tblGrid>\s*<w:tr\b[^>]*>)(\s*<w:trPr>)?(.*?<\/w:tr>\s*(?:<w:tr\b)?)/gsu,
      (whole: string, look: string, grid: string, opening: string, properties: string | undefined, row: string) => {
        const hasMore = row.endsWith('<w:tr');
        const isHead =
          /w:firstRow="1"/u.test(look) ||
          (Number.parseInt(/w:val="([0-9A-F]{4})"/iu.exec(look)?.[1] ?? '0', 16) & 0x20) > 0;
        const columns = grid.split('<w:gridCol').length - 1;
        if (
          !hasMore ||
          !isHead ||
          columns < 2 ||
          (columns === 2 && !/<w:b\/>/u.test(row)) ||
          row.includes('<w:tblHeader')
        )
          return whole;
        const head = properties === undefined ? '<w:trPr><w:tblHeader/></w:trPr>' : `${properties}<w:tblHeader/>`;
        return `${look}${grid}${opening}${head}${row}`;
      },
    );
}

function markOf(opening: string, paragraph: number, styles: WordStyles, numbers: WordNumbers): ParagraphMark {
  const chain = stylesOf(styles, valueOf(opening, 'pStyle'));
  const [style] = chain;
  const heading = headingOfStyles(chain);
  const position = listOf(
    readListPosition(opening),
    chain.map(({ list }) => list).find((list) => list?.list !== undefined),
  );
  const level = position?.level ?? 0;
  const label = position?.list === undefined || position.list === '0' ? undefined : numbers.next(position.list, level);
  const role = /^title$/iu.test(style?.name ?? '')
    ? 'title'
    : /^toc (?:\d|heading)/iu.test(style?.name ?? '')
      ? 'contents'
      : undefined;
  return {
    paragraph,
    ...(heading !== undefined && { heading }),
    ...(heading === undefined && label !== undefined && { depth: level + 1 }),
    ...(label !== undefined && label !== '' && { label }),
    ...(role !== undefined && { role }),
  };
}

function listOf(own: ListPosition | undefined, ofStyle: ListPosition | undefined): ListPosition | undefined {
  return own === undefined ? ofStyle : { ...ofStyle, ...own };
}

/** A text without marks, and the first of them; `cut` is how much was taken from its beginning. */
export function readMark(text: string): { readonly text: string; readonly mark?: ParagraphMark; readonly cut: number } {
  MARK.lastIndex = 0;
  const first = MARK.exec(text)?.[1];
  if (first === undefined) return { text, cut: 0 };
  const rest = text.replaceAll(MARK, '');
  const trimmed = rest.trim();
  const cut = text.startsWith(OPEN) ? text.indexOf(CLOSE) + 1 + rest.length - rest.trimStart().length : 0;
  return { text: trimmed, mark: JSON.parse(first) as ParagraphMark, cut };
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
