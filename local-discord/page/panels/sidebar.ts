import type { ChannelView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { avatarUrl } from '../avatar.ts';
import { fill, h } from '../dom.ts';
import { icons } from '../icons.ts';
import { settings } from './settings-dialog.ts';

/** The server's channels with their threads, the direct messages, and who one is. `chosen` is called when a channel was. */
export function sidebar(chosen: () => void): HTMLElement {
  const name = h('h1', { class: 'guild-name' });
  const list = h('div', { class: 'channels' });
  const element = h(
    'nav',
    { class: 'sidebar', id: 'sidebar', 'aria-label': 'Channels' },
    h('div', { class: 'guild' }, name),
    list,
    settings(),
  );
  const show = () => {
    fill(name, client.state.guild.name);
    const focused =
      document.activeElement instanceof HTMLElement ? document.activeElement.dataset['channel'] : undefined;
    fill(list, groups(chosen));
    if (focused !== undefined) list.querySelector<HTMLElement>(`[data-channel="${focused}"]`)?.focus();
  };
  client.on('viewer', show);
  client.on('channels', show);
  return element;
}

function groups(chosen: () => void): readonly HTMLElement[] {
  const { channels } = client.state;
  const direct = channels.filter(({ isDm }) => isDm);
  const texts = channels.filter(({ isDm, isThread }) => !isDm && !isThread);
  const item = (channel: ChannelView) => h('li', {}, channelButton(channel, chosen));
  const withThreads = texts.map((channel) => {
    const threads = channels.filter(
      ({ isThread, parentId, archived }) => isThread && !archived && parentId === channel.id,
    );
    const inner =
      threads.length > 0 &&
      h('ul', { class: 'threads', 'aria-label': `Threads of ${channel.name}` }, threads.map(item));
    return h('li', {}, channelButton(channel, chosen), inner);
  });
  return [
    h('h2', { class: 'channels-heading' }, 'Text channels'),
    h('ul', {}, withThreads),
    h('h2', { class: 'channels-heading' }, 'Direct messages'),
    h('ul', {}, direct.map(item)),
  ];
}

function channelButton({ id, name, isDm, isThread }: ChannelView, chosen: () => void): HTMLElement {
  const isUnread = client.unread.has(id);
  const bot = client.person(client.state.bot);
  const picture = isDm
    ? h('img', { class: 'small-avatar', src: avatarUrl(bot), alt: '' })
    : isThread
      ? icons.thread()
      : icons.hash();
  const shown = isDm ? (bot?.name ?? '') : name;
  return h(
    'button',
    {
      type: 'button',
      class: isUnread ? 'channel unread' : 'channel',
      'data-channel': id,
      'aria-current': id === client.channelId ? 'page' : null,
      on: {
        click: () => {
          chosen();
          void client.open(id);
        },
      },
    },
    picture,
    h('span', { class: 'channel-name' }, shown),
    isUnread && h('span', { class: 'visually-hidden' }, 'unread'),
  );
}
