import { cleanText } from '../readable-text.ts';
import type { SourceLine } from '../plain-text/text-lines.ts';
import { adornmentOf } from './rst-sections.ts';
import type { RstNames } from './rst-inline.ts';

/** What is named anywhere in a document: addresses, labels of sections, substitutions. */
export function readRstNames(lines: readonly SourceLine[]): RstNames {
  const targets = new Map<string, string>();
  const titles = new Map<string, string>();
  const substitutions = new Map<string, string>();
  let labels: string[] = [];
  for (const [index, { raw }] of lines.entries()) {
    const [, quoted, plain, address = ''] =
      /^\s*\.\. _(?:`([^`]+)`|((?:[^:\\]|\\.|:(?!\s|$))+)):(?:\s+(\S.*))?$/u.exec(raw) ?? [];
    const name = cleanText(quoted ?? plain ?? '')
      .replaceAll(/\\(.)/gu, '$1')
      .toLowerCase();
    const [, key, value] = /^\s*\.\. \|([^|]+)\|\s+(?:replace|unicode)::\s*(.*)$/u.exec(raw) ?? [];
    if (name !== '') {
      const below = lines[index + 1]?.raw ?? '';
      const target = address === '' && /^\s+\S+$/u.test(below) ? below.trim() : address.trim();
      if (target === '') labels.push(name);
      else targets.set(name, target);
    } else if (key !== undefined && value !== undefined) substitutions.set(key.toLowerCase(), cleanText(value));
    else if (raw.trim() !== '') {
      const isTitle = adornmentOf(lines[index + 1]?.raw) !== undefined;
      if (isTitle && adornmentOf(raw) === undefined) {
        const title = cleanText(raw);
        for (const label of labels) titles.set(label, title);
        titles.set(title.toLowerCase(), title);
      }
      if (adornmentOf(raw) === undefined) labels = [];
    }
  }
  return { targets, titles, substitutions };
}
