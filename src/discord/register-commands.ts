import { DiscordAPIError, type REST, type RouteLike, Routes } from 'discord.js';
import {
  type APIApplicationCommand,
  ApplicationIntegrationType,
  RESTJSONErrorCodes,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord-api-types/v10';
import { isDeepStrictEqual } from 'node:util';

export type Definition = RESTPostAPIApplicationCommandsJSONBody;

/** What registration does, or would do. */
export type Difference = {
  readonly create: readonly Definition[];
  readonly update: readonly { readonly id: string; readonly definition: Definition }[];
  readonly remove: readonly { readonly id: string; readonly name: string }[];
  readonly same: readonly string[];
  /** Commands beside which those that are wanted would stand a second time: servers' own, or, without `guildId`, everywhere's. */
  readonly elsewhere?: readonly { readonly guildId?: string; readonly names: readonly string[] }[];
};

/** In which server, or, without `guildId`, everywhere; `guilds`: the servers that Docent is in. */
export type Target = {
  readonly applicationId: string;
  readonly guildId?: string;
  readonly guilds?: readonly string[];
};

/** Compares what is wanted with what Discord lists, by type and name. */
export function compare(wanted: readonly Definition[], listed: readonly APIApplicationCommand[]): Difference {
  const key = ({ type = 1, name }: { type?: number | undefined; name: string }) => `${type} ${name}`;
  const left = new Map(listed.map((command) => [key(command), command]));
  const create: Definition[] = [];
  const update: { id: string; definition: Definition }[] = [];
  const same: string[] = [];
  for (const definition of wanted) {
    const found = left.get(key(definition));
    left.delete(key(definition));
    if (found === undefined) create.push(definition);
    else if (isDeepStrictEqual(normalise(definition), normalise(found)) && isInstalled(definition, found))
      same.push(definition.name);
    else update.push({ id: found.id, definition });
  }
  return { create, update, remove: [...left.values()].map(({ id, name }) => ({ id, name })), same };
}

/**
 * For whom a command can be installed is set in the developer portal, for all that do not say it themselves: Discord may list
 * more than was asked for, and that is nothing to change.
 */
function isInstalled(definition: Definition, found: APIApplicationCommand): boolean {
  const { integration_types: wanted = [] } = definition;
  const { integration_types: given = [ApplicationIntegrationType.GuildInstall] } = found;
  return wanted?.every((type) => given.includes(type)) ?? true;
}

/**
 * Brings Discord's list to what is wanted, sending only what differs; with `dryRun` sends nothing. Discord shows a server's own
 * commands beside those of everywhere, so that each would stand twice: where everywhere is meant, what is left of a `guildId`
 * is taken away, and where one server alone is meant, what is left everywhere.
 */
export async function register(
  rest: REST,
  target: Target,
  wanted: readonly Definition[],
  { dryRun = false } = {},
): Promise<Difference> {
  const route = listRoute(target);
  const definitions = target.guildId === undefined ? wanted : wanted.map(withoutContexts);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const listed = (await rest.get(route, { query })) as APIApplicationCommand[];
  const difference = { ...compare(definitions, listed), elsewhere: await foundElsewhere(rest, target) };
  if (dryRun) return difference;
  for (const { id } of difference.remove) await rest.delete(`${route}/${id}`);
  for (const { id, definition } of difference.update) await rest.patch(`${route}/${id}`, { body: definition });
  for (const definition of difference.create) await rest.post(route, { body: definition });
  // The last step, so that at no time there are none.
  for (const { guildId } of difference.elsewhere)
    await rest.put(listRoute({ applicationId: target.applicationId, guildId }), { body: [] });
  return difference;
}

async function foundElsewhere(rest: REST, target: Target): Promise<NonNullable<Difference['elsewhere']>> {
  const { applicationId, guildId: own, guilds = [] } = target;
  const found: { guildId?: string; names: string[] }[] = [];
  for (const guildId of own === undefined ? guilds : [undefined]) {
    const commands = await listedIn(rest, listRoute({ applicationId, guildId }));
    const names = commands.map(({ name }) => name);
    if (names.length > 0) found.push({ ...(guildId !== undefined && { guildId }), names });
  }
  return found;
}

/** None in a server to which Docent was invited without its commands. */
async function listedIn(rest: REST, route: RouteLike): Promise<readonly APIApplicationCommand[]> {
  try {
    return (await rest.get(route)) as readonly APIApplicationCommand[];
  } catch (error) {
    if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.MissingAccess) return [];
    throw error;
  }
}

/** Where a command shows is a setting of commands registered everywhere; one server's own have none. */
function withoutContexts(definition: Definition): Definition {
  const { contexts: _, integration_types: __, ...rest } = definition;
  return rest;
}

function listRoute({ applicationId, guildId }: { applicationId: string; guildId?: string | undefined }) {
  return guildId === undefined
    ? Routes.applicationCommands(applicationId)
    : Routes.applicationGuildCommands(applicationId, guildId);
}

/** One line for people: what was, or would be, done. */
export function describeDifference({ create, update, remove, same, elsewhere = [] }: Difference): string {
  const parts: readonly (readonly [string, readonly string[]])[] = [
    ['new', create.map(({ name }) => name)],
    ['changed', update.map(({ definition }) => definition.name)],
    ['removed', remove.map(({ name }) => name)],
    ['unchanged', same],
    ...elsewhere.map(
      ({ guildId, names }) =>
        [guildId === undefined ? 'removed everywhere' : `removed in server ${guildId}`, names] as const,
    ),
  ];
  const said = parts.filter(([, names]) => names.length > 0).map(([what, names]) => `${what}: ${names.join(', ')}`);
  return said.length === 0 ? 'no commands' : said.join('; ');
}

/** What Discord gives back where a definition leaves a thing out, at the top and in options. */
const commandDefaults: Readonly<Record<string, unknown>> = {
  type: 1,
  description: '',
  nsfw: false,
  default_member_permissions: null,
  contexts: null,
  handler: null,
};
const optionDefaults: Readonly<Record<string, unknown>> = { required: false, autocomplete: false };
/** Set by Discord, not by us, or of no matter here. */
const assigned = new Set([
  'id',
  'application_id',
  'guild_id',
  'version',
  'dm_permission',
  'default_permission',
  'name_localized',
  'description_localized',
  // Compared by itself.
  'integration_types',
]);

function normalise(command: object): unknown {
  return tidy(command, commandDefaults);
}

function tidy(value: unknown, defaults: Readonly<Record<string, unknown>>): unknown {
  // Options are ordered; contexts are a set of numbers.
  if (Array.isArray(value)) return value.map((item: unknown) => tidy(item, optionDefaults)).sort(byNumber);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value)
    .filter(([key, held]) => !assigned.has(key) && !isEmpty(held) && !isDeepStrictEqual(held, defaults[key]))
    .map(([key, held]): [string, unknown] => [key, tidy(held, {})]);
  return Object.fromEntries(entries);
}

function byNumber(left: unknown, right: unknown): number {
  return typeof left === 'number' && typeof right === 'number' ? left - right : 0;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
