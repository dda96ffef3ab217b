import { type APIAttachment, type APIEmbed, EmbedType } from 'discord-api-types/v10';

/** An embed as Discord gives it back: with a type, and addresses in place of `attachment://`. */
export function embedJson(embed: APIEmbed, attachments: readonly APIAttachment[]): APIEmbed {
  const type = embed.type === EmbedType.PollResult ? embed.type : EmbedType.Rich;
  const json: APIEmbed = { ...embed, type };
  if (embed.fields !== undefined)
    json.fields = embed.fields.map((field) => ({ ...field, inline: field.inline ?? false }));
  for (const key of ['image', 'thumbnail'] as const) {
    const picture = embed[key];
    if (picture === undefined) continue;
    const url = attachmentAddress(picture.url, attachments);
    json[key] = { ...picture, url, proxy_url: url };
  }
  return json;
}

/** The address of a file that hangs on the message, where `url` names one. */
export function attachmentAddress(url: string, attachments: readonly APIAttachment[]): string {
  const name = url.startsWith('attachment://') ? url.slice('attachment://'.length) : undefined;
  return attachments.find(({ filename }) => filename === name)?.url ?? url;
}
