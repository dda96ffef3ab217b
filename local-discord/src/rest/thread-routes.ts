import {
  ChannelType,
  MessageType,
  PermissionFlagsBits as Flag,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import type { Answer, Call, Route } from '../http/router.ts';
import { channelJson, fullMemberJson, threadMemberJson } from '../state/entity-json.ts';
import { post } from '../state/chat/stored-messages.ts';
import type { Channel, StoredMessage } from '../state/world-model.ts';
import { canSee, demand, isThread } from '../state/member-permissions.ts';
import { joinThread, leaveThread, openThread } from '../state/chat/stored-threads.ts';
import type { World } from '../state/world.ts';
import { checkForumPost, checkThread } from '../validate/validate-threads.ts';
import { checkMessage } from '../validate/validate-message.ts';
import { newPoll, schedulePoll } from '../state/chat/stored-polls.ts';
import { messageBody, type MessageJson } from './message-body.ts';
import { channelFrom, guildFrom, idFrom, messageFrom } from './entity-lookup.ts';

const members = 'channels/:channel/thread-members';

export const threadRoutes: readonly Route[] = [
  { method: 'POST', path: 'channels/:channel/messages/:message/threads', handle: openFromMessage },
  { method: 'POST', path: 'channels/:channel/threads', handle: openAlone },
  {
    method: 'GET',
    path: 'channels/:channel/threads/archived/public',
    handle: (call) => archived(call, ChannelType.PublicThread),
  },
  {
    method: 'GET',
    path: 'channels/:channel/threads/archived/private',
    handle: (call) => archived(call, ChannelType.PrivateThread),
  },
  { method: 'GET', path: 'guilds/:guild/threads/active', handle: active },
  { method: 'GET', path: members, handle: listMembers },
  { method: 'GET', path: `${members}/:user`, handle: getMember },
  { method: 'PUT', path: `${members}/@me`, handle: join },
  { method: 'DELETE', path: `${members}/@me`, handle: leave },
  { method: 'PUT', path: `${members}/:user`, handle: addMember },
  { method: 'DELETE', path: `${members}/:user`, handle: removeMember },
];

type ThreadJson = {
  readonly name: string;
  readonly type?: ChannelType;
  readonly auto_archive_duration?: ThreadAutoArchiveDuration | null;
  readonly rate_limit_per_user?: number | null;
  readonly invitable?: boolean | null;
};

const threadTypes: readonly ChannelType[] = [ChannelType.GuildText, ChannelType.GuildAnnouncement];

function parentFrom(call: Call, flag: bigint): Channel {
  const channel = channelFrom(call);
  if (!threadTypes.includes(channel.type)) throw apiError(Code.CannotExecuteActionOnThisChannelType);
  demand(call.world, channel, call.world.bot.id, flag);
  return channel;
}

function openFromMessage(call: Call): Answer {
  const { world } = call;
  const parent = parentFrom(call, Flag.CreatePublicThreads);
  const message = messageFrom(call, parent);
  checkThread(call.json, true);
  const thread = open(call, parent, ChannelType.PublicThread, message);
  return { status: 201, body: channelJson(world, thread) };
}

function openAlone(call: Call): Answer {
  const { world } = call;
  if (channelFrom(call).type === ChannelType.GuildForum) return openPost(call);
  const isPrivate = (call.json as Partial<ThreadJson>).type === ChannelType.PrivateThread;
  const parent = parentFrom(call, isPrivate ? Flag.CreatePrivateThreads : Flag.CreatePublicThreads);
  checkThread(call.json, false);
  // Discord's default, odd as it is.
  const { type = ChannelType.PrivateThread } = call.json as ThreadJson;
  const thread = open(call, parent, type);
  if (type === ChannelType.PublicThread)
    post(world, { channel: parent, author: world.bot, type: MessageType.ThreadCreated, content: thread.name });
  return { status: 201, body: channelJson(world, thread) };
}

/** A post in a forum: a thread and its first message, which has the thread's id. */
function openPost(call: Call): Answer {
  const { world } = call;
  const forum = channelFrom(call);
  demand(world, forum, world.bot.id, Flag.SendMessages);
  checkForumPost(call.json);
  const { message, applied_tags: tags = [] } = call.json as ThreadJson & {
    readonly message: MessageJson;
    readonly applied_tags?: readonly string[];
  };
  checkMessage(message, call.files.size);
  if (forum.needsTag && tags.length === 0) throw apiError(Code.TagRequiredToCreateAForumPostInThisChannel);
  if (tags.some((id) => !forum.tags.some((tag) => tag.id === id))) throw apiError(Code.UnknownTag);
  const thread = open(call, forum, ChannelType.PublicThread, undefined, tags);
  const first = post(world, {
    ...messageBody(call, message, { channelId: thread.id }),
    id: thread.id,
    flags: message.flags ?? 0,
    channel: thread,
    author: world.bot,
    poll: newPoll(world, message.poll),
  });
  schedulePoll(world, thread, first);
  return { status: 201, body: { ...channelJson(world, thread), message: first.data } };
}

function open(
  call: Call,
  parent: Channel,
  type: ChannelType,
  on?: StoredMessage,
  appliedTags: readonly string[] = [],
): Channel {
  const json = call.json as ThreadJson;
  return openThread(call.world, {
    on,
    name: json.name,
    type,
    parent,
    ownerId: call.world.bot.id,
    autoArchiveMinutes: json.auto_archive_duration ?? ThreadAutoArchiveDuration.ThreeDays,
    slowmode: json.rate_limit_per_user ?? 0,
    invitable: json.invitable ?? true,
    appliedTags,
  });
}

function threadFrom(call: Call): Channel {
  const channel = channelFrom(call);
  if (!isThread(channel)) throw apiError(Code.CannotExecuteActionOnThisChannelType);
  return channel;
}

function join(call: Call): Answer {
  joinThread(call.world, openThreadFrom(call), call.world.bot.id);
  return { status: 204 };
}

function leave(call: Call): Answer {
  leaveThread(call.world, openThreadFrom(call), call.world.bot.id);
  return { status: 204 };
}

function addMember(call: Call): Answer {
  const { world } = call;
  const thread = openThreadFrom(call);
  demand(world, thread, world.bot.id, Flag.SendMessagesInThreads);
  const userId = idFrom(call, 'user');
  if (!isMember(world, thread, userId)) throw apiError(Code.UnknownMember);
  joinThread(world, thread, userId);
  return { status: 204 };
}

function removeMember(call: Call): Answer {
  const { world } = call;
  const thread = openThreadFrom(call);
  const isOwnPrivate = thread.type === ChannelType.PrivateThread && thread.thread?.ownerId === world.bot.id;
  if (!isOwnPrivate) demand(world, thread, world.bot.id, Flag.ManageThreads);
  leaveThread(world, thread, idFrom(call, 'user'));
  return { status: 204 };
}

function openThreadFrom(call: Call): Channel {
  const thread = threadFrom(call);
  if (thread.thread?.metadata.archived === true) throw apiError(Code.InvalidActionOnArchivedThread);
  return thread;
}

function isMember(world: World, thread: Channel, userId: string): boolean {
  return world.guildOf(thread)?.members.has(userId) === true;
}

function listMembers(call: Call): Answer {
  const thread = threadFrom(call);
  const ids = [...(thread.thread?.members.keys() ?? [])];
  return { status: 200, body: ids.map((id) => memberJsonOf(call, thread, id)) };
}

function getMember(call: Call): Answer {
  const thread = threadFrom(call);
  const id = call.param('user') === '@me' ? call.world.bot.id : idFrom(call, 'user');
  if (thread.thread?.members.has(id) !== true) throw apiError(Code.UnknownMember);
  return { status: 200, body: memberJsonOf(call, thread, id) };
}

function memberJsonOf(call: Call, thread: Channel, userId: string): object {
  const member = call.world.guildOf(thread)?.members.get(userId);
  const isAsked = call.query.get('with_member') === 'true' && member !== undefined;
  return { ...threadMemberJson(thread, userId), ...(isAsked && { member: fullMemberJson(member) }) };
}

function archived(call: Call, type: ChannelType): Answer {
  const parent = channelFrom(call, Flag.ReadMessageHistory);
  if (type === ChannelType.PrivateThread) demand(call.world, parent, call.world.bot.id, Flag.ManageThreads);
  const found = threadsOf(
    call.world,
    ({ parentId, thread, type: own }) => parentId === parent.id && own === type && thread?.metadata.archived === true,
  );
  return { status: 200, body: { ...threadList(call, found), has_more: false } };
}

function active(call: Call): Answer {
  const guild = guildFrom(call);
  const found = threadsOf(
    call.world,
    ({ guildId, thread }) => guildId === guild.id && thread?.metadata.archived === false,
  );
  return { status: 200, body: threadList(call, found) };
}

function threadsOf(world: World, matches: (channel: Channel) => boolean): readonly Channel[] {
  return [...world.channels.values()].filter(
    (channel) => isThread(channel) && matches(channel) && canSee(world, channel, world.bot.id),
  );
}

function threadList(
  call: Call,
  threads: readonly Channel[],
): { readonly threads: object[]; readonly members: object[] } {
  const { world } = call;
  const joined = threads.filter(({ thread }) => thread?.members.has(world.bot.id) === true);
  return {
    threads: threads.map((thread) => channelJson(world, thread)),
    members: joined.map((thread) => threadMemberJson(thread, world.bot.id)),
  };
}
