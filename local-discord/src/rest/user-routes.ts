import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { channelJson, userJson } from '../state/entity-json.ts';
import { guildPermissions } from '../state/member-permissions.ts';
import { compareIds } from '../state/snowflake.ts';
import { check, model, required, snowflake } from '../validate/schema.ts';
import { idFrom } from './entity-lookup.ts';

/** Where to connect, and who is who. */
export const userRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: 'gateway',
    authorized: false,
    handle: (call) => ({ status: 200, body: { url: gatewayUrl(call) } }),
  },
  { method: 'GET', path: 'gateway/bot', handle: gatewayBot },
  { method: 'GET', path: 'users/@me', handle: me },
  { method: 'GET', path: 'users/@me/guilds', handle: guilds },
  { method: 'POST', path: 'users/@me/channels', handle: openDm },
  { method: 'GET', path: 'users/:user', handle: user },
];

function gatewayUrl(call: Call): string {
  return call.url.replace(/^http/, 'ws');
}

function gatewayBot(call: Call): Answer {
  const { shards, total, remaining, maxConcurrency } = call.world.logIns;
  const limit = { total, remaining, reset_after: 86_400_000, max_concurrency: maxConcurrency };
  return { status: 200, body: { url: gatewayUrl(call), shards, session_start_limit: limit } };
}

function me(call: Call): Answer {
  return { status: 200, body: { ...userJson(call.world.bot), verified: true, mfa_enabled: false, email: null } };
}

function guilds(call: Call): Answer {
  const after = BigInt(call.query.get('after') ?? 0);
  const inOrder = [...call.world.guilds.values()]
    .filter(({ id }) => BigInt(id) > after)
    .sort((left, right) => compareIds(left.id, right.id));
  const body = inOrder.flatMap((guild) => {
    const member = guild.members.get(call.world.bot.id);
    if (member === undefined) return [];
    const permissions = String(guildPermissions(guild, member));
    return { id: guild.id, name: guild.name, icon: null, banner: null, owner: false, permissions, features: [] };
  });
  return { status: 200, body: body.slice(0, Number(call.query.get('limit') ?? 200)) };
}

function user(call: Call): Answer {
  const found = call.world.users.get(idFrom(call, 'user'));
  if (found === undefined) throw apiError(Code.UnknownUser);
  return { status: 200, body: userJson(found) };
}

function openDm(call: Call): Answer {
  const { world } = call;
  check(model({ recipient_id: required(snowflake) }), call.json);
  const { recipient_id: id } = call.json as { readonly recipient_id: string };
  const recipient = world.users.get(id);
  if (recipient === undefined) throw apiError(Code.UnknownUser);
  if (recipient.bot) throw apiError(Code.CannotSendMessagesToThisUser);
  return { status: 200, body: channelJson(world, world.dm(recipient.id)) };
}
