import { EmbedType, MessageType as Type } from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { type Child, h } from '../dom.ts';
import { messageTime } from '../markdown/timestamp.ts';

const ordinary: readonly Type[] = [Type.Default, Type.Reply, Type.ChatInputCommand, Type.ContextMenuCommand];

export function isSystemMessage({ type }: MessageView): boolean {
  return !ordinary.includes(type);
}

/** What Discord itself says: that something was pinned, a thread opened, a poll closed. */
export function systemMessage(message: MessageView): HTMLElement {
  const { icon, text } = wording(message);
  return h('discord-system-message', { type: icon, timestamp: messageTime(message.timestamp, client.locale) }, text);
}

function wording(message: MessageView): { readonly icon: string; readonly text: Child } {
  const name = h('strong', {}, client.person(message.author.id)?.name ?? message.author.username);
  const { type }: { readonly type: number } = message;
  switch (type) {
    case Type.ChannelPinnedMessage:
      return {
        icon: 'pin',
        text: h('span', {}, name, ' pinned a message to this channel. See all pinned messages above.'),
      };
    case Type.ThreadCreated:
      return { icon: 'thread', text: h('span', {}, name, ' started a thread: ', threadLink(message)) };
    case Type.ThreadStarterMessage:
      return { icon: 'thread', text: h('span', {}, 'The thread begins with ', name, '’s message.') };
    case Type.PollResult:
      return { icon: 'alert', text: h('span', {}, name, '’s poll has closed. ', pollResult(message)) };
    default:
      return { icon: 'alert', text: h('span', {}, name, ' ', message.content) };
  }
}

function threadLink({ message_reference: reference, content }: MessageView): HTMLElement {
  const id = reference?.channel_id ?? '';
  return h('button', { type: 'button', class: 'link', on: { click: () => void client.open(id) } }, content);
}

function pollResult({ embeds }: MessageView): string {
  const fields = embeds.find(({ type }) => type === EmbedType.PollResult)?.fields ?? [];
  const value = (name: string) => fields.find((field) => field.name === name)?.value;
  const winner = value('victor_answer_text');
  const question = value('poll_question_text') ?? '';
  return winner === undefined
    ? question
    : `${question} – ${winner} (${value('victor_answer_votes')} of ${value('total_votes')} votes)`;
}
