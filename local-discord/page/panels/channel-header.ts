import { client } from '../page-client.ts';
import { fill, h, iconButton } from '../dom.ts';
import { icons } from '../icons.ts';
import { openConnectHelp } from './connect-dialog.ts';
import { openPins } from './pins-dialog.ts';

export type HeaderButtons = { readonly menu: HTMLButtonElement; readonly traffic: HTMLButtonElement };

/** The bar above the messages: where one is, and what can be opened beside it. */
export function header({ menu, traffic }: HeaderButtons): HTMLElement {
  const place = h('div', { class: 'place' });
  const help = iconButton('Connect to the real Discord', icons.help(), () => void openConnectHelp(), { hidden: true });
  const offline = h('div', { class: 'offline', role: 'status' });
  const show = () => {
    const { channel } = client;
    const bot = client.person(client.state.bot);
    const name = channel?.isDm === true ? (bot?.name ?? '') : (channel?.name ?? '');
    const picture = channel?.isDm === true ? icons.chat() : channel?.isThread === true ? icons.thread() : icons.hash();
    const topic = channel?.topic ? h('div', { class: 'topic' }, channel.topic) : false;
    fill(place, picture, h('h2', { class: 'place-name' }, name), topic);
    help.hidden = !client.state.hasConnectSteps;
    document.title = `${channel?.isDm === true ? '@' : '#'}${name} | ${client.state.guild.name}`;
  };
  client.on('channel', show);
  client.on('connected', () =>
    fill(offline, client.connected ? '' : 'The playground has ended, or cannot be reached. Trying again …'),
  );
  return h(
    'header',
    { class: 'header' },
    h(
      'div',
      { class: 'header-line' },
      menu,
      place,
      iconButton('Pinned messages', icons.pin(), openPins),
      traffic,
      help,
    ),
    offline,
  );
}
