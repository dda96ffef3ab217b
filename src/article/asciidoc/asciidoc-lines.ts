import type { SourceLine } from '../plain-text/text-lines.ts';

export const ASCIIDOC_DELIMITER =
  /^(?:-{4,}|\.{4,}|={4,}|\*{4,}|_{4,}|\+{4,}|~{4,}|\/{4,}|--|[|,:!]={3,}|```[\w+#.-]*)\s*$/u;
export const ASCIIDOC_ITEM =
  /^\s*(?:(\*{1,6}|-|•)|(\.{1,6})|(\d{1,4}[.)]|[a-zA-Z]\.|[ivxIVX]{1,6}\))|<([\d.]{1,3})>)\s+(?=\S)/u;
export const ASCIIDOC_TERM = /^\s*((?:(?!::|;;).){1,300}?)(:{2,4}|;;)(?:\s+(\S.*))?$/u;
export const ASCIIDOC_ADMONITION = /^(NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+(?=\S)/u;
export const ASCIIDOC_BLOCK_MACRO = /^(?:image|toc|video|audio|include|ifn?def|ifeval|endif|icon)::?\S*\[.*\]\s*$/u;
export const ASCIIDOC_COMMENT = /^\/\/(?!\/\/)/u;
export const ASCIIDOC_BREAK = /^(?:'{3,}|<{3,}|(?:-\s?){3}|(?:\*\s){2}\*)\s*$/u;

/** What a warning is called over its text; notes and tips are text as any other. */
export function warningOf(style: string): string {
  const kind = /\[(WARNING|CAUTION|IMPORTANT)\b/u.exec(style)?.[1];
  return kind === undefined ? '' : kind.charAt(0) + kind.slice(1).toLowerCase();
}

/** Where each block closes that a line opens, by their indexes. What never closes opens nothing. */
export function closings(lines: readonly SourceLine[]): ReadonlyMap<number, number> {
  const open = new Map<string, number>();
  const pairs = new Map<number, number>();
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const sign = lines[index]?.raw.trimEnd() ?? '';
    if (!ASCIIDOC_DELIMITER.test(sign)) continue;
    const key = sign.startsWith('```') ? '```' : sign;
    const below = open.get(key);
    if (below !== undefined) pairs.set(index, below);
    open.set(key, index);
  }
  return pairs;
}
