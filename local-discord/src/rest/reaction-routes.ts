import { PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { userJson } from '../state/entity-json.ts';
import { demand } from '../state/member-permissions.ts';
import { addReaction, clearReactions, removeReaction } from '../state/chat/stored-reactions.ts';
import { channelFrom, idFrom, messageFrom, numberFrom } from './entity-lookup.ts';

const all = 'channels/:channel/messages/:message/reactions';
const one = `${all}/:emoji`;
const maxReactions = 20;

export const reactionRoutes: readonly Route[] = [
  { method: 'PUT', path: `${one}/@me`, handle: add },
  { method: 'DELETE', path: `${one}/@me`, handle: removeOwn },
  { method: 'DELETE', path: `${one}/:user`, handle: removeAnothers },
  { method: 'GET', path: one, handle: list },
  { method: 'DELETE', path: one, handle: clear },
  { method: 'DELETE', path: all, handle: clear },
];

/** A Unicode emoji, or `name:id`. @throws ApiError 10014 */
function emojiFrom(call: Call): string {
  const emoji = call.param('emoji');
  if (!/^\p{RGI_Emoji}$|^\p{Extended_Pictographic}\uFE0F?$/v.test(emoji) && !/^\w{2,32}:\d{15,20}$/.test(emoji))
    throw apiError(Code.UnknownEmoji);
  return emoji;
}

function add(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call, Flag.ReadMessageHistory);
  const message = messageFrom(call, channel);
  const emoji = emojiFrom(call);
  if (!message.reactions.has(emoji)) {
    demand(world, channel, world.bot.id, Flag.AddReactions);
    if (message.reactions.size >= maxReactions) throw apiError(Code.MaximumNumberOfReactionsReached);
  }
  addReaction(world, channel, message, world.bot.id, emoji);
  return { status: 204 };
}

function removeOwn(call: Call): Answer {
  const channel = channelFrom(call);
  removeReaction(call.world, channel, messageFrom(call, channel), call.world.bot.id, emojiFrom(call));
  return { status: 204 };
}

function removeAnothers(call: Call): Answer {
  const channel = channelFrom(call, Flag.ManageMessages);
  removeReaction(call.world, channel, messageFrom(call, channel), idFrom(call, 'user'), emojiFrom(call));
  return { status: 204 };
}

function clear(call: Call): Answer {
  const channel = channelFrom(call, Flag.ManageMessages);
  const emoji = call.param('emoji') === '' ? undefined : emojiFrom(call);
  clearReactions(call.world, channel, messageFrom(call, channel), emoji);
  return { status: 204 };
}

function list(call: Call): Answer {
  const channel = channelFrom(call, Flag.ReadMessageHistory);
  const limit = numberFrom(call, 'limit', { least: 1, most: 100, usual: 25 });
  const ids = [...(messageFrom(call, channel).reactions.get(emojiFrom(call)) ?? [])].slice(0, limit);
  return { status: 200, body: ids.flatMap((id) => call.world.users.get(id) ?? []).map(userJson) };
}
