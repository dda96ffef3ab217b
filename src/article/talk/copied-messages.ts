import type { LeftOut } from '../document-blocks.ts';
import { lineAt } from '../document-place.ts';
import { cleanText } from '../readable-text.ts';

/** " — 03/05/2031 14:22", "Ann — Today at 2:22 PM", as Discord puts it above what somebody wrote. */
const STAMP =
  /^(.{0,40}?)\s*—\s(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?|(?:today|yesterday|heute|gestern|aujourd[’']hui|hier|hoy|ayer|hoje|ontem|сегодня|вчера)(?:\s(?:at|um|à|a las|às|в))?),?\s+\d{1,2}:\d{2}(?:\s?[ap]\.?m\.?)?\s*$/iu;
/** What stands between a name and its moment. */
const TAG = /^(?:APP|BOT|OP|SYSTEM|SERVER)$/u;
const EDITED = /^\((?:edited|bearbeitet|modifié|editado|изменено)\)$/iu;
const EMOJI = /^(?=\p{Extended_Pictographic})[^\p{L}\p{N}\p{P}\s]{1,16}$|^:\w{2,32}:$/u;
const LONGEST_NAME = 32;

export type WithoutHeads = { readonly text: string; readonly leftOut: readonly LeftOut[] };

/**
 * A text that was copied from Discord without who wrote what when, that it was edited, and how many answered with which emoji; any other
 * text as it is. No line is added or taken; linear in time.
 */
export function takeMessageHeads(source: string, firstLine = 1): WithoutHeads {
  const lines = source.split(/\r?\n/u);
  const stamps = lines.flatMap((line, index) => (line.includes('—') && STAMP.test(line) ? [index] : []));
  if (stamps.length === 0) return { text: source, leftOut: [] };
  const taken = new Map<number, LeftOut['reason']>();
  for (const at of stamps) {
    taken.set(at, 'by-line');
    const isNamed = (STAMP.exec(lines[at] ?? '')?.[1] ?? '').trim() !== '';
    let above = at - 1;
    if (!isNamed && TAG.test((lines[above] ?? '').trim())) taken.set(above--, 'by-line');
    const name = (lines[above] ?? '').trim();
    if (!isNamed && name !== '' && name.length <= LONGEST_NAME) taken.set(above, 'by-line');
  }
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (EDITED.test(text)) taken.set(index, 'page furniture');
    else if (EMOJI.test(text) && /^\d{1,6}$/u.test((lines[index + 1] ?? '').trim())) {
      taken.set(index, 'page furniture');
      taken.set(index + 1, 'page furniture');
    }
  }
  const leftOut = [...taken]
    .sort(([first], [second]) => first - second)
    .map(([index, reason]) => ({ place: lineAt(firstLine + index), text: cleanText(lines[index] ?? ''), reason }));
  return { text: lines.map((line, index) => (taken.has(index) ? '' : line)).join('\n'), leftOut };
}
