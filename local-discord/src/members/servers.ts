import { ChannelType } from 'discord-api-types/v10';
import { inviteBot, addGuild } from '../default-world.ts';
import { guildCreateJson } from '../state/entity-json.ts';
import type { World } from '../state/world.ts';
import { ClientRefusal } from './refusal.ts';

/** A server to make: people are named by their ids, and are there already. */
export type ServerDetails = {
  readonly name: string;
  /** Who may do everything there. */
  readonly ownerId: string;
  /** Ordinary members, the owner and the bot apart. */
  readonly memberIds?: readonly string[];
};

/** Another server, to which the bot has just been invited. */
export function addServer(world: World, { name, ownerId, memberIds = [] }: ServerDetails) {
  const guild = addGuild(world, name, ownerId);
  for (const id of new Set([ownerId, ...memberIds])) {
    const user = world.users.get(id);
    if (user === undefined) throw new ClientRefusal('NOT_VISIBLE', 'There is no such user.');
    world.member(guild, user);
  }
  const botRole = inviteBot(world, guild);
  const general = world.addChannel({ type: ChannelType.GuildText, guildId: guild.id, name: 'general' });
  world.emit({ name: 'GUILD_CREATE', data: guildCreateJson(world, guild), guildId: guild.id });
  return { guild: guild.id, general: general.id, botRole };
}

/** Invites the bot to a server that it is not in, as its admins can. */
export function inviteToServer(world: World, guildId: string): void {
  const guild = world.guilds.get(guildId);
  if (guild === undefined || guild.members.has(world.bot.id))
    throw new ClientRefusal('NOT_VISIBLE', 'There is no such server without the bot.');
  inviteBot(world, guild);
  world.emit({ name: 'GUILD_CREATE', data: guildCreateJson(world, guild), guildId });
}

/** Takes the bot out of a server, as its admins can. */
export function removeBot(world: World, guildId: string): void {
  const guild = world.guilds.get(guildId);
  if (guild?.members.delete(world.bot.id) !== true)
    throw new ClientRefusal('NOT_VISIBLE', 'The bot is in no such server.');
  // The role of its invitation goes with it.
  for (const { id, tags } of guild.roles.values()) if (tags?.bot_id === world.bot.id) guild.roles.delete(id);
  world.emit({ name: 'GUILD_DELETE', data: { id: guildId }, guildId });
}
