import { AuditLogEvent, GatewayIntentBits, PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { channelJson, fullMemberJson, guildJson, userJson } from '../state/entity-json.ts';
import type { Guild, Member } from '../state/world-model.ts';
import { guildPermissions } from '../state/member-permissions.ts';
import { compareIds } from '../state/snowflake.ts';
import { guildFrom, idFrom, numberFrom } from './entity-lookup.ts';

export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: 'guilds/:guild', handle: get },
  { method: 'GET', path: 'guilds/:guild/channels', handle: channels },
  { method: 'GET', path: 'guilds/:guild/audit-logs', handle: auditLog },
  { method: 'GET', path: 'guilds/:guild/roles', handle: roles },
  { method: 'GET', path: 'guilds/:guild/members', handle: members },
  { method: 'GET', path: 'guilds/:guild/members/search', handle: search },
  { method: 'GET', path: 'guilds/:guild/members/:user', handle: member },
  { method: 'PUT', path: 'guilds/:guild/members/:user/roles/:role', handle: (call) => changeRole(call, true) },
  { method: 'DELETE', path: 'guilds/:guild/members/:user/roles/:role', handle: (call) => changeRole(call, false) },
];

function get(call: Call): Answer {
  const guild = guildFrom(call);
  const counts = { approximate_member_count: guild.members.size, approximate_presence_count: guild.members.size };
  return { status: 200, body: { ...guildJson(guild), ...(call.query.get('with_counts') === 'true' && counts) } };
}

function channels(call: Call): Answer {
  const guild = guildFrom(call);
  const found = [...call.world.channels.values()].filter(
    ({ guildId, thread }) => guildId === guild.id && thread === undefined,
  );
  return { status: 200, body: found.map((channel) => channelJson(call.world, channel)) };
}

function roles(call: Call): Answer {
  return { status: 200, body: [...guildFrom(call).roles.values()] };
}

/** Of what admins do only that they invited the bot is written down. */
function auditLog(call: Call): Answer {
  const { world } = call;
  const guild = guildFrom(call);
  const bot = guild.members.get(world.bot.id);
  if (bot === undefined || (guildPermissions(guild, bot) & Flag.ViewAuditLog) === 0n)
    throw apiError(Code.MissingPermissions);
  const limit = numberFrom(call, 'limit', { least: 1, most: 100, usual: 50 });
  const type = call.query.get('action_type');
  const isWanted = type === null || Number(type) === AuditLogEvent.BotAdd;
  const newest = isWanted ? guild.invitations.toReversed().slice(0, limit) : [];
  const users = [...new Set(newest.map(({ userId }) => userId))].flatMap((id) => world.users.get(id) ?? []);
  const body = {
    application_commands: [],
    audit_log_entries: newest.map(({ id, userId }) => ({
      id,
      user_id: userId,
      target_id: world.bot.id,
      action_type: AuditLogEvent.BotAdd,
    })),
    auto_moderation_rules: [],
    guild_scheduled_events: [],
    integrations: [],
    threads: [],
    users: [...users, world.bot].map((user) => userJson(user)),
    webhooks: [],
  };
  return { status: 200, body };
}

/** Listing everybody takes the members intent. */
function members(call: Call): Answer {
  const guild = guildFrom(call);
  if ((call.world.privilegedIntents & GatewayIntentBits.GuildMembers) === 0) throw apiError(Code.MissingAccess);
  const limit = numberFrom(call, 'limit', { least: 1, most: 1_000, usual: 1 });
  const after = call.query.get('after') ?? '0';
  const found = [...guild.members.values()]
    .filter(({ user }) => compareIds(user.id, after) > 0)
    .sort((left, right) => compareIds(left.user.id, right.user.id));
  return { status: 200, body: found.slice(0, limit).map(fullMemberJson) };
}

function search(call: Call): Answer {
  const guild = guildFrom(call);
  const limit = numberFrom(call, 'limit', { least: 1, most: 1_000, usual: 1 });
  const query = (call.query.get('query') ?? '').toLowerCase();
  const found = [...guild.members.values()].filter(({ user, nick }) =>
    [user.username, user.globalName, nick].some((name) => name?.toLowerCase().startsWith(query) === true),
  );
  return { status: 200, body: found.slice(0, limit).map(fullMemberJson) };
}

function memberFrom(call: Call, guild: Guild): Member {
  const found = guild.members.get(idFrom(call, 'user'));
  if (found !== undefined) return found;
  throw apiError(call.world.users.has(call.param('user')) ? Code.UnknownMember : Code.UnknownUser);
}

function member(call: Call): Answer {
  return { status: 200, body: fullMemberJson(memberFrom(call, guildFrom(call))) };
}

function changeRole(call: Call, gives: boolean): Answer {
  const { world } = call;
  const guild = guildFrom(call);
  const found = memberFrom(call, guild);
  const role = guild.roles.get(idFrom(call, 'role'));
  if (role === undefined) throw apiError(Code.UnknownRole);
  const bot = guild.members.get(world.bot.id);
  const highest = Math.max(0, ...(bot?.roles ?? []).map((id) => guild.roles.get(id)?.position ?? 0));
  const mayManage = bot !== undefined && (guildPermissions(guild, bot) & Flag.ManageRoles) !== 0n;
  if (!mayManage || role.position >= highest || role.managed) throw apiError(Code.MissingPermissions);
  found.roles = found.roles.filter((id) => id !== role.id);
  if (gives) found.roles.push(role.id);
  world.emit({
    name: 'GUILD_MEMBER_UPDATE',
    data: { guild_id: guild.id, ...fullMemberJson(found) },
    guildId: guild.id,
  });
  return { status: 204 };
}
