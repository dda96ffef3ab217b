import type { APIEmbed } from 'discord-api-types/v10';
import type { Markdown } from '../../src/bot/markdown.ts';

/** Discord's limits on embeds, with some room left: a description, all embeds of a message together, and their number. */
const descriptionLength = 3_900;
const messageLength = 5_800;
const embedsInMessage = 10;

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
