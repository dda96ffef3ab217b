import {
  type APIApplicationCommand,
  ApplicationCommandPermissionType as Kind,
  type ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType as Context,
  PermissionFlagsBits as Flag,
} from 'discord-api-types/v10';
import type { Channel, Guild, Member, User } from '../state/world-model.ts';
import { everyPermission, permissionsIn } from '../state/member-permissions.ts';
import type { World } from '../state/world.ts';
import { ClientRefusal } from './refusal.ts';

/**
 * The commands that a member's client offers in a channel: the guild's own, then the global ones. Discord shows both where
 * they have the same name and type (discord.com/developers/docs/interactions/application-commands).
 */
export function visibleCommands(world: World, channel: Channel, user: User): readonly APIApplicationCommand[] {
  return commandsOf(world, channel).filter((command) => isAllowed(world, channel, user, command));
}

/** Which command is meant: by its type and name, and by its id where a guild's and a global one share these. */
export type CommandChoice = {
  readonly type: ApplicationCommandType;
  readonly name: string;
  readonly id?: string | undefined;
};

/** The command that a member chose; of two of one name the guild's own, unless it is not offered to them. @throws ClientRefusal */
export function chosenCommand(
  world: World,
  channel: Channel,
  user: User,
  { type, name, id }: CommandChoice,
): APIApplicationCommand {
  const found = commandsOf(world, channel).filter(
    (command) => command.type === type && command.name === name && command.id === (id ?? command.id),
  );
  if (found.length === 0) throw new ClientRefusal('UNKNOWN_COMMAND', `There is no command "${name}".`);
  const offered = found.find((command) => isAllowed(world, channel, user, command));
  if (offered === undefined)
    throw new ClientRefusal('NOT_ALLOWED', `"${name}" is not offered to ${user.username} here.`);
  return offered;
}

function commandsOf(world: World, { guildId }: Channel): readonly APIApplicationCommand[] {
  const own = guildId === undefined ? [] : world.commands.list(guildId);
  return [...own, ...world.commands.list(undefined)];
}

/** Whether Discord lets this user use a command here: context, default permissions, and what the admins set instead. */
function isAllowed(world: World, channel: Channel, user: User, command: APIApplicationCommand): boolean {
  const guild = world.guildOf(channel);
  if (!isInContext(command, contextOf(world, channel))) return false;
  if (guild === undefined) {
    const isBotThere = channel.recipients.includes(world.bot.id);
    return (
      channel.recipients.includes(user.id) && (isBotThere || (world.installers.has(user.id) && isForUsers(command)))
    );
  }
  const member = guild.members.get(user.id);
  if (member === undefined) return false;
  const isBotThere = guild.members.has(world.bot.id);
  if (!isBotThere && !(world.installers.has(user.id) && isForUsers(command))) return false;
  const permissions = permissionsIn(world, channel, user.id);
  if ((permissions & Flag.ViewChannel) === 0n || (permissions & Flag.UseApplicationCommands) === 0n) return false;
  if (permissions === everyPermission || !isBotThere) return true;
  return isPermitted(world, guild, channel, member, command, permissions);
}

/** Between people, the bot is only what somebody brought along. */
export function contextOf(world: World, { guildId, recipients }: Channel): Context {
  if (guildId !== undefined) return Context.Guild;
  return recipients.includes(world.bot.id) ? Context.BotDM : Context.PrivateChannel;
}

/** Whether who installed the bot for themselves may use it where the bot is not. */
function isForUsers({ guild_id: guildId, integration_types: types = [] }: APIApplicationCommand): boolean {
  return guildId === undefined && types.includes(ApplicationIntegrationType.UserInstall);
}

function isInContext(command: APIApplicationCommand, context: Context): boolean {
  if (command.guild_id !== undefined) return context === Context.Guild;
  if (command.contexts != null) return command.contexts.includes(context);
  return context === Context.Guild || (context === Context.BotDM && command.dm_permission !== false);
}

/** Discord's order: the channel, then the member, then their roles; the command's own setting before the application's. */
function isPermitted(
  world: World,
  guild: Guild,
  channel: Channel,
  member: Member,
  command: APIApplicationCommand,
  permissions: bigint,
): boolean {
  const own = world.commands.overrides(guild.id, command.id);
  const general = world.commands.overrides(guild.id, world.bot.id);
  const allChannels = String(BigInt(guild.id) - 1n);
  const place = channel.thread === undefined ? channel.id : (channel.parentId ?? channel.id);
  const find = (id: string, type: Kind) =>
    (
      own?.find((one) => one.id === id && one.type === type) ??
      general?.find((one) => one.id === id && one.type === type)
    )?.permission;
  const here = find(place, Kind.Channel) ?? find(allChannels, Kind.Channel);
  if (here === false) return false;
  const personal = find(member.user.id, Kind.User);
  if (personal !== undefined) return personal;
  const roles = member.roles.map((id) => find(id, Kind.Role)).filter((permission) => permission !== undefined);
  if (roles.length > 0) return roles.includes(true);
  const everyone = find(guild.id, Kind.Role);
  if (everyone !== undefined) return everyone;
  const needed = command.default_member_permissions;
  if (needed == null) return true;
  // "0" is for administrators, who never come this far.
  return needed !== '0' && (permissions & BigInt(needed)) === BigInt(needed);
}
