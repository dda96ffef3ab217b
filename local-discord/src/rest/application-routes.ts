import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { userJson } from '../state/entity-json.ts';
import { type CommandDefinition, type CommandScope, withoutLocalizations } from '../state/command-registry.ts';
import { checkCommand, checkCommands } from '../validate/validate-commands.ts';
import { guildFrom } from './entity-lookup.ts';

/** The application itself. */
const applicationRoutes: readonly Route[] = [
  { method: 'GET', path: 'applications/@me', handle: application },
  { method: 'GET', path: 'oauth2/applications/@me', handle: application },
  { method: 'GET', path: 'applications/:application', handle: application },
  { method: 'GET', path: 'applications/:application/guilds/:guild/commands/permissions', handle: listPermissions },
  { method: 'GET', path: 'applications/:application/guilds/:guild/commands/:command/permissions', handle: permissions },
  {
    method: 'PUT',
    path: 'applications/:application/guilds/:guild/commands/:command/permissions',
    handle: () => {
      throw apiError(Code.BotsCannotUseThisEndpoint);
    },
  },
];

/** The same five for global commands and those of a guild. */
function commandRoutes(base: string): readonly Route[] {
  return [
    { method: 'GET', path: base, handle: list },
    { method: 'PUT', path: base, handle: replaceAll },
    { method: 'POST', path: base, handle: create },
    { method: 'GET', path: `${base}/:command`, handle: get },
    { method: 'PATCH', path: `${base}/:command`, handle: change },
    { method: 'DELETE', path: `${base}/:command`, handle: remove },
  ];
}

export const allApplicationRoutes: readonly Route[] = [
  ...applicationRoutes,
  ...commandRoutes('applications/:application/commands'),
  ...commandRoutes('applications/:application/guilds/:guild/commands'),
];

function application(call: Call): Answer {
  const { world } = call;
  const { id, username } = world.bot;
  if (call.param('application') !== '') checkApplication(call);
  const body = {
    id,
    name: username,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: userJson(world.bot),
    owner: userJson(world.bot),
    team: null,
    integration_types_config: { 0: {} },
    approximate_guild_count: world.guilds.size,
  };
  return { status: 200, body };
}

function checkApplication(call: Call): void {
  if (call.param('application') !== call.world.bot.id) throw apiError(Code.UnknownApplication);
}

/** @throws ApiError 10002, 50001 */
function scopeOf(call: Call): CommandScope {
  checkApplication(call);
  if (call.param('guild') === '') return undefined;
  const guild = call.world.guilds.get(call.param('guild'));
  if (guild?.members.has(call.world.bot.id) !== true) throw apiError(Code.MissingAccess);
  return guild.id;
}

function list(call: Call): Answer {
  const commands = call.world.commands.list(scopeOf(call));
  const isFull = call.query.get('with_localizations') === 'true';
  return { status: 200, body: isFull ? commands : withoutLocalizations(commands) };
}

function replaceAll(call: Call): Answer {
  const scope = scopeOf(call);
  checkCommands(call.json);
  return { status: 200, body: call.world.commands.replaceAll(scope, call.json as CommandDefinition[]) };
}

function create(call: Call): Answer {
  const scope = scopeOf(call);
  checkCommand(call.json);
  const { command, created } = call.world.commands.upsert(scope, call.json as CommandDefinition);
  return { status: created ? 201 : 200, body: command };
}

function get(call: Call): Answer {
  return { status: 200, body: call.world.commands.get(scopeOf(call), call.param('command')) };
}

function change(call: Call): Answer {
  const scope = scopeOf(call);
  const before = call.world.commands.get(scope, call.param('command'));
  const changes = call.json as Partial<CommandDefinition>;
  checkCommand({ ...before, ...changes, type: before.type });
  return { status: 200, body: call.world.commands.edit(scope, before.id, changes) };
}

function remove(call: Call): Answer {
  call.world.commands.remove(scopeOf(call), call.param('command'));
  return { status: 204 };
}

function listPermissions(call: Call): Answer {
  checkApplication(call);
  const guild = guildFrom(call);
  const all = [...call.world.commands.allOverrides(guild.id)];
  return { status: 200, body: all.map(([id, set]) => permissionsJson(call, guild.id, id, set)) };
}

function permissions(call: Call): Answer {
  checkApplication(call);
  const guild = guildFrom(call);
  const id = call.param('command');
  const set = call.world.commands.overrides(guild.id, id);
  if (set === undefined) throw apiError(Code.UnknownApplicationCommandPermissions);
  return { status: 200, body: permissionsJson(call, guild.id, id, set) };
}

function permissionsJson(call: Call, guildId: string, id: string, set: readonly object[]): object {
  return { id, application_id: call.world.bot.id, guild_id: guildId, permissions: set };
}
