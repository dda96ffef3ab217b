import { closedUp } from '../../readable-text.ts';
import { withoutDiscordMarks, withoutSmallPrint, withoutSpoilers } from './site-marks.ts';
import { gluedTitles, markHeading } from './meant-headings.ts';
import { nestQuotedBullets } from './quoted-bullets.ts';
import { toComponents } from './shortcodes.ts';

/** A document's lines, and which of them are to be left as they are: code, comments, HTML that is no text. */
export type SourceLines = { readonly lines: string[]; readonly isVerbatim: readonly boolean[] };

const FENCE = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*(`{3,}|~{3,})([^`]*)$/u;
/** MyST's admonitions are written as code. */
const DIRECTIVE =
  /^\s*\{(?:admonition|attention|caution|danger|dropdown|error|hint|important|note|seealso|tip|warning|versionadded|versionchanged|deprecated)\}/u;
const RAW = /^\s*<(pre|script|style|textarea)\b/iu;
const IMPORT = /^import\s+(?:[\w*{$][^'"]*\sfrom\s+)?["'][^'"]+["'];?\s*$/u;
const IMPORT_OPEN = /^import\s+(?:\w+\s*,\s*)?\{[^}'"]*$/u;
const EXPORT =
  /^export\s+(?:(?:const|let|var)\s+[\w${[][^=]*=|(?:async\s+)?function\b|class\s+\w+|\*\s+from\s|\{[^}]*(?:\}|$)|default\s+(?:function\b|class\b|async\b|[({]|\w+(?:\(.*)?;?$))/u;
/** Keys as MkDocs writes them: `++ctrl+alt+del++`. */
const KEYS = /(?<![\w+])\+\+([\w"-]{1,30}(?:\+[\w"-]{1,30}){0,4})\+\+(?![\w+])/gu;
/** What may be Discord's. */
const DISCORD = /\|\||<(?:a?:|t:|\/|[@#]|id:)[^<>]{1,130}>/u;
/** What a module's statement spans at most; a longer one is text after all. */
const LONGEST_STATEMENT = 100;
/** No line with shortcodes or expressions is longer. */
const LONGEST_LINE = 5_000;

/**
 * A document's lines, with what Markdown's many programs have added to it brought to one form: modules' imports and exports and
 * comments are gone, shortcodes are tags, and marks of admonitions are those that the parser knows. No line is added or taken.
 */
export function readSourceLines(source: string): SourceLines {
  const lines = source.split(/\r\n|[\n\r]/u);
  const isVerbatim: boolean[] = [];
  const glued = gluedTitles(lines);
  let fence = '';
  const directives: string[] = [];
  let until: string | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    isVerbatim[index] = true;
    if (until !== undefined) {
      if (line.toLowerCase().includes(until)) until = undefined;
    } else if (fence !== '') {
      if (isClosing(line, fence)) fence = '';
    } else {
      const opened = line.includes('`'.repeat(3)) || line.includes('~~~') ? FENCE.exec(line) : null;
      if (opened !== null && directives.length > 0 && isClosing(line, directives.at(-1) ?? '')) {
        directives.pop();
        lines[index] = line.replace(/[`~]+/u, ':::');
        isVerbatim[index] = false;
        continue;
      }
      if (opened !== null && DIRECTIVE.test(opened[2] ?? '')) {
        directives.push(opened[1] ?? '');
        lines[index] = line.replace(/[`~]+/u, ':::');
        isVerbatim[index] = false;
        continue;
      }
      if (opened !== null) fence = opened[1] ?? '';
      else if (line.includes('<')) until = openUntil(line);
      if (opened === null && until === undefined) {
        isVerbatim[index] = false;
        index = rewrite(lines, index, isVerbatim, glued);
      }
    }
  }
  return { lines, isVerbatim };
}

function isClosing(line: string, fence: string): boolean {
  const found = /^[\s>]*(`{3,}|~{3,})\s*$/u.exec(line)?.[1];
  return found !== undefined && found.startsWith(fence);
}

/** What ends an HTML element or comment that begins on a line, does not end there, and whose lines are no Markdown. */
function openUntil(line: string): string | undefined {
  const raw = RAW.exec(line)?.[1]?.toLowerCase();
  if (raw !== undefined) return line.toLowerCase().includes(`</${raw}`) ? undefined : `</${raw}`;
  const comment = line.lastIndexOf('<!--');
  return comment !== -1 && /^\s*<!--/u.test(line) && !line.includes('-->', comment) ? '-->' : undefined;
}

/** Rewrites a line in place, and those below that belong to it; gives the last one's index. */
function rewrite(lines: string[], index: number, isVerbatim: boolean[], glued: ReadonlySet<number>): number {
  const line = lines[index] ?? '';
  const before = lines[index - 1];
  const opensBlock = before === undefined || before.trim() === '';
  const end = opensBlock && /^(?:im|ex)port\s/u.test(line) ? endOfModuleLines(lines, index) : index;
  if (end > index) {
    for (let at = index; at < end; at += 1) {
      lines[at] = '';
      isVerbatim[at] = false;
    }
    return end - 1;
  }
  const comment = line.includes('{/*') ? endOfComment(lines, index) : undefined;
  if (comment !== undefined) {
    for (let at = index + 1; at <= comment; at += 1) {
      lines[at] = '';
      isVerbatim[at] = false;
    }
    lines[index] = line.slice(0, line.indexOf('{/*'));
    return comment;
  }
  lines[index] = withPlainNumber(line);
  nestQuotedBullets(lines, index);
  markHeading(lines, index, glued);
  lines[index] = rewriteLine(withEmojiBullet(lines[index] ?? ''));
  if (isFrame(line)) {
    lines[index] = '';
    // What stands between two frames is a title, however far it is set in.
    if (isFrame(lines[index + 2] ?? '')) lines[index + 1] = (lines[index + 1] ?? '').trimStart();
  }
  return index;
}

/** "`1.` Be kind" is an item as any other. */
function withPlainNumber(line: string): string {
  return line.replace(/^(\s{0,3}(?:>\s?)?)(?:\*\*)?`(?:\*\*)?(\d{1,3})[.)]?(?:\*\*)?`(?:\*\*)?\s+(?=\S)/u, '$1$2. ');
}

/** A server's own emoji before a text is its bullet, but before a title in bold. */
function withEmojiBullet(line: string): string {
  if (!line.includes(':')) return line;
  const [opening, before = '', rest = ''] =
    /^(\s*(?:>\s?)*(?:[-*+]\s+)?)(?:<a?:\w{2,32}:\d{10,20}>\s*){1,3}(?=\S)(.*)$/u.exec(line) ?? [];
  if (opening === undefined || /^(?:\*\*|__)[^*]*(?:\*\*|__)[\s:<>\w]*$/u.test(rest)) return line;
  return /[-*+]\s+$/u.test(before) ? before + rest : `${before}• ${rest}`;
}

/** "╔═══ ⋆ ═══╗", "━━━━━━": what is drawn around a title, or between parts; tables have other signs as well. */
function isFrame(line: string): boolean {
  return line.length < 200 && /[─━═╔╗╚╝┏┓┗┛╭╮╰╯]{3}/u.test(line) && !/[\p{L}\p{N}┬┼┴├┤╦╬╩╠╣│|║]/u.test(line);
}

/** Behind the last of the imports and exports that begin at a line and follow one another. */
function endOfModuleLines(lines: readonly string[], start: number): number {
  let end = start;
  for (;;) {
    const line = lines[end] ?? '';
    if (IMPORT.test(line)) end += 1;
    else if (IMPORT_OPEN.test(line) || EXPORT.test(line)) {
      const close = endOfStatement(lines, end);
      if (close === undefined) return end;
      end = close;
    } else return end;
  }
}

/** Behind the line in which all brackets that a statement opened are closed again. */
function endOfStatement(lines: readonly string[], start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < Math.min(lines.length, start + LONGEST_STATEMENT); at += 1) {
    for (const sign of lines[at] ?? '') {
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign)) depth -= 1;
    }
    if (depth <= 0) return at + 1;
  }
  return undefined;
}

function endOfComment(lines: readonly string[], start: number): number | undefined {
  const line = lines[start] ?? '';
  if (line.includes('*/}')) return undefined;
  for (let at = start + 1; at < Math.min(lines.length, start + LONGEST_STATEMENT); at += 1) {
    if (/\*\/\}\s*$/u.test(lines[at] ?? '')) return at;
  }
  return undefined;
}

function rewriteLine(line: string): string {
  let text = closedUp(line);
  if (text.includes('{') && text.length <= LONGEST_LINE) {
    text = outsideCode(text, (part) => {
      const said = part.includes('*/}') ? part.replaceAll(/\{\/\*.{0,500}?\*\/\}/gu, '') : part;
      return toComponents(said).replaceAll(/\{(["'])([^"'{}]{0,80})\1\}/gu, '$2');
    });
  }
  if (DISCORD.test(text)) text = outsideCode(text, withoutDiscordMarks);
  if (text.includes('>!') || text.includes('!<')) text = outsideCode(text, withoutSpoilers);
  if (text.includes('^') && text.length <= LONGEST_LINE) text = outsideCode(text, withoutSmallPrint);
  if (text.includes('++')) text = outsideCode(text, (part) => part.replaceAll(KEYS, '$1'));
  if (text.includes('%%')) text = outsideCode(text, (part) => part.replaceAll(/%%[^%]+%%/gu, ''));
  if (!/[!?=*[\\-]/u.test(text.slice(0, 40))) return text;
  const indent = /^\s*(?:>\s?)*(?:(?:(?:[-*+]|\d{1,9}[.)])\s+)+(?=!!!))?/u.exec(text)?.[0] ?? '';
  const rest = text.slice(indent.length);
  if (/^(?:!!!|\?\?\?|===)/u.test(rest)) return indent + rewriteAdmonition(rest);
  // Docsify's and Discord's own marks.
  if (/^!>\s/u.test(rest)) return `${indent}**Important:** ${rest.slice(3)}`;
  if (/^(?:\?>|-#)\s/u.test(rest)) return indent + rest.slice(3);
  // An abbreviation is told once for the whole document.
  if (/^\*\[[^\]]{1,60}\]:\s/u.test(rest)) return `${indent}- ${rest.slice(2).replace(']:', ':')}`;
  const isContents =
    /^\[(?:\[_?toc_?\]|toc)\]\s*$/iu.test(rest) || /^\\(?:newpage|pagebreak|clearpage|tableofcontents)\s*$/u.test(rest);
  return isContents ? indent : text;
}

/** The line with all that is no inline code rewritten. */
function outsideCode(line: string, change: (part: string) => string): string {
  const parts = line.split(/(``[^`]+(?:`[^`]+)?``|`[^`]*`)/u);
  return parts.map((part, index) => (index % 2 === 1 ? part : change(part))).join('');
}

/** `???` opens what is closed at first, `===` a tab; what only begins with such marks is text. */
function rewriteAdmonition(text: string): string {
  const tab = /^===[!+]{0,2}\s+"([^"]*)"\s*$/u.exec(text)?.[1];
  if (tab !== undefined) return `!!! tab "${tab}"`;
  const untyped = /^\?{3}\+?\s+("[^"]*")\s*$/u.exec(text)?.[1];
  if (untyped !== undefined) return `!!! details ${untyped}`;
  const [, kind, title = ''] = /^(?:!!!|\?{3})\+?\s*([\w-]+)((?:\s+[\w-]+)*\s*(?:"[^"]*")?)\s*$/u.exec(text) ?? [];
  const isMark =
    kind !== undefined && (title.trim() === '' || title.includes('"') || /^\s+inline(?:\s+end)?\s*$/u.test(title));
  if (isMark) return `!!! ${kind} ${title.trim()}`;
  return text.startsWith('!!!') ? `\\${text}` : text;
}
