import { client, type Pending } from '../page-client.ts';
import { fill, h } from '../dom.ts';

/** What the bot has not answered yet, or did not answer at all. */
export function pendingLines(): HTMLElement {
  const element = h('div', { class: 'pending', role: 'status' });
  const show = () => fill(element, client.pending.filter(({ channel }) => channel === client.channelId).map(line));
  client.on('pending', show);
  client.on('channel', show);
  return element;
}

function line(pending: Pending): HTMLElement {
  if (pending.error === undefined)
    return h(
      'div',
      { class: 'pending-line' },
      h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')),
      ` Sending ${pending.label}…`,
    );
  const dismiss = h(
    'button',
    { type: 'button', class: 'link', on: { click: () => client.dismiss(pending) } },
    'Dismiss',
  );
  return h('div', { class: 'pending-line failed' }, `${pending.label}: ${pending.error} `, dismiss);
}
