import type { InteractionType } from 'discord-api-types/v10';
import type { LocalDiscord } from 'local-discord';

/** An interaction that a member opened, delivered with some parts of it replaced. */
export function deliver(discord: LocalDiscord, type: InteractionType, changes: Readonly<Record<string, unknown>>) {
  const { world, ids } = discord;
  const channel = world.channels.get(ids.general);
  const user = world.users.get(ids.alice);
  if (channel === undefined || user === undefined) throw new Error('nobody is there');
  const opening = { kind: type, user, channel, sourceMessageId: undefined, command: undefined };
  const interaction = world.interactions.open(opening, () => undefined);
  const { id, token } = interaction;
  const member = { user: { id: user.id, username: 'alice' }, roles: [], permissions: '2048' };
  const payload = {
    id,
    token,
    type,
    application_id: ids.bot,
    channel_id: ids.general,
    guild_id: ids.guild,
    locale: 'de',
  };
  discord.faults.redeliver({ ...interaction, payload: { ...payload, member, ...changes } });
  return { interaction, answer: () => channel.messages.get(interaction.originalId ?? '')?.data.content };
}
