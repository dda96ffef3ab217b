import {
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIUser,
  ChannelFlags,
  ChannelType,
  type GatewayGuildCreateDispatchData,
} from 'discord-api-types/v10';
import { bits } from './permission-bits.ts';
import type { Channel, Guild, Member, User } from './world-model.ts';
import type { World } from './world.ts';

export function userJson(user: User): APIUser {
  const { id, username, globalName, bot } = user;
  return {
    id,
    username,
    discriminator: bot ? '0001' : '0',
    global_name: globalName,
    avatar: null,
    bot,
    system: false,
    banner: null,
    accent_color: null,
    public_flags: bits(0),
    flags: bits(0),
  };
}

/** Without the user where it stands beside it, as in messages. */
export function memberJson(member: Member): Omit<APIGuildMember, 'user'> {
  return {
    nick: member.nick,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: bits(0),
    pending: false,
    communication_disabled_until: member.timedOutUntil,
  };
}

export function fullMemberJson(member: Member): APIGuildMember {
  return { user: userJson(member.user), ...memberJson(member) };
}

export function channelJson(world: World, channel: Channel): APIChannel {
  const { id, type, name } = channel;
  const shared = { id, type, name, flags: 0, last_message_id: channel.lastMessageId };
  if (type === ChannelType.DM || type === ChannelType.GroupDM) {
    const others = channel.recipients.filter((userId) => userId !== world.bot.id);
    const recipients = others.flatMap((userId) => userJson(world.users.get(userId) ?? world.bot));
    const group = { name: name === '' ? null : name, icon: null, owner_id: others[0] };
    return { ...shared, name: null, ...(type === ChannelType.GroupDM && group), recipients } as unknown as APIChannel;
  }
  const inGuild = {
    ...shared,
    guild_id: channel.guildId,
    parent_id: channel.parentId,
    rate_limit_per_user: channel.slowmode,
    ...(channel.lastPinAt !== null && { last_pin_timestamp: channel.lastPinAt }),
  };
  const { thread } = channel;
  if (thread !== undefined)
    return {
      ...inGuild,
      owner_id: thread.ownerId,
      thread_metadata: { ...thread.metadata },
      message_count: thread.messageCount,
      total_message_sent: thread.totalMessageSent,
      member_count: thread.members.size,
      ...(isForumPost(world, channel) && { applied_tags: [...thread.appliedTags] }),
      ...(thread.members.has(world.bot.id) && { member: threadMemberJson(channel, world.bot.id) }),
    } as unknown as APIChannel;
  return {
    ...inGuild,
    topic: channel.topic,
    position: channel.position,
    nsfw: channel.nsfw,
    permission_overwrites: channel.overwrites.map((one) => ({ ...one })),
    ...(type === ChannelType.GuildForum && {
      flags: channel.needsTag ? ChannelFlags.RequireTag : 0,
      available_tags: channel.tags.map((tag) => ({ ...tag, emoji_id: null, emoji_name: null })),
    }),
  } as unknown as APIChannel;
}

const isForumPost = (world: World, { parentId }: Channel): boolean =>
  parentId !== null && world.channels.get(parentId)?.type === ChannelType.GuildForum;

export function threadMemberJson(channel: Channel, userId: string): object {
  return { id: channel.id, user_id: userId, join_timestamp: channel.thread?.members.get(userId), flags: 0 };
}

export function guildJson(guild: Guild): APIGuild {
  const json = {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: guild.ownerId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()],
    emojis: [],
    stickers: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: guild.systemChannelId,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    vanity_url_code: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    preferred_locale: guild.locale,
    nsfw_level: 0,
    nsfw: false,
    hub_type: null,
    incidents_data: null,
  };
  return json as unknown as APIGuild;
}

export function guildCreateJson(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const channels = [...world.channels.values()].filter(({ guildId }) => guildId === guild.id);
  const bot = guild.members.get(world.bot.id);
  const threads = channels.filter(({ thread }) => thread !== undefined && !thread.metadata.archived);
  const json = {
    ...guildJson(guild),
    joined_at: bot?.joinedAt ?? world.timestamp(),
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    // Without the members intent: the bot alone.
    members: bot === undefined ? [] : [fullMemberJson(bot)],
    channels: channels.filter(({ thread }) => thread === undefined).map((channel) => channelJson(world, channel)),
    threads: threads.map((channel) => channelJson(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
  return json as unknown as GatewayGuildCreateDispatchData;
}
