import { PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { demand } from '../state/member-permissions.ts';
import { maxPins, pin, pinsOf, unpin } from '../state/chat/stored-pins.ts';
import { channelFrom, messageFrom, numberFrom } from './entity-lookup.ts';
import { isSystem, shown } from './message-routes.ts';

/** By Discord's present addresses; `channels/:channel/pins`, their predecessor, is deprecated. */
export const pinRoutes: readonly Route[] = [
  { method: 'GET', path: 'channels/:channel/messages/pins', handle: list },
  { method: 'PUT', path: 'channels/:channel/messages/pins/:message', handle: add },
  { method: 'DELETE', path: 'channels/:channel/messages/pins/:message', handle: remove },
];

function list(call: Call): Answer {
  const channel = channelFrom(call, Flag.ReadMessageHistory);
  const limit = numberFrom(call, 'limit', { least: 1, most: 50, usual: 50 });
  const before = Date.parse(call.query.get('before') ?? '');
  const found = pinsOf(channel).filter(({ pinnedAt }) => Number.isNaN(before) || Date.parse(pinnedAt ?? '') < before);
  const items = found
    .slice(0, limit)
    .map((message) => ({ pinned_at: message.pinnedAt, message: shown(call, channel, message) }));
  return { status: 200, body: { items, has_more: found.length > limit } };
}

function add(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  demand(world, channel, world.bot.id, Flag.PinMessages);
  const message = messageFrom(call, channel);
  if (isSystem(message)) throw apiError(Code.CannotExecuteActionOnSystemMessage);
  if (message.pinnedAt === undefined && pinsOf(channel).length >= maxPins)
    throw apiError(Code.MaximumNumberOfPinsReachedForTheChannel);
  pin(world, channel, message, world.bot);
  return { status: 204 };
}

function remove(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  demand(world, channel, world.bot.id, Flag.PinMessages);
  unpin(world, channel, messageFrom(call, channel));
  return { status: 204 };
}
