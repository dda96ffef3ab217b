import type { APIEmbed } from 'discord-api-types/v10';
import type { Message } from '../bot/reply.ts';
import { cut, escape, plain } from '../bot/markdown.ts';

/** Discord's limits on a message, in UTF-16 units and counts. */
const limits = {
  content: 2000,
  embeds: 10,
  embedsTogether: 6000,
  title: 256,
  description: 4096,
  fields: 25,
  fieldName: 256,
  fieldValue: 1024,
  footer: 2048,
  author: 256,
  rows: 5,
};

/** A message body as Discord takes it: nobody is ever pinged. */
export type RenderedMessage = Message & { readonly allowed_mentions: { readonly parse: [] } };

/**
 * The last line of defence before a message is sent: holds it to Discord's limits by cutting, and forbids all mentions.
 * Handlers cut where it reads best; what reaches a limit here is cut at a word.
 */
export function render(message: Message): RenderedMessage {
  const { content, embeds, components } = message;
  return {
    ...message,
    ...(content !== undefined && { content: cut(content, limits.content) }),
    ...(embeds !== undefined && { embeds: holdTogether(embeds.slice(0, limits.embeds).map(holdEmbed)) }),
    ...(components !== undefined && { components: components.slice(0, limits.rows) }),
    allowed_mentions: { parse: [] },
  };
}

/** A message as text alone, for where embeds may not be sent; `note` stands last. Its buttons stay. */
export function withoutEmbeds({ content, embeds = [], ...rest }: Message, note: string): Message {
  const texts = embeds.flatMap(({ title, description, fields = [], footer }) => [
    ...(title === undefined ? [] : [`**${title}**`]),
    ...(description === undefined ? [] : [description]),
    ...fields.map(({ name, value }) => `**${name}**\n${value}`),
    ...(footer === undefined ? [] : [`-# ${escape(plain(footer.text))}`]),
  ]);
  const small = `-# ${note}`;
  const text = [...(content === undefined ? [] : [content]), ...texts].join('\n\n');
  return { ...rest, content: `${cut(text, limits.content - small.length - 2)}\n\n${small}` };
}

function holdEmbed(embed: APIEmbed): APIEmbed {
  const { title, description, fields, footer, author } = embed;
  return {
    ...embed,
    ...(title !== undefined && { title: cut(title, limits.title) }),
    ...(description !== undefined && { description: cut(description, limits.description) }),
    ...(footer !== undefined && { footer: { ...footer, text: cut(footer.text, limits.footer) } }),
    ...(author !== undefined && { author: { ...author, name: cut(author.name, limits.author) } }),
    ...(fields !== undefined && {
      fields: fields.slice(0, limits.fields).map((field) => ({
        ...field,
        name: cut(field.name, limits.fieldName),
        value: cut(field.value, limits.fieldValue),
      })),
    }),
  };
}

/** 6,000 characters are counted over all embeds: the last ones give way first. */
function holdTogether(embeds: readonly APIEmbed[]): APIEmbed[] {
  let left = limits.embedsTogether;
  const held: APIEmbed[] = [];
  for (const embed of embeds) {
    const size = embedSize(embed);
    if (size <= left) {
      held.push(embed);
      left -= size;
      continue;
    }
    const room = left - (size - (embed.description?.length ?? 0));
    if (room > 0) held.push({ ...embed, description: cut(embed.description ?? '', room) });
    break;
  }
  return held;
}

/** What Discord counts of an embed: title, description, field names and values, footer, author. */
export function embedSize({ title, description, fields = [], footer, author }: APIEmbed): number {
  const parts = [title, description, footer?.text, author?.name, ...fields.flatMap(({ name, value }) => [name, value])];
  return parts.reduce((sum, part) => sum + (part?.length ?? 0), 0);
}
