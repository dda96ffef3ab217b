import { MessageType as Type, type APIMessage } from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { avatarUrl } from '../avatar.ts';
import { h } from '../dom.ts';

/** The line above a message: what it replies to, or which command it answers. */
export function lead(message: MessageView): HTMLElement | undefined {
  return commandLine(message) ?? replyLine(message);
}

function commandLine({ interaction_metadata: metadata, type }: MessageView): HTMLElement | undefined {
  if (metadata === undefined || !('name' in metadata) || typeof metadata.name !== 'string') return undefined;
  const person = client.person(metadata.user.id);
  const isMenu =
    type === Type.ContextMenuCommand || ('target_message_id' in metadata && metadata.target_message_id !== undefined);
  const target =
    isMenu && 'target_message_id' in metadata
      ? client.messages.find(({ id }) => id === metadata.target_message_id)
      : undefined;
  return h('discord-command', {
    slot: 'reply',
    author: person?.name ?? metadata.user.username,
    avatar: avatarUrl(person),
    command: metadata.name,
    type: isMenu ? 'message_command' : 'slash_command',
    ...(isMenu && {
      'context-user-name': client.person(target?.author.id ?? '')?.name ?? '',
      'context-user-image': avatarUrl(client.person(target?.author.id ?? '')),
      'context-message-reply': target === undefined ? '' : excerpt(target),
      'context-message-deleted': target === undefined,
    }),
  });
}

function replyLine(message: MessageView): HTMLElement | undefined {
  const { message_reference: reference, referenced_message: given } = message;
  if (reference === undefined) return undefined;
  const found = given ?? client.messages.find(({ id }) => id === reference.message_id);
  if (found === undefined) return h('discord-reply', { slot: 'reply', deleted: true });
  const person = client.person(found.author.id);
  return h(
    'discord-reply',
    {
      slot: 'reply',
      author: person?.name ?? found.author.username,
      avatar: avatarUrl(person),
      bot: found.author.bot === true,
      mentions: message.mentions.some(({ id }) => id === found.author.id),
    },
    excerpt(found),
  );
}

/** A message in a few words. */
function excerpt({ content, embeds, attachments, poll }: APIMessage): string {
  const text =
    content || embeds[0]?.title || embeds[0]?.description || poll?.question.text || attachments[0]?.filename || '…';
  const plain = text.replaceAll(/<@!?(\d+)>/g, (_, id: string) => `@${client.person(id)?.name ?? 'unknown'}`);
  return plain
    .replaceAll(/\\(?=[^\p{L}\p{N}\s])/gu, '')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 160);
}
