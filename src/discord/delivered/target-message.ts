import { type APIAttachment, type APIEmbed, type APIMessage, ComponentType, MessageFlags } from 'discord-api-types/v10';
import type { AttachedFile, TargetMessage } from '../../bot/request.ts';

/** @throws Error where there is no message, or not as Discord describes it */
export function toTarget(message: APIMessage | undefined): TargetMessage {
  if (message === undefined) throw new TypeError('no message is there');
  const { id, channel_id, author, content, embeds, components = [], interaction_metadata, flags } = message;
  return {
    id,
    channelId: channel_id,
    authorId: author.id,
    authorIsBot: author.bot === true || message.webhook_id !== undefined,
    ...(((flags ?? 0) & MessageFlags.Ephemeral) !== 0 && { isPrivate: true as const }),
    content,
    embeds: embeds.map(({ title, description }) => ({
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
    })),
    otherText: content === '' ? otherText(message) : '',
    files: (message.attachments ?? []).map(attachedFile),
    customIds: customIdsIn(components),
    ...(interaction_metadata && { askedBy: interaction_metadata.user.id }),
  };
}

/** Of buttons and menus, at whatever depth, in order. */
export function customIdsIn(parts: readonly unknown[]): readonly string[] {
  return parts.flatMap((part) => {
    const { custom_id: id, components, accessory } = part as Partial<Record<string, unknown>>;
    const inside = [...(Array.isArray(components) ? components : []), ...(accessory == null ? [] : [accessory])];
    return [...(typeof id === 'string' ? [id] : []), ...customIdsIn(inside)];
  });
}

/** What a message says that has no text of its own: what it forwards, asks in a poll, shows in embeds or is made of. */
function otherText({ message_snapshots: forwarded = [], poll, embeds, components = [] }: APIMessage): string {
  const parts = [
    ...forwarded.flatMap(({ message }) => [message.content, ...message.embeds.flatMap(embedTexts)]),
    ...(poll === undefined ? [] : [poll.question.text, ...poll.answers.map(({ poll_media: { text } }) => text)]),
    ...embeds.flatMap(embedTexts),
    ...textsIn(components),
  ];
  return parts.filter((part) => part !== undefined && part.trim() !== '').join('\n');
}

function embedTexts({ author, title, description, fields = [], footer }: APIEmbed): readonly (string | undefined)[] {
  return [author?.name, title, description, ...fields.flatMap(({ name, value }) => [name, value]), footer?.text];
}

/** Texts among components, at whatever depth. */
export function textsIn(parts: readonly unknown[]): readonly string[] {
  return parts.flatMap((part) => {
    const { type, content, components } = part as Partial<Record<string, unknown>>;
    const own = type === ComponentType.TextDisplay && typeof content === 'string' ? [content] : [];
    return [...own, ...(Array.isArray(components) ? textsIn(components) : [])];
  });
}

type Described = Pick<APIAttachment, 'id' | 'filename' | 'size' | 'url' | 'content_type'>;

/** A file as Discord describes it. */
export function attachedFile({ id, filename: name, size, url, content_type: contentType }: Described): AttachedFile {
  return { id, name, size, url, ...(contentType != null && { contentType }) };
}
