import { type Client, type GuildMember, Routes } from 'discord.js';
import {
  type APIApplicationCommand,
  type APIApplicationCommandPermission,
  type APIGuildApplicationCommandPermissions,
  ApplicationCommandPermissionType as Kind,
} from 'discord-api-types/v10';

/**
 * Whether a server's admins gave this member a command in this channel, whatever its default permissions are. By Discord's
 * order: the channel, then the member, then their roles, then everyone; the command's own setting before the application's.
 * https://discord.com/developers/docs/interactions/application-commands#permissions
 */
export async function isGiven(
  client: Client,
  command: string,
  member: GuildMember,
  channelId: string,
): Promise<boolean> {
  const applicationId = client.application?.id ?? '';
  const guildId = member.guild.id;
  const set = (await client.rest.get(
    Routes.guildApplicationCommandsPermissions(applicationId, guildId),
  )) as readonly APIGuildApplicationCommandPermissions[];
  // Most servers set nothing: then nothing more need be asked.
  if (set.length === 0) return false;
  const id = await commandId(client, applicationId, guildId, command);
  const permissionsOf = (wanted: string | undefined) => set.find((each) => each.id === wanted)?.permissions ?? [];
  const own = permissionsOf(id);
  const general = permissionsOf(applicationId);
  const find = (target: string, kind: Kind) => entry(own, target, kind) ?? entry(general, target, kind);
  const allChannels = String(BigInt(guildId) - 1n);
  if ((find(channelId, Kind.Channel) ?? find(allChannels, Kind.Channel)) === false) return false;
  const personal = find(member.id, Kind.User);
  if (personal !== undefined) return personal;
  const roles = [...member.roles.cache.keys()].filter((role) => role !== guildId).map((role) => find(role, Kind.Role));
  const decided = roles.filter((role) => role !== undefined);
  return decided.length > 0 ? decided.includes(true) : find(guildId, Kind.Role) === true;
}

function entry(
  permissions: readonly APIApplicationCommandPermission[],
  target: string,
  kind: Kind,
): boolean | undefined {
  return permissions.find(({ id, type }) => id === target && type === kind)?.permission;
}

/** The command that members of this server use: its own before the global one. */
async function commandId(client: Client, applicationId: string, guildId: string, name: string) {
  for (const route of [
    Routes.applicationGuildCommands(applicationId, guildId),
    Routes.applicationCommands(applicationId),
  ]) {
    const commands = (await client.rest.get(route)) as readonly APIApplicationCommand[];
    const found = commands.find((command) => command.name === name);
    if (found !== undefined) return found.id;
  }
  return undefined;
}
