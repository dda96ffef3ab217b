import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { h, iconButton } from '../dom.ts';
import { icons } from '../icons.ts';
import { openMessageMenu } from '../panels/message-menu.ts';
import { react } from './reactions-view.ts';

/** What one can do with a message, at its upper right corner. */
export function toolbar(message: MessageView): HTMLElement {
  const more = iconButton('More', icons.more(), () => void openMessageMenu(message, more.getBoundingClientRect()), {
    'aria-haspopup': 'menu',
  });
  return h(
    'div',
    { class: 'toolbar', role: 'group', 'aria-label': 'Message actions' },
    !message.ephemeral &&
      iconButton('React with 👍', icons.smile(), () => react(message, '👍', !message.reacted.includes('👍'))),
    !message.ephemeral &&
      client.channel?.maySend === true &&
      iconButton('Reply', icons.reply(), () => client.setReplyTo(message)),
    more,
  );
}
