import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { h } from '../dom.ts';

/** Who reacted with what. Buttons, since the component's own are out of a keyboard's reach. */
export function reactionRow(message: MessageView): HTMLElement | undefined {
  const { reactions = [], reacted } = message;
  if (reactions.length === 0) return undefined;
  return h(
    'div',
    { class: 'reactions', slot: 'reactions' },
    reactions.map(({ emoji, count }) => {
      const name = emoji.name ?? '';
      const isOn = reacted.includes(name);
      return h(
        'button',
        {
          type: 'button',
          class: 'reaction',
          'aria-pressed': String(isOn),
          'aria-label': `${name}, ${count}`,
          on: { click: () => react(message, name, !isOn) },
        },
        `${name} ${count}`,
      );
    }),
  );
}

export function react({ channel_id: channel, id }: MessageView, emoji: string, on: boolean): void {
  void client.act({ do: 'react', channel, message: id, emoji, on });
}
