import { type Client, Events, type GuildMember, LimitedCollection, Routes } from 'discord.js';
import {
  type APIApplicationCommand,
  type APIApplicationCommandPermission,
  type APIGuildApplicationCommandPermissions,
  ApplicationCommandPermissionType as Kind,
} from 'discord-api-types/v10';

type Settings = readonly APIGuildApplicationCommandPermissions[];

/** Discord tells of each change; a change that came while the connection was lost is seen after so long. */
const rememberedMs = 300_000;

/** What servers' admins set for commands, whatever permissions these need by default. */
export class CommandPermissions {
  readonly #client: Client;
  readonly #remembered = new Map<string, { readonly until: number; readonly settings: Promise<Settings> }>();

  readonly #ids = new LimitedCollection<string, { readonly until: number; readonly ids: ReadonlyMap<string, string> }>({
    maxSize: 100,
  });

  constructor(client: Client) {
    this.#client = client;
    client.on(Events.ApplicationCommandPermissionsUpdate, ({ guildId }) => void this.#remembered.delete(guildId));
    client.on(Events.GuildDelete, ({ id }) => void this.#remembered.delete(id));
  }

  /** Whether a member is given a command in this channel, as it is set now. */
  async isGiven(command: string, member: GuildMember, channelId: string): Promise<boolean> {
    return (await this.#decision(command, member, channelId, await this.#fetch(member.guild.id))) === true;
  }

  /** Whether a command is taken from a member, or in this channel; as of the last change that Discord told of. */
  async isRefused(command: string, member: GuildMember, channelId: string): Promise<boolean> {
    return (await this.#decision(command, member, channelId, await this.#settings(member.guild.id))) === false;
  }

  /** Ids by name, those of a server before those everywhere; remembered for some minutes. */
  async ids(guildId: string | undefined): Promise<ReadonlyMap<string, string>> {
    const key = guildId ?? '';
    const known = this.#ids.get(key);
    if (known !== undefined && known.until > Date.now()) return known.ids;
    const applicationId = this.#client.application?.id ?? '';
    const routes = [
      Routes.applicationCommands(applicationId),
      ...(guildId === undefined ? [] : [Routes.applicationGuildCommands(applicationId, guildId)]),
    ];
    const listed = await Promise.all(
      routes.map(async (route) => (await this.#client.rest.get(route)) as readonly APIApplicationCommand[]),
    );
    const ids = new Map(listed.flat().map(({ name, id }) => [name, id]));
    this.#ids.set(key, { until: Date.now() + rememberedMs, ids });
    return ids;
  }

  /** Undefined where nothing is set for them: then the command's default permissions decide. */
  async #decision(
    command: string,
    member: GuildMember,
    channelId: string,
    settings: Settings,
  ): Promise<boolean | undefined> {
    // Most servers set nothing: then nothing more need be asked.
    if (settings.length === 0) return undefined;
    const applicationId = this.#client.application?.id ?? '';
    const id = await this.#commandId(applicationId, member.guild.id, command);
    const permissionsOf = (wanted: string | undefined) =>
      settings.find((each) => each.id === wanted)?.permissions ?? [];
    return decide(permissionsOf(id), permissionsOf(applicationId), member, channelId);
  }

  #settings(guildId: string): Promise<Settings> {
    const known = this.#remembered.get(guildId);
    if (known !== undefined && known.until > Date.now()) return known.settings;
    const settings = this.#fetch(guildId);
    this.#remembered.set(guildId, { until: Date.now() + rememberedMs, settings });
    // What could not be fetched is asked for again the next time.
    settings.catch(() => this.#remembered.delete(guildId));
    return settings;
  }

  async #fetch(guildId: string): Promise<Settings> {
    const route = Routes.guildApplicationCommandsPermissions(this.#client.application?.id ?? '', guildId);
    return (await this.#client.rest.get(route)) as Settings;
  }

  /** The command that members of this server use: its own before the global one. */
  async #commandId(applicationId: string, guildId: string, name: string) {
    for (const route of [
      Routes.applicationGuildCommands(applicationId, guildId),
      Routes.applicationCommands(applicationId),
    ]) {
      const commands = (await this.#client.rest.get(route)) as readonly APIApplicationCommand[];
      const found = commands.find((command) => command.name === name);
      if (found !== undefined) return found.id;
    }
    return undefined;
  }
}

/**
 * By Discord's order: the channel, then the member, then their roles, then everyone; the command's own setting before the
 * application's. https://discord.com/developers/docs/interactions/application-commands#permissions
 */
function decide(
  own: readonly APIApplicationCommandPermission[],
  general: readonly APIApplicationCommandPermission[],
  member: GuildMember,
  channelId: string,
): boolean | undefined {
  const guildId = member.guild.id;
  const find = (target: string, kind: Kind) => entry(own, target, kind) ?? entry(general, target, kind);
  const allChannels = String(BigInt(guildId) - 1n);
  if ((find(channelId, Kind.Channel) ?? find(allChannels, Kind.Channel)) === false) return false;
  const personal = find(member.id, Kind.User);
  if (personal !== undefined) return personal;
  const roles = [...member.roles.cache.keys()].filter((role) => role !== guildId).map((role) => find(role, Kind.Role));
  const decided = roles.filter((role) => role !== undefined);
  return decided.length > 0 ? decided.includes(true) : find(guildId, Kind.Role);
}

function entry(
  permissions: readonly APIApplicationCommandPermission[],
  target: string,
  kind: Kind,
): boolean | undefined {
  return permissions.find(({ id, type }) => id === target && type === kind)?.permission;
}
