import { ChannelType, PermissionFlagsBits as Flag, type ThreadAutoArchiveDuration } from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { channelJson } from '../state/entity-json.ts';
import type { Channel } from '../state/world-model.ts';
import { demand } from '../state/member-permissions.ts';
import { changeThread, removeChannel } from '../state/chat/stored-threads.ts';
import { checkChannelChanges } from '../validate/validate-threads.ts';
import { channelFrom } from './entity-lookup.ts';

export const channelRoutes: readonly Route[] = [
  { method: 'GET', path: 'channels/:channel', handle: get },
  { method: 'PATCH', path: 'channels/:channel', handle: change },
  { method: 'DELETE', path: 'channels/:channel', handle: discard },
];

type Changes = {
  readonly name?: string;
  readonly topic?: string | null;
  readonly nsfw?: boolean;
  readonly rate_limit_per_user?: number;
  readonly archived?: boolean;
  readonly locked?: boolean;
  readonly invitable?: boolean;
  readonly auto_archive_duration?: ThreadAutoArchiveDuration;
  readonly applied_tags?: readonly string[];
};

function get(call: Call): Answer {
  return { status: 200, body: channelJson(call.world, channelFrom(call)) };
}

function change(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  if (channel.type === ChannelType.DM) throw apiError(Code.CannotExecuteActionOnThisChannelType);
  const isThread = channel.thread !== undefined;
  checkChannelChanges(call.json, isThread);
  const json = call.json as Changes;
  if (isThread) changeOfThread(call, channel, json);
  else {
    demand(world, channel, world.bot.id, Flag.ManageChannels);
    if (json.name !== undefined) channel.name = json.name;
    if (json.topic !== undefined) channel.topic = json.topic;
    if (json.nsfw !== undefined) channel.nsfw = json.nsfw;
    if (json.rate_limit_per_user !== undefined) channel.slowmode = json.rate_limit_per_user;
    world.emit({ name: 'CHANNEL_UPDATE', data: channelJson(world, channel), guildId: channel.guildId, channel });
  }
  return { status: 200, body: channelJson(world, channel) };
}

/** Its owner may name and archive a thread; the rest takes Manage Threads. */
function changeOfThread(call: Call, channel: Channel, json: Changes): void {
  const { world } = call;
  const { thread } = channel;
  const isOwner = thread?.ownerId === world.bot.id;
  const isModeration = json.locked !== undefined || json.rate_limit_per_user !== undefined;
  if (!isOwner || isModeration) demand(world, channel, world.bot.id, Flag.ManageThreads);
  if (thread?.metadata.archived === true && json.archived !== false) throw apiError(Code.InvalidActionOnArchivedThread);
  const { name, rate_limit_per_user: slowmode, archived, locked, invitable, auto_archive_duration: minutes } = json;
  const { applied_tags: appliedTags } = json;
  const known = world.channels.get(channel.parentId ?? '')?.tags ?? [];
  if (appliedTags?.some((id) => !known.some((tag) => tag.id === id)) === true) throw apiError(Code.UnknownTag);
  changeThread(world, channel, {
    ...(name !== undefined && { name }),
    ...(slowmode !== undefined && { slowmode }),
    ...(archived !== undefined && { archived }),
    ...(locked !== undefined && { locked }),
    ...(invitable !== undefined && { invitable }),
    ...(minutes !== undefined && { auto_archive_duration: minutes }),
    ...(appliedTags !== undefined && { appliedTags }),
  });
}

function discard(call: Call): Answer {
  const { world } = call;
  const channel = channelFrom(call);
  if (channel.type !== ChannelType.DM) {
    demand(world, channel, world.bot.id, channel.thread === undefined ? Flag.ManageChannels : Flag.ManageThreads);
    const body = channelJson(world, channel);
    removeChannel(world, channel);
    return { status: 200, body };
  }
  return { status: 200, body: channelJson(world, channel) };
}
