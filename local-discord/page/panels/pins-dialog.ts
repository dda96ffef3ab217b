import { client } from '../page-client.ts';
import { h } from '../dom.ts';
import { icons } from '../icons.ts';
import { messageElement } from '../message/message-view.ts';
import { openDialog } from './dialog.ts';

/** What is pinned in the open channel, the latest first. */
export function openPins(): void {
  const pinned = client.messages.filter((message) => message.pinned).toReversed();
  const list = pinned.map((message) => {
    const shown = messageElement(message, undefined);
    shown.querySelector('.toolbar')?.remove();
    return shown;
  });
  const none = h('p', { class: 'empty' }, icons.pin(), 'This channel has no pinned messages … yet.');
  openDialog(
    'Pinned messages',
    h('discord-messages', { class: 'pins', 'no-background': true }, pinned.length === 0 ? none : list),
  );
}
