import {
  ChannelType,
  GatewayIntentBits,
  MessageFlags,
  MessageType,
  PermissionFlagsBits as Flag,
} from 'discord-api-types/v10';
import { Code, apiError, fieldError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { edit, messageEvent, post, remove } from '../state/chat/stored-messages.ts';
import { bits } from '../state/permission-bits.ts';
import type { Channel, StoredMessage } from '../state/world-model.ts';
import { demand, isThread, permissionsIn, sendingFlag } from '../state/member-permissions.ts';
import { newPoll, schedulePoll } from '../state/chat/stored-polls.ts';
import { readableMessage } from '../state/chat/readable-content.ts';
import { compareIds, snowflakeTime } from '../state/snowflake.ts';
import { check, isRecord, list as listOf, model, required, snowflake } from '../validate/schema.ts';
import { checkEdit, checkMessage } from '../validate/validate-message.ts';
import { channelFrom, messageFrom, numberFrom } from './entity-lookup.ts';
import { messageBody, type MessageJson } from './message-body.ts';
import { joinThread, reviveThread } from '../state/chat/stored-threads.ts';

const all = 'channels/:channel/messages';
const one = `${all}/:message`;
const twoWeeksMs = 14 * 86_400_000;
/** Discord says "the past few minutes". */
const nonceMs = 180_000;

/** A channel's messages. */
export const messageRoutes: readonly Route[] = [
  { method: 'GET', path: all, handle: list },
  { method: 'POST', path: all, handle: create },
  { method: 'POST', path: `${all}/bulk-delete`, handle: bulkDelete },
  { method: 'GET', path: one, handle: get },
  { method: 'PATCH', path: one, handle: change },
  { method: 'DELETE', path: one, handle: discard },
  { method: 'POST', path: `${one}/crosspost`, handle: publish },
  { method: 'POST', path: 'channels/:channel/typing', handle: type },
];

/** What the bot may read of a message over REST. */
export function shown(call: Call, channel: Channel, message: StoredMessage): object {
  return readableMessage(
    call.world,
    channel,
    message.data,
    (call.world.privilegedIntents & GatewayIntentBits.MessageContent) !== 0,
  );
}

/** To all channels that follow this one. Another's message takes Manage Messages. */
function publish(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call, Flag.SendMessages);
  if (channel.type !== ChannelType.GuildAnnouncement) throw apiError(Code.CannotExecuteActionOnThisChannelType);
  const message = messageFrom(call, channel);
  if (message.data.author.id !== world.bot.id) demand(world, channel, world.bot.id, Flag.ManageMessages);
  const flags = message.data.flags ?? 0;
  if ((flags & MessageFlags.Crossposted) !== 0) throw apiError(Code.ThisMessageWasAlreadyCrossposted);
  message.data = { ...message.data, flags: bits(flags | MessageFlags.Crossposted) };
  world.emit(messageEvent(world, 'MESSAGE_UPDATE', channel, message));
  return { status: 200, body: message.data };
}

function list(call: Call): Answer {
  const channel = channelFrom(call);
  const limit = numberFrom(call, 'limit', { least: 1, most: 100, usual: 50 });
  const [before, after, around] = ['before', 'after', 'around'].map((name) => call.query.get(name));
  let found = [...channel.messages.values()].filter(({ ephemeralFor }) => ephemeralFor === undefined);
  if (before != null) found = found.filter(({ data }) => compareIds(data.id, before) < 0);
  if (after != null) found = found.filter(({ data }) => compareIds(data.id, after) > 0).slice(0, limit);
  if (around != null) {
    const middle = found.findIndex(({ data }) => compareIds(data.id, around) >= 0);
    const start = Math.max(0, (middle < 0 ? found.length : middle) - Math.floor(limit / 2));
    found = found.slice(start, start + limit);
  }
  if ((permissionsIn(call.world, channel, call.world.bot.id) & Flag.ReadMessageHistory) === 0n) found = [];
  return {
    status: 200,
    body: found
      .slice(-limit)
      .toReversed()
      .map((message) => shown(call, channel, message)),
  };
}

function get(call: Call): Answer {
  const channel = channelFrom(call, Flag.ReadMessageHistory);
  return { status: 200, body: shown(call, channel, messageFrom(call, channel)) };
}

function create(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  demandSending(call, channel);
  checkMessage(call.json, call.files.size);
  const json = call.json as MessageJson;
  const same = sameNonce(call, channel, json);
  if (same !== undefined) return { status: 200, body: same.data };
  if (isThread(channel)) {
    reviveThread(world, channel, world.bot.id);
    joinThread(world, channel, world.bot.id);
  }
  const message = post(world, {
    ...messageBody(call, json, { channelId: channel.id }),
    flags: (json.flags ?? 0) & ~MessageFlags.Ephemeral,
    channel,
    author: world.bot,
    replyTo: repliedTo(call, channel, json),
    poll: newPoll(world, json.poll),
    nonce: json.nonce ?? undefined,
    tts: json.tts ?? false,
  });
  schedulePoll(world, channel, message);
  return { status: 200, body: message.data };
}

/** The message that a repeated nonce stands for, where the bot wants each to be sent once only. */
function sameNonce(
  { world }: Call,
  channel: Channel,
  { nonce, enforce_nonce }: MessageJson,
): StoredMessage | undefined {
  if (nonce == null || enforce_nonce !== true) return undefined;
  const since = world.clock.now() - nonceMs;
  return [...channel.messages.values()].find(
    ({ data }) => data.nonce === nonce && data.author.id === world.bot.id && snowflakeTime(data.id) >= since,
  );
}

/** @throws ApiError 50013, 50007, 50024 */
function demandSending(call: Call, channel: Channel): void {
  const { world, json } = call;
  const user = world.users.get(channel.recipients.find((id) => id !== world.bot.id) ?? '');
  if (user?.acceptsDms === false) throw apiError(Code.CannotSendMessagesToThisUser);
  const body = isRecord(json) ? json : {};
  const isUsed = (field: string) => Array.isArray(body[field]) && body[field].length > 0;
  demand(world, channel, world.bot.id, sendingFlag(channel));
  if (isUsed('embeds')) demand(world, channel, world.bot.id, Flag.EmbedLinks);
  if (call.files.size > 0) demand(world, channel, world.bot.id, Flag.AttachFiles);
  if (body['poll'] != null) demand(world, channel, world.bot.id, Flag.SendPolls);
  if (body['tts'] === true) demand(world, channel, world.bot.id, Flag.SendTTSMessages);
}

/** @throws ApiError 50035 where there is no such message, 160002 where its history is closed */
function repliedTo(call: Call, channel: Channel, json: MessageJson): StoredMessage | undefined {
  const reference = json.message_reference;
  if (reference == null) return undefined;
  const permissions = permissionsIn(call.world, channel, call.world.bot.id);
  if ((permissions & Flag.ReadMessageHistory) === 0n)
    throw apiError(Code.CannotReplyWithoutPermissionToReadMessageHistory);
  const message = channel.messages.get(reference.message_id);
  if (message !== undefined && message.ephemeralFor === undefined) {
    if (isSystem(message))
      throw fieldError(
        ['message_reference'],
        'REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE',
        'Cannot reply to a system message',
      );
    return message;
  }
  if (reference.fail_if_not_exists === false) return undefined;
  throw fieldError(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
}

const ordinary: readonly MessageType[] = [
  MessageType.Default,
  MessageType.Reply,
  MessageType.ChatInputCommand,
  MessageType.ContextMenuCommand,
];

export function isSystem({ data }: StoredMessage): boolean {
  return !ordinary.includes(data.type);
}

function change(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  const message = messageFrom(call, channel);
  if (message.data.author.id !== world.bot.id) throw apiError(Code.CannotEditMessageAuthoredByAnotherUser);
  if (message.data.poll !== undefined) throw apiError(Code.CannotEditAPollMessage);
  if (isSystem(message)) throw apiError(Code.CannotExecuteActionOnSystemMessage);
  if (channel.thread?.metadata.archived === true) throw apiError(Code.InvalidActionOnArchivedThread);
  checkEdit(call.json, call.files.size, message.data);
  const json = call.json as MessageJson;
  const target = { channelId: channel.id, before: message.data.attachments };
  edit(world, channel, message, messageBody(call, json, target));
  return { status: 200, body: message.data };
}

function discard(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  const message = messageFrom(call, channel);
  if (message.data.author.id !== world.bot.id) demand(world, channel, world.bot.id, Flag.ManageMessages);
  if (channel.thread?.metadata.archived === true) throw apiError(Code.InvalidActionOnArchivedThread);
  remove(world, channel, message);
  return { status: 204 };
}

function bulkDelete(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call, Flag.ManageMessages);
  if (channel.guildId === undefined) throw apiError(Code.CannotExecuteActionOnThisChannelType);
  check(model({ messages: required(listOf(snowflake)) }), call.json);
  const ids = [...new Set((call.json as { readonly messages: readonly string[] }).messages)];
  if (ids.length < 2 || ids.length > 100) throw apiError(Code.ProvidedTooFewOrTooManyMessagesToDelete);
  const oldest = world.clock.now() - twoWeeksMs;
  if (ids.some((id) => snowflakeTime(id) < oldest)) throw apiError(Code.OneOfTheMessagesProvidedWasTooOldForBulkDelete);
  for (const id of ids) channel.messages.delete(id);
  const { guildId } = channel;
  const data = { ids, channel_id: channel.id, guild_id: guildId };
  world.emit({ name: 'MESSAGE_DELETE_BULK', data, guildId, channel });
  return { status: 204 };
}

function type(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  demand(world, channel, world.bot.id, sendingFlag(channel));
  const { guildId } = channel;
  const data = {
    channel_id: channel.id,
    user_id: world.bot.id,
    timestamp: Math.floor(world.clock.now() / 1_000),
    ...(guildId !== undefined && { guild_id: guildId }),
  };
  world.emit({ name: 'TYPING_START', data, guildId, channel });
  return { status: 204 };
}
