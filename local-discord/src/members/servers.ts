import { ChannelType } from 'discord-api-types/v10';
import { addGuild, type Invitation, inviteBot } from '../default-world.ts';
import { channelJson, guildCreateJson } from '../state/entity-json.ts';
import { idOnShard } from '../state/shard-place.ts';
import { post } from '../state/chat/stored-messages.ts';
import type { World } from '../state/world.ts';
import { ClientRefusal } from './refusal.ts';
import { seen, type SeenMessage } from './seen.ts';

/** A server to make: people are named by their ids, and are there already. */
export type ServerDetails = Invitation & {
  readonly name: string;
  /** `[id, count]`: it gets an id by which it is on this shard of so many. */
  readonly shard?: readonly [number, number];
  /** Who may do everything there. */
  readonly ownerId: string;
  /** Ordinary members, the owner and the bot apart. */
  readonly memberIds?: readonly string[];
  /** Whether its one channel is where Discord greets who is new. */
  readonly hasSystemChannel?: boolean;
};

/** Another server, to which the bot has just been invited. */
export function addServer(world: World, details: ServerDetails) {
  const { name, ownerId, memberIds = [], hasSystemChannel = true, shard } = details;
  const guild = addGuild(world, name, ownerId, shard && idOnShard(shard, world));
  for (const id of new Set([ownerId, ...memberIds])) {
    const user = world.users.get(id);
    if (user === undefined) throw new ClientRefusal('NOT_VISIBLE', 'There is no such user.');
    world.member(guild, user);
  }
  const botRole = inviteBot(world, guild, details);
  const general = world.addChannel({ type: ChannelType.GuildText, guildId: guild.id, name: 'general' });
  if (hasSystemChannel) guild.systemChannelId = general.id;
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

/** A group of people, without the bot: who has installed it can bring it along. Its id. @throws ClientRefusal NOT_VISIBLE */
export function addGroup(world: World, memberIds: readonly string[], name = ''): string {
  if (memberIds.some((id) => !world.users.has(id))) throw new ClientRefusal('NOT_VISIBLE', 'There is no such user.');
  return world.addChannel({ type: ChannelType.GroupDM, recipients: [...memberIds], name }).id;
}

/** What a webhook of others writes. @throws ClientRefusal NOT_VISIBLE */
export function sayAsWebhook(world: World, channelId: string, username: string, content: string): SeenMessage {
  const channel = world.channels.get(channelId);
  if (channel === undefined) throw new ClientRefusal('NOT_VISIBLE', 'There is no such channel.');
  const author = { id: world.ids.next(), username, globalName: null, bot: true, locale: 'en-US', acceptsDms: false };
  return seen(world, channel, post(world, { channel, author, content, isWebhook: true }));
}

/** A channel to make in a server. */
export type ChannelDetails = {
  readonly name: string;
  /** A text channel by default. */
  readonly type?: ChannelType.GuildText | ChannelType.GuildAnnouncement | ChannelType.GuildForum;
  readonly guildId?: string;
  /** Of a forum: by name, and whether only moderators may set them. */
  readonly tags?: readonly { readonly name: string; readonly moderated?: boolean }[];
  readonly needsTag?: boolean;
};

/** Its id. The bot is told, where it sees it. */
export function addServerChannel(world: World, details: ChannelDetails & { readonly guildId: string }): string {
  const { name, type = ChannelType.GuildText, guildId, tags = [], needsTag = false } = details;
  const channel = world.addChannel({
    name,
    type,
    guildId,
    needsTag,
    tags: tags.map((tag) => ({ id: world.ids.next(), moderated: false, ...tag })),
  });
  world.emit({ name: 'CHANNEL_CREATE', data: channelJson(world, channel), guildId, channel });
  return channel.id;
}
