import { ChannelType, OverwriteType, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Channel, Guild, Member } from './world-model.ts';
import type { World } from './world.ts';

export const everyPermission = Object.values(Flag).reduce((all, flag) => all | flag, 0n);

/** What one can do in a DM. */
const dmPermissions =
  Flag.ViewChannel |
  Flag.SendMessages |
  Flag.EmbedLinks |
  Flag.AttachFiles |
  Flag.ReadMessageHistory |
  Flag.AddReactions |
  Flag.UseExternalEmojis |
  Flag.SendPolls |
  Flag.UseApplicationCommands |
  Flag.PinMessages;

/** All that is left to a member in time-out. */
const timedOutPermissions = Flag.ViewChannel | Flag.ReadMessageHistory;

/** Useless without sending messages. */
const needsSending = Flag.MentionEveryone | Flag.SendTTSMessages | Flag.AttachFiles | Flag.EmbedLinks | Flag.SendPolls;

export function isThread(channel: Channel): boolean {
  return channel.thread !== undefined;
}

/** Server-wide permissions: roles only. The owner and administrators have all. */
export function guildPermissions(guild: Guild, member: Member): bigint {
  if (guild.ownerId === member.user.id) return everyPermission;
  let permissions = BigInt(guild.roles.get(guild.id)?.permissions ?? 0);
  for (const id of member.roles) permissions |= BigInt(guild.roles.get(id)?.permissions ?? 0);
  return (permissions & Flag.Administrator) === 0n ? permissions : everyPermission;
}

/** What a user can do in a channel, by Discord's published algorithm; 0 for one who does not see it. */
export function permissionsIn(world: World, channel: Channel, userId: string): bigint {
  const guild = world.guildOf(channel);
  if (guild === undefined) return channel.recipients.includes(userId) ? dmPermissions : 0n;
  const member = guild.members.get(userId);
  if (member === undefined) return 0n;
  let permissions = guildPermissions(guild, member);
  if (permissions === everyPermission) return permissions;
  const parent = channel.thread === undefined ? channel : world.channels.get(channel.parentId ?? '');
  permissions = withOverwrites(permissions, parent ?? channel, guild.id, member);
  if (member.timedOutUntil !== null && Date.parse(member.timedOutUntil) > world.clock.now())
    permissions &= timedOutPermissions;
  if ((permissions & Flag.ViewChannel) === 0n) return 0n;
  const isPrivate = channel.type === ChannelType.PrivateThread;
  if (isPrivate && channel.thread?.members.has(userId) !== true && (permissions & Flag.ManageThreads) === 0n) return 0n;
  const sending = isThread(channel) ? Flag.SendMessagesInThreads : Flag.SendMessages;
  return (permissions & sending) === 0n ? permissions & ~needsSending : permissions;
}

function withOverwrites(base: bigint, channel: Channel, guildId: string, member: Member): bigint {
  const everyone = channel.overwrites.find(({ id }) => id === guildId);
  let permissions = apply(base, [everyone]);
  const roles = channel.overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== guildId && member.roles.includes(id),
  );
  permissions = apply(permissions, roles);
  const own = channel.overwrites.find(({ id, type }) => type === OverwriteType.Member && id === member.user.id);
  return apply(permissions, [own]);
}

/** First every denial, then every permission given. */
function apply(base: bigint, overwrites: readonly ({ allow: string; deny: string } | undefined)[]): bigint {
  let allow = 0n;
  let deny = 0n;
  for (const overwrite of overwrites) {
    allow |= BigInt(overwrite?.allow ?? 0);
    deny |= BigInt(overwrite?.deny ?? 0);
  }
  return (base & ~deny) | allow;
}

export function canSee(world: World, channel: Channel, userId: string): boolean {
  return (permissionsIn(world, channel, userId) & Flag.ViewChannel) !== 0n;
}

/** @throws ApiError 50001 where the channel is out of sight, 50013 where a permission is missing */
export function demand(world: World, channel: Channel, userId: string, ...flags: readonly bigint[]): void {
  const permissions = permissionsIn(world, channel, userId);
  if ((permissions & Flag.ViewChannel) === 0n) throw apiError(Code.MissingAccess);
  for (const flag of flags) if ((permissions & flag) === 0n) throw apiError(Code.MissingPermissions);
}

/** What sending in this channel takes. */
export function sendingFlag(channel: Channel): bigint {
  return isThread(channel) ? Flag.SendMessagesInThreads : Flag.SendMessages;
}
