import { MessageFlags, MessageType as Type } from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { avatarUrl } from '../avatar.ts';
import { h } from '../dom.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { messageTime } from '../markdown/timestamp.ts';
import { icons } from '../icons.ts';
import { names } from '../names.ts';
import { attachmentElements } from './attachments-view.ts';
import { componentRows } from './components-view.ts';
import { embedElement } from './embed-view.ts';
import { layoutElements } from './layout-view.ts';
import { isSystemMessage, systemMessage } from './system-message.ts';
import { pollElement } from './poll-view.ts';
import { reactionRow } from './reactions-view.ts';
import { lead } from './message-lead.ts';
import { toolbar } from './message-toolbar.ts';

/** Messages of one author within this time stand under one name. */
const togetherMs = 7 * 60_000;

/** One message with its toolbar. `before`: the one above it. */
export function messageElement(message: MessageView, before: MessageView | undefined): HTMLElement {
  const content = isSystemMessage(message) ? systemMessage(message) : ordinary(message, before);
  return h(
    'div',
    { class: 'message', role: 'article', tabindex: -1, 'data-id': message.id, 'aria-label': summary(message) },
    content,
    !message.loading && toolbar(message),
  );
}

function ordinary(message: MessageView, before: MessageView | undefined): HTMLElement {
  const { author, ephemeral } = message;
  const person = client.person(author.id);
  const above = lead(message);
  const isLayout = ((message.flags ?? 0) & MessageFlags.IsComponentsV2) !== 0;
  const element = h(
    'discord-message',
    {
      author: person?.name ?? author.username,
      avatar: avatarUrl(person),
      bot: author.bot === true,
      timestamp: messageTime(message.timestamp, client.locale),
      edited: message.edited_timestamp !== null && !ephemeral,
      highlight: message.pinged.includes(client.state.me),
      'message-body-only': above === undefined && isContinued(message, before),
      'data-ephemeral': ephemeral,
      'data-reply-target': client.replyTo?.id === message.id,
    },
    above,
    message.loading
      ? thinking(person?.name ?? 'The bot')
      : isLayout
        ? h('div', { class: 'layout' }, layoutElements(message, message.components ?? []))
        : h('div', { class: 'markdown' }, renderMarkdown(message.content, names)),
    // What a layout shows is shown there.
    attachmentElements(message.attachments.filter(({ url }) => !isLayout || !inLayout(message, url))),
    message.embeds.map(embedElement),
    message.poll !== undefined && pollElement(message, message.poll),
    !isLayout && componentRows(message),
    reactionRow(message),
    threadLink(message),
    ephemeral && ephemeralNote(message),
  );
  if (person?.colour !== undefined)
    element.style.setProperty('--author-colour', `var(--role-${person.description.toLowerCase()}, ${person.colour})`);
  return element;
}

function inLayout({ components }: MessageView, url: string): boolean {
  return JSON.stringify(components ?? []).includes(JSON.stringify(url));
}

/** The thread that hangs on a message has its id. */
function threadLink({ id }: MessageView): HTMLElement | undefined {
  const thread = client.state.channels.find((channel) => channel.isThread && channel.id === id);
  if (thread === undefined) return undefined;
  const open = () => void client.open(id);
  return h(
    'button',
    { type: 'button', class: 'thread-link', slot: 'thread', on: { click: open } },
    icons.thread(),
    h('strong', {}, thread.name),
    h('span', {}, `${thread.messageCount} ${thread.messageCount === 1 ? 'message' : 'messages'} ›`),
  );
}

function isContinued(message: MessageView, before: MessageView | undefined): boolean {
  if (before === undefined || isSystemMessage(before) || before.ephemeral !== message.ephemeral) return false;
  const apart = Date.parse(message.timestamp) - Date.parse(before.timestamp);
  return before.author.id === message.author.id && apart < togetherMs && message.type === Type.Default;
}

function thinking(name: string): HTMLElement {
  const dots = h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'));
  return h('span', { class: 'thinking', role: 'status' }, dots, ` ${name} is thinking…`);
}

/** The component's own has a link that no keyboard reaches. */
function ephemeralNote({ channel_id: channel, id }: MessageView): HTMLElement {
  const dismiss = () => void client.act({ do: 'delete', channel, message: id });
  return h(
    'div',
    { class: 'note', slot: 'thread' },
    'Only you can see this • ',
    h('button', { type: 'button', class: 'link', on: { click: dismiss } }, 'Dismiss message'),
  );
}

/** Who wrote it and when: what it says is read from its content. */
function summary(message: MessageView): string {
  const name = client.person(message.author.id)?.name ?? message.author.username;
  const kind = message.ephemeral ? ', only for you' : '';
  return `${name}, ${messageTime(message.timestamp, client.locale)}${kind}`;
}
