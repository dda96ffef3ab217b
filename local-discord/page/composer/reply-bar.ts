import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { h, iconButton } from '../dom.ts';
import { icons } from '../icons.ts';

/** Above the composer: whom one replies to, and whether they are told. */
export function replyBar(message: MessageView, setPing: (ping: boolean) => void): HTMLElement {
  const name = client.person(message.author.id)?.name ?? message.author.username;
  const ping = h(
    'button',
    { type: 'button', class: 'ping-switch', 'aria-pressed': 'true', 'aria-label': 'Notify them' },
    '@ ON',
  );
  ping.addEventListener('click', () => {
    const isOn = ping.getAttribute('aria-pressed') !== 'true';
    ping.setAttribute('aria-pressed', String(isOn));
    ping.textContent = isOn ? '@ ON' : '@ OFF';
    setPing(isOn);
  });
  const stop = iconButton('Do not reply', icons.close(), () => client.setReplyTo(undefined));
  return h('div', { class: 'reply-bar' }, h('span', {}, 'Replying to ', h('strong', {}, name)), ping, stop);
}
