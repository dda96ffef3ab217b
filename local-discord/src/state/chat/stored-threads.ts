import {
  type APIThreadChannel,
  ChannelType,
  MessageFlags,
  type ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { Code, apiError } from '../../http/api-errors.ts';
import { channelJson, fullMemberJson, threadMemberJson } from '../entity-json.ts';
import { bits } from '../permission-bits.ts';
import type { Channel, StoredMessage } from '../world-model.ts';
import type { World } from '../world.ts';
import { messageEvent } from './stored-messages.ts';

export type ThreadDraft = {
  /** The message that it hangs on, whose id it then has. */
  readonly on?: StoredMessage | undefined;
  readonly name: string;
  readonly type: ChannelType;
  readonly parent: Channel;
  readonly ownerId: string;
  readonly autoArchiveMinutes: ThreadAutoArchiveDuration;
  readonly slowmode?: number;
  readonly invitable?: boolean;
  readonly appliedTags?: readonly string[];
};

/** Opens a thread with its owner in it. @throws ApiError 160004 where its message has one already */
export function openThread(world: World, draft: ThreadDraft): Channel {
  const { on, name, type, parent, ownerId, slowmode = 0 } = draft;
  const id = on?.data.id ?? world.ids.next();
  if (world.channels.has(id)) throw apiError(Code.ThreadAlreadyCreatedForMessage);
  const now = world.timestamp();
  const thread = world.addChannel({
    id,
    type,
    name,
    guildId: parent.guildId,
    parentId: parent.id,
    slowmode,
    thread: {
      ownerId,
      metadata: {
        archived: false,
        archive_timestamp: now,
        auto_archive_duration: draft.autoArchiveMinutes,
        locked: false,
        create_timestamp: now,
        ...(type === ChannelType.PrivateThread && { invitable: draft.invitable ?? true }),
      },
      members: new Map([[ownerId, now]]),
      appliedTags: draft.appliedTags ?? [],
      messageCount: 0,
      totalMessageSent: 0,
    },
  });
  const data = { ...channelJson(world, thread), newly_created: true };
  world.emit({ name: 'THREAD_CREATE', data, guildId: parent.guildId, channel: thread });
  if (on !== undefined) showThread(world, parent, on, thread);
  return thread;
}

/** A message shows the thread that hangs on it. */
function showThread(world: World, parent: Channel, message: StoredMessage, thread: Channel): void {
  message.data = {
    ...message.data,
    flags: bits((message.data.flags ?? 0) | MessageFlags.HasThread),
    thread: channelJson(world, thread),
  };
  world.emit(messageEvent(world, 'MESSAGE_UPDATE', parent, message));
}

/** Changes a thread's settings, and tells. */
export function changeThread(
  world: World,
  channel: Channel,
  changes: Partial<
    APIThreadChannel['thread_metadata'] & { name: string; slowmode: number; appliedTags: readonly string[] }
  >,
): void {
  const { thread } = channel;
  if (thread === undefined) return;
  const { name, slowmode, appliedTags, ...metadata } = changes;
  if (appliedTags !== undefined) thread.appliedTags = appliedTags;
  if (name !== undefined) channel.name = name;
  if (slowmode !== undefined) channel.slowmode = slowmode;
  const archiving = metadata.archived !== undefined && metadata.archived !== thread.metadata.archived;
  Object.assign(thread.metadata, metadata, archiving && { archive_timestamp: world.timestamp() });
  world.emit({ name: 'THREAD_UPDATE', data: channelJson(world, channel), guildId: channel.guildId, channel });
}

/** A message in an archived thread opens it again, unless it is locked. @throws ApiError 160005 */
export function reviveThread(world: World, channel: Channel, userId: string): void {
  const metadata = channel.thread?.metadata;
  if (metadata?.archived !== true) return;
  if (metadata.locked && userId === world.bot.id) throw apiError(Code.ThreadLocked);
  changeThread(world, channel, { archived: false });
}

/** Whoever writes in a thread is in it from then on. */
export function joinThread(world: World, channel: Channel, userId: string): void {
  const { thread, guildId } = channel;
  if (thread === undefined || thread.members.has(userId)) return;
  thread.members.set(userId, world.timestamp());
  const member = world.guildOf(channel)?.members.get(userId);
  const added = {
    ...threadMemberJson(channel, userId),
    ...(member !== undefined && { member: fullMemberJson(member) }),
  };
  const data = { id: channel.id, guild_id: guildId, member_count: thread.members.size, added_members: [added] };
  world.emit({ name: 'THREAD_MEMBERS_UPDATE', data, guildId, channel });
}

export function leaveThread(world: World, channel: Channel, userId: string): void {
  const { thread, guildId } = channel;
  if (thread?.members.delete(userId) !== true) return;
  const data = { id: channel.id, guild_id: guildId, member_count: thread.members.size, removed_member_ids: [userId] };
  world.emit({ name: 'THREAD_MEMBERS_UPDATE', data, guildId, channel });
}

/** A channel or thread goes, with all that is in it. */
export function removeChannel(world: World, channel: Channel): void {
  for (const inner of world.channels.values()) if (inner.parentId === channel.id) removeChannel(world, inner);
  const { id, type, guildId, parentId, thread } = channel;
  const isThread = thread !== undefined;
  const data = isThread ? { id, guild_id: guildId, parent_id: parentId, type } : channelJson(world, channel);
  // Told while it can still be seen.
  world.emit({ name: isThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', data, guildId, channel });
  world.channels.delete(id);
}
