import { ApplicationCommandType } from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { api } from '../page-api.ts';
import { client } from '../page-client.ts';
import { icons } from '../icons.ts';
import { localName } from '../local-name.ts';
import { openMenu, type MenuItem } from './context-menu.ts';
import { showModal } from './modal-dialog.ts';

/** The menu of a message: the bot's commands for it, and what Discord itself offers. */
export async function openMessageMenu(
  message: MessageView,
  at: { readonly left: number; readonly bottom: number },
): Promise<void> {
  const commands = await api.commands(client.viewer, message.channel_id);
  const channel = client.channel;
  const isOwn = message.author.id === client.state.me;
  const bot = client.person(client.state.bot)?.name ?? 'The bot';
  const apps = commands
    .filter(({ type }) => type === ApplicationCommandType.Message)
    .map((command): MenuItem => ({ label: localName(command), hint: bot, run: () => use(message, command) }));
  const items: MenuItem[] = [];
  if (!message.ephemeral && channel?.maySend === true)
    items.push({ label: 'Reply', icon: icons.reply(), run: () => client.setReplyTo(message) });
  items.push({
    label: 'Copy text',
    icon: icons.copy(),
    run: () => void navigator.clipboard.writeText(message.content),
  });
  if (isOwn || message.ephemeral || channel?.mayManage === true)
    items.push({
      label: message.ephemeral ? 'Dismiss message' : 'Delete message',
      icon: icons.trash(),
      isDangerous: true,
      run: () => void client.act({ do: 'delete', channel: message.channel_id, message: message.id }),
    });
  const isForApps = !message.ephemeral && apps.length > 0;
  openMenu('Message', [...(isForApps ? [{ heading: 'Apps' }, ...apps] : []), ...items], at);
}

async function use(message: MessageView, { name, id }: { readonly name: string; readonly id: string }): Promise<void> {
  const act = { do: 'menu', name, id, channel: message.channel_id, message: message.id } as const;
  const outcome = await client.act(act, name);
  if (outcome.kind === 'modal') showModal(outcome.interaction, outcome.modal);
}
