import type { SourceLine } from '../plain-text/text-lines.ts';
import { cleanText } from '../readable-text.ts';
import type { AsciidocNames } from './asciidoc-inline.ts';

/** A line that sets an attribute: ":name: value". */
export const ATTRIBUTE = /^:(!?[\w-]+!?):(?:\s+(.*))?$/u;
/** A title with its signs before it. */
export const TITLE = /^(={1,6}|#{1,6})\s+(\S.*?)(?:\s+\1)?\s*$/u;
const UNDERLINES = '=-~^+';

/** Level of a title that is underlined, by the sign; undefined where the second line does not underline the first. */
export function underlinedLevel(title: string | undefined, line: string | undefined): number | undefined {
  const under = line?.trimEnd() ?? '';
  const [sign = ''] = under;
  if (title === undefined || under.length < 3 || !/^[\p{L}\p{N}"'(`{]/u.test(title)) return undefined;
  if (under !== sign.repeat(under.length) || Math.abs(title.trimEnd().length - under.length) > 2) return undefined;
  const level = UNDERLINES.indexOf(sign);
  return level === -1 ? undefined : level + 1;
}

/** What is named anywhere in a document: attributes, and sections by their ids. */
export function readAsciidocNames(
  lines: readonly SourceLine[],
): AsciidocNames & { readonly attributes: Map<string, string> } {
  const attributes = new Map<string, string>();
  const titles = new Map<string, string>();
  let ids: string[] = [];
  for (const [index, { raw }] of lines.entries()) {
    const [attribute, name = '', value = ''] = ATTRIBUTE.exec(raw) ?? [];
    const id = /^\[(?:\[([\w:.-]+)(?:,[^\]]*)?\]|#([\w:.-]+)[^\]]*)\]$/u.exec(raw.trim());
    const [, , marked] = TITLE.exec(raw) ?? [];
    const title = marked ?? (underlinedLevel(raw, lines[index + 1]?.raw) === undefined ? undefined : raw);
    if (attribute !== undefined) {
      if (!name.includes('!') && !attributes.has(name.toLowerCase()))
        attributes.set(name.toLowerCase(), cleanText(value));
    } else if (id !== null) ids.push(id[1] ?? id[2] ?? '');
    else if (title !== undefined) {
      const text = cleanText(title.replaceAll(/\[\[[^\]]*\]\]/gu, ''));
      const made = text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
        .replaceAll(/_$/gu, '');
      for (const key of [...ids, `_${made}`, text, text.toLowerCase()]) if (!titles.has(key)) titles.set(key, text);
      ids = [];
    } else if (raw.trim() !== '' && !raw.startsWith('.')) ids = [];
  }
  return { attributes, titles };
}
