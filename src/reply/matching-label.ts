import { cut, plain } from '../bot/markdown.ts';
import { optionLength } from './message-parts.ts';

/** What stands before the match, so that it is read in its sentence. */
const before = 24;

/**
 * One line of a list of choices: `head`, and of `text` as much as fits, with the words that were typed in it. Where these lie further
 * in, its beginning gives way: "2.3 · … a thermal power station and a gas pipeline …".
 * @param match the stretch of `text` to be seen
 * @param length what it may take, as much as Discord shows of a choice by default
 */
export function matchingLabel(
  head: string,
  text: string,
  match?: { readonly start: number; readonly end: number },
  length = optionLength,
): string {
  const room = length - head.length;
  const shown = plain(text);
  const word = match === undefined ? '' : plain(text.slice(match.start, match.end));
  const at =
    word === '' ? 0 : Math.max(0, shown.indexOf(word, Math.max(0, (match?.start ?? 0) - (text.length - shown.length))));
  const lead = Math.min(before, Math.floor(room / 4));
  // The cut takes a character and whatever of a word is left.
  const isNearStart = at <= lead || at + word.length <= room - before / 2;
  if (isNearStart || shown.length <= room) return head + cut(shown, room);
  const from = startOfWord(shown, Math.min(at - lead, shown.length - room + 2), at);
  return `${head}…${cut(shown.slice(from), room - 1)}`;
}

/** The first beginning of a word from there on, up to the match itself. */
function startOfWord(text: string, from: number, latest: number): number {
  if (/\s/u.test(text.charAt(from - 1))) return from;
  const space = text.slice(from, latest).search(/\s/u);
  return space < 0 ? latest : from + space + 1;
}
