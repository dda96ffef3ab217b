import type { APIEmbed } from 'discord-api-types/v10';
import { escape, type Markdown, plain } from '../../src/bot/markdown.ts';

/** Discord's limits on embeds, with some room left: a description, all embeds of a message together, and their number. */
const descriptionLength = 3_900;
const messageLength = 5_800;
const embedsInMessage = 10;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** `text` escaped, in pieces of at most `max` each: at words where it has any. Nothing but the space between is left out. */
export function piecesWithin(text: string, max: number): readonly Markdown[] {
  const pieces: Markdown[] = [];
  let rest = plain(text);
  while (rest !== '') {
    const length = fitting(rest, max);
    pieces.push(escape(rest.slice(0, length)));
    rest = rest.slice(length).trimStart();
  }
  return pieces;
}

/** How much of `text` takes at most `max` when it is escaped. */
function fitting(text: string, max: number): number {
  for (let room = Math.min(text.length, max); ; ) {
    const end = room === text.length ? room : breakBefore(text, room);
    const over = escape(text.slice(0, end)).length - max;
    if (over <= 0 || end <= 2) return end;
    // A backslash stands before every second character at most.
    room = Math.max(2, end - Math.ceil(over / 2));
  }
}

/** Where to break at or before `at`: after a word, else between characters, else not inside of a surrogate pair. */
function breakBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at);
  if (space > at / 2) return space;
  // A stretch is enough: the text is long, and a character is not.
  const from = Math.max(0, at - 64);
  const whole = graphemes.segment(text.slice(from, at + 64)).containing(at - from)?.index ?? 0;
  if (whole > 0) return from + whole;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at;
}

/** Paragraphs joined into as few descriptions as hold them. Each is at most as long as a description. */
export function descriptions(paragraphs: readonly Markdown[]): readonly Markdown[] {
  const joined: Markdown[] = [];
  for (const paragraph of paragraphs) {
    const last = joined.at(-1);
    if (last !== undefined && last.length + 2 + paragraph.length <= descriptionLength)
      joined[joined.length - 1] = `${last}\n\n${paragraph}`;
    else joined.push(paragraph);
  }
  return joined;
}

/** Embeds in as few messages as Discord lets them stand in, in order. */
export function inMessages(embeds: readonly APIEmbed[]): readonly (readonly APIEmbed[])[] {
  const found: APIEmbed[][] = [];
  let length = 0;
  for (const embed of embeds) {
    const size = (embed.title?.length ?? 0) + (embed.description?.length ?? 0) + (embed.footer?.text.length ?? 0);
    const last = found.at(-1);
    if (last !== undefined && last.length < embedsInMessage && length + size <= messageLength) {
      last.push(embed);
      length += size;
    } else {
      found.push([embed]);
      length = size;
    }
  }
  return found;
}
