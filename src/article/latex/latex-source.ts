import type { StatedDetails } from '../article-format.ts';
import { toIsoDate } from '../cleaning/article-details.ts';
import { cleanText } from '../readable-text.ts';
import { ACCENTS, SIGNS } from './latex-names.ts';

export type LatexSource = {
  /** What stands between the document's begin and its end, and the number of its first line. */
  readonly body: string;
  readonly firstLine: number;
  readonly details: StatedDetails;
};

const MACRO = /\\(?:re)?newcommand\*?\s*\{?\\([A-Za-z]{1,40})\}?\s*\{([^{}\\\n]{0,300})\}/gu;
const ACCENT =
  /\\(?:(["'`^~=.])\s?(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))|([cvuHkrd])(?:\{([A-Za-z])\}|[ \t]+([A-Za-z])(?![A-Za-z])))/gu;

/** Parts a document from what stands before and behind it, puts letters for their commands, and the author's own words for theirs. */
export function latexSource(source: string, firstLine: number): LatexSource {
  const text = source.replaceAll(
    ACCENT,
    (_, sign?: string, a?: string, b?: string, letter?: string, c?: string, d?: string) =>
      `${a ?? b ?? c ?? d ?? ''}${ACCENTS[sign ?? letter ?? ''] ?? ''}`.normalize('NFC'),
  );
  const macros = new Map([...text.matchAll(MACRO)].map(([, name = '', words = '']) => [name, words]));
  const begin = /^[^%\n]*\\begin\{document\}/mu.exec(text);
  const from = begin === null ? 0 : begin.index + begin[0].length;
  const end = text.indexOf('\\end{document}', from);
  const body = text.slice(from, end === -1 ? undefined : end);
  return {
    body: macros.size === 0 ? body : withMacros(body, macros),
    firstLine: firstLine + text.slice(0, from).split('\n').length - 1,
    details: detailsOf(text.slice(0, 100_000), macros),
  };
}

function withMacros(text: string, macros: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\\([A-Za-z]{1,40})(?![A-Za-z])(?:\{\}|[ \t]+(?![{[]))?/gu,
    (whole, name: string) => macros.get(name) ?? whole,
  );
}

function detailsOf(text: string, macros: ReadonlyMap<string, string>): StatedDetails {
  const of = (name: string): string => {
    const stated = new RegExp(String.raw`^[ \t]*\\${name}\{((?:[^{}]|\{[^{}]{0,200}\}){1,500})\}`, 'mu').exec(
      text,
    )?.[1];
    return stated === undefined ? '' : plain(withMacros(stated, macros));
  };
  const [title, author] = [of('title'), of('author')];
  const date = toIsoDate(of('date'));
  return {
    ...(title !== '' && { title }),
    ...(author !== '' && { author }),
    ...(date !== undefined && { date }),
  };
}

/** The words of a detail, without commands. */
function plain(text: string): string {
  return cleanText(
    text
      .replaceAll(/\\thanks\{[^{}]{0,200}\}|(?<!\\)%[^\n]{0,300}/gu, '')
      .replaceAll(/\s*\\and\b\s*/gu, ', ')
      .replaceAll(/\\\\(?:\[[^\]\n]{0,20}\])?|~/gu, ' ')
      .replaceAll(/\\([A-Za-z]{1,40})\*?[ \t]*/gu, (_, name: string) => SIGNS[name] ?? '')
      .replaceAll(/\\([%&#_$])/gu, '$1')
      .replaceAll(/[{}]/gu, '')
      .replaceAll('---', '—')
      .replaceAll('--', '–')
      .replaceAll('``', '“')
      .replaceAll("''", '”'),
  );
}
