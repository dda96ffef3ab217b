import { replaceBetween } from './wiki-elements.ts';

export type ExportedPage = {
  readonly title: string;
  readonly text: string;
  /** How many lines stand above the text in the export. */
  readonly line: number;
};

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", '#039': "'" };

/** The pages of the articles in a wiki's export (XML), in its order; redirections and the pages of talk and templates are none. */
export function exportedPages(xml: string): readonly ExportedPage[] {
  const pages: ExportedPage[] = [];
  let line = 0;
  let counted = 0;
  replaceBetween(xml, '<page>', '</page>', (page, index) => {
    const open = /<text\b[^<>]*>/u.exec(page);
    const end = open === null ? -1 : page.indexOf('</text>', open.index);
    const space = /<ns>(\d+)<\/ns>/u.exec(page)?.[1] ?? '0';
    if (open === null || end === -1 || space !== '0' || /<redirect\b/u.test(page)) return '';
    const start = open.index + open[0].length;
    const at = index + start;
    line += xml.slice(counted, at).split('\n').length - 1;
    counted = at;
    const title = /<title>([^<]*)<\/title>/u.exec(page)?.[1] ?? '';
    pages.push({ title: unescaped(title), text: unescaped(page.slice(start, end)), line });
    return '';
  });
  return pages;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|apos|#039);/gu, (_, name: string) => ENTITIES[name] ?? '');
}
