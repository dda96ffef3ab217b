const LOOKED_AT = 100_000;
const SECTION = /^[ \t]*\\(?:part|chapter|(?:sub){0,2}section)\*?\{/gmu;
/** So many headings make a part of a document one that is written in LaTeX. */
const ENOUGH = 2;

/** Whether a text is LaTeX's source: it begins as a document, or has several of its headings. Text about LaTeX begins otherwise. */
export function isLatex(source: string): boolean {
  const text = source.slice(0, LOOKED_AT);
  if (!text.includes('\\')) return false;
  const first = text.split('\n').find((line) => !/^\s*(?:%.*)?$/u.test(line)) ?? '';
  if (/^\s*\\(?:documentclass\b|begin\{document\})/u.test(first)) return true;
  if (/^\s*(?:`{3}|~{3})/mu.test(text) || /^#{1,6} \S/mu.test(text)) return false;
  return /^\\begin\{document\}/mu.test(text) || (text.match(SECTION)?.length ?? 0) >= ENOUGH;
}
