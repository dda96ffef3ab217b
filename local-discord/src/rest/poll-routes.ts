import { PermissionFlagsBits as Flag } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { userJson } from '../state/entity-json.ts';
import { compareIds } from '../state/snowflake.ts';
import { endPoll, isOpen } from '../state/chat/stored-polls.ts';
import { channelFrom, messageFrom, numberFrom } from './entity-lookup.ts';

export const pollRoutes: readonly Route[] = [
  { method: 'GET', path: 'channels/:channel/polls/:message/answers/:answer', handle: voters },
  { method: 'POST', path: 'channels/:channel/polls/:message/expire', handle: expire },
];

function voters(call: Call): Answer {
  const channel = channelFrom(call, Flag.ReadMessageHistory);
  const limit = numberFrom(call, 'limit', { least: 1, most: 100, usual: 25 });
  const after = call.query.get('after');
  const ids = [...(messageFrom(call, channel).votes.get(Number(call.param('answer'))) ?? [])].sort(compareIds);
  const found = after === null ? ids : ids.filter((id) => compareIds(id, after) > 0);
  const users = found.slice(0, limit).flatMap((id) => call.world.users.get(id) ?? []);
  return { status: 200, body: { users: users.map(userJson) } };
}

function expire(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  const message = messageFrom(call, channel);
  const { poll } = message.data;
  if (poll === undefined) throw apiError(Code.CannotExpireANonPollMessage);
  if (message.data.author.id !== world.bot.id) throw apiError(Code.CannotEditMessageAuthoredByAnotherUser);
  if (!isOpen(world, poll)) throw apiError(Code.PollExpired);
  endPoll(world, channel, message);
  return { status: 200, body: message.data };
}
