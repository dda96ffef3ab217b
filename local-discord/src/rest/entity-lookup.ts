import { Code, apiError, fieldError } from '../http/api-errors.ts';
import type { Call } from '../http/router.ts';
import type { Channel, Guild, StoredMessage } from '../state/world-model.ts';
import { demand } from '../state/member-permissions.ts';
import { isDiscordId } from '../state/snowflake.ts';

/** An id from the path. @throws ApiError 50035 where it is not one */
export function idFrom(call: Call, name: string): string {
  const id = call.param(name);
  if (!isDiscordId(id)) throw fieldError([`${name}_id`], 'NUMBER_TYPE_COERCE', `Value "${id}" is not snowflake.`);
  return id;
}

/** The path's channel, seen by the bot. @throws ApiError 10003, 50001, and 50013 where one of `flags` is missing */
export function channelFrom(call: Call, ...flags: readonly bigint[]): Channel {
  const channel = call.world.channels.get(idFrom(call, 'channel'));
  if (channel === undefined) throw apiError(Code.UnknownChannel);
  demand(call.world, channel, call.world.bot.id, ...flags);
  return channel;
}

/** The path's message; ephemeral ones are not found in a channel. @throws ApiError 10008 */
export function messageFrom(call: Call, channel: Channel): StoredMessage {
  const message = channel.messages.get(idFrom(call, 'message'));
  if (message === undefined || message.ephemeralFor !== undefined) throw apiError(Code.UnknownMessage);
  return message;
}

/** The path's guild, of which the bot is a member. @throws ApiError 10004 */
export function guildFrom(call: Call): Guild {
  const guild = call.world.guilds.get(idFrom(call, 'guild'));
  if (guild === undefined || !guild.members.has(call.world.bot.id)) throw apiError(Code.UnknownGuild);
  return guild;
}

/** A whole number from the query, within bounds. @throws ApiError 50035 */
export function numberFrom(
  call: Call,
  name: string,
  { least, most, usual }: { least: number; most: number; usual: number },
): number {
  const given = call.query.get(name);
  if (given === null) return usual;
  const value = Number(given);
  if (!Number.isInteger(value)) throw fieldError([name], 'NUMBER_TYPE_COERCE', `Value "${given}" is not int.`);
  if (value < least)
    throw fieldError([name], 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${least}.`);
  if (value > most) throw fieldError([name], 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${most}.`);
  return value;
}
