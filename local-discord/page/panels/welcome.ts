import { client } from '../page-client.ts';
import { avatarUrl } from '../avatar.ts';
import { type Child, h } from '../dom.ts';
import { icons } from '../icons.ts';
import { openConnectHelp } from './connect-dialog.ts';
import { showModal } from './modal-dialog.ts';

/** How a channel begins; the first one with what this page is, and questions to try. */
export function welcome(): Child {
  const { channel } = client;
  const bot = client.person(client.state.bot);
  if (channel === undefined || bot === undefined) return undefined;
  if (channel.id === client.state.home || channel.isDm) return introduction(bot.name);
  const kind = channel.isThread ? icons.thread() : icons.hash();
  return h(
    'div',
    { class: 'beginning' },
    h('div', { class: 'beginning-icon' }, kind),
    h('h2', {}, channel.isThread ? channel.name : `Welcome to #${channel.name}!`),
    h('p', {}, channel.topic || `This is the beginning of ${channel.isThread ? 'the thread' : `#${channel.name}`}.`),
  );
}

function introduction(name: string): HTMLElement {
  const samples = client.state.samples.map(({ command, options }) => {
    const ask = async () => {
      const outcome = await client.act(
        { do: 'command', channel: client.channelId, name: command, options },
        `/${command}`,
      );
      if (outcome.kind === 'modal') showModal(outcome.interaction, outcome.modal);
    };
    return h(
      'button',
      { type: 'button', class: 'sample', on: { click: () => void ask() } },
      Object.values(options).join(' '),
    );
  });
  return h(
    'section',
    { class: 'beginning', 'aria-label': `About ${name}` },
    h('img', { class: 'beginning-avatar', src: avatarUrl(client.person(client.state.bot)), alt: '' }),
    h('h2', {}, `Try ${name} here`),
    h(
      'p',
      {},
      `This is the real bot on a Discord of its own, in this computer’s memory: type / for its commands, mention it with @${name}, or right-click a message. `,
      client.state.hasConnectSteps &&
        h(
          'button',
          { type: 'button', class: 'link', on: { click: () => void openConnectHelp() } },
          'Connect it to your Discord server',
        ),
    ),
    samples.length > 0 && h('div', { class: 'samples', role: 'group', 'aria-label': 'Questions to try' }, samples),
  );
}
