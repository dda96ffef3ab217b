import type { Block } from '../document-blocks.ts';
import { endsSentence, startsLowerCase } from '../readable-text.ts';
import type { BulletLine, Line, PlainLine } from './text-lines.ts';

/** Nobody wraps lines by hand at fewer characters than this. */
const NARROWEST = 40;
/** So many lines that go on in the middle of a sentence show where lines are wrapped. */
const SHOWN_BY = 3;

/** Behind these a line is never broken on purpose. */
const GOES_ON =
  /(?:[,;–—-]|\s(?:a|an|and|as|at|by|for|from|in|is|of|on|or|the|to|with|und|oder|der|die|das|den|dem|des|in|mit|von|zu|et|ou|de|du|des|la|le|les|à|y|o|e|el|los|las|en|i|w|z|и|в|на|с))$/u;

/**
 * Where lines are wrapped: at the longest of those that go on in the middle of a sentence; where hardly any does, at the longest line
 * that has spaces to wrap at. Lines about as long may be wrapped, much shorter ones are not.
 */
export function wrapWidth(lines: readonly Line[]): number {
  let longest = NARROWEST;
  let wrapped = NARROWEST;
  let count = 0;
  for (const [index, line] of lines.entries()) {
    if (line.kind !== 'plain' && line.kind !== 'bullet') continue;
    if (!line.text.includes(' ') || /\S{40}/u.test(line.text)) continue;
    const end = startOf(line) + line.text.length;
    longest = Math.max(longest, end);
    const next = lines[index + 1];
    if (next?.kind !== 'plain' || !startsLowerCase(next.text) || endsSentence(line.text)) continue;
    count += 1;
    wrapped = Math.max(wrapped, end);
  }
  return count >= SHOWN_BY ? wrapped : longest;
}

/** Whether the next line's first word had room on this line, so that whoever broke the line meant to. */
export function hadRoom(line: BulletLine | PlainLine, next: PlainLine, width: number): boolean {
  const space = next.text.indexOf(' ');
  const firstWord = space === -1 ? next.text.length : space;
  return startOf(line) + line.text.length + 1 + firstWord <= width;
}

/** Whether what stands on the next line is something else, by all that can be seen. */
export function isMeantBreak(line: BulletLine | PlainLine, next: PlainLine, width: number): boolean {
  return hadRoom(line, next, width) && !startsLowerCase(next.text) && !GOES_ON.test(line.text);
}

/** No sentence ends so, and no heading. */
const OPEN_END =
  /\s(?:on|at|from|until|by|for|to|of|the|am|um|vom|von|bis|zum|zur|im|le|les|du|à|au|el|los|las|del|al|em|na|dal|il|w|в|на|до)$/u;

/** No sentence that is set out is longer; joining longer ones again and again would take time. */
const LONGEST_BROKEN = 500;

/** Paragraphs that go on with the one above, though a blank line parts them: what is set out in the middle of a sentence. */
export function joinBroken(blocks: readonly Block[]): Block[] {
  const joined: Block[] = [];
  let isOpen = false;
  for (const block of blocks) {
    const above = joined.at(-1);
    const text: string | undefined =
      above !== undefined && goesOnAs(above, block, isOpen) ? joinWrapped([above.text, block.text]) : undefined;
    if (text === undefined || above === undefined) joined.push(block);
    else joined[joined.length - 1] = { ...above, text };
    isOpen = text !== undefined;
  }
  return joined;
}

function goesOnAs(above: Block, block: Block, isOpen: boolean): boolean {
  if (above.kind !== 'paragraph' || block.kind !== 'paragraph' || above.depth !== block.depth) return false;
  if (above.text.length > LONGEST_BROKEN) return false;
  return OPEN_END.test(above.text) || (isOpen && startsLowerCase(block.text) && !endsSentence(above.text));
}

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303F}\u{FF00}-\u{FF60}]/u;

/** Lines as one; scripts that are written without spaces have none between lines either. */
export function joinWrapped(parts: readonly string[]): string {
  const joined: string[] = [];
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1] ?? '';
    const isGlued = before === '' || (UNSPACED.test(before.slice(-1)) && UNSPACED.test(part.charAt(0)));
    joined.push(isGlued ? part : ` ${part}`);
  }
  return joined.join('');
}

function startOf(line: BulletLine | PlainLine): number {
  return line.kind === 'bullet' ? line.body : line.indent;
}
