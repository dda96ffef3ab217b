import { toLines } from '../readable-text.ts';
import { underlinedLevel } from './asciidoc-names.ts';

const SURE = [
  /^\|={3,}\s*$/u,
  /^\[(?:source|NOTE|TIP|WARNING|IMPORTANT|CAUTION|verse|quote|qanda|horizontal|cols=|%header)\b[^\]]*\]$/u,
  /^(?:include|image|ifdef|ifndef|xref|toc)::\S*\[.*\]$/u,
  /(?:^|\s)(?:link|xref|linkgit):\S+\[[^\]]*\]/u,
];
const LIKELY = [
  /^\[\[[\w:.-]+\]\]$/u,
  /^:(?:toc|author|revdate|icons|doctype|sectnums|source-highlighter|experimental|imagesdir)[\w-]*:/u,
  /^\S(?:(?!::).){0,200}::$/u,
  /^(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION): \S/u,
  /^<<[^<>]+>>|\s<<[\w-]+(?:,[^<>]+)?>>/u,
  /^\+$/u,
];
/** Lines that are looked at to tell the markup of a text. */
const LOOKED_AT = 3_000;

/** Whether a text is written in AsciiDoc: blocks or macros of its kind beside titles that it marks or underlines. */
export function isAsciidoc(source: string): boolean {
  const lines = toLines(source.slice(0, 400_000))
    .slice(0, LOOKED_AT)
    .filter((raw) => raw.length < 1_000);
  const count = (patterns: readonly RegExp[]): number =>
    patterns.filter((pattern) => lines.some((raw) => pattern.test(raw.trimEnd()))).length;
  const marked = lines.filter((raw) => /^={1,5} [^=]+$/u.test(raw)).length;
  const underlined = lines.filter((raw, index) => underlinedLevel(raw, lines[index + 1]) !== undefined).length;
  const hasMarkdown = lines.some((raw) => /^#{1,6} \S/u.test(raw));
  const sure = count(SURE);
  const likely = count(LIKELY);
  if (hasMarkdown) return marked > 1 && sure > 1;
  if (marked > 0) return marked > 2 || sure + likely > 0 || /^= \S/u.test(lines.find((raw) => raw.trim() !== '') ?? '');
  return underlined > 0 ? sure > 0 || likely > 1 : sure > 1;
}
