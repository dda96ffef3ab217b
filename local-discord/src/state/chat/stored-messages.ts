import {
  type APIAllowedMentions,
  type APIAttachment,
  type APIEmbed,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIMessageTopLevelComponent,
  type APIPoll,
  MessageFlags,
  MessageReferenceType,
  MessageType,
} from 'discord-api-types/v10';
import { bits } from '../permission-bits.ts';
import { embedJson } from './stored-embeds.ts';
import { layoutJson } from './stored-layouts.ts';
import { userJson, memberJson } from '../entity-json.ts';
import { mentionsOf } from './message-mentions.ts';
import type { Channel, StoredMessage, User, WorldEvent } from '../world-model.ts';
import { isoTime, type World } from '../world.ts';
import { snowflakeTime } from '../snowflake.ts';

/** A channel keeps this many; the oldest that is not pinned goes first. */
const maxMessages = 2_000;

/** What a message is made of, already checked. */
export type MessageParts = {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly attachments: readonly APIAttachment[];
  readonly flags: number;
  readonly allowedMentions: APIAllowedMentions | undefined;
};

export type Draft = Partial<MessageParts> & {
  readonly id?: string;
  readonly channel: Channel;
  readonly author: User;
  /** Whether a webhook writes it, under a name of its own. */
  readonly isWebhook?: boolean;
  readonly type?: MessageType;
  readonly replyTo?: StoredMessage | undefined;
  readonly poll?: APIPoll | undefined;
  readonly nonce?: string | number | undefined;
  readonly tts?: boolean;
  readonly ephemeralFor?: string | undefined;
  readonly interaction?: { readonly id: string; readonly metadata: APIMessageInteractionMetadata } | undefined;
  /** Of system messages: what they are about. */
  readonly about?: Pick<APIMessage, 'message_reference'>;
};

/** Puts a message into its channel and tells everybody who may see it. */
export function post(world: World, draft: Draft): StoredMessage {
  const { channel, author, replyTo, ephemeralFor, interaction, poll } = draft;
  const id = draft.id ?? world.ids.next();
  const flags = (draft.flags ?? 0) | (ephemeralFor === undefined ? 0 : MessageFlags.Ephemeral);
  const message: StoredMessage = {
    data: {
      id,
      channel_id: channel.id,
      type: draft.type ?? (replyTo === undefined ? MessageType.Default : MessageType.Reply),
      author: userJson(author),
      content: draft.content ?? '',
      timestamp: isoTime(snowflakeTime(id)),
      edited_timestamp: null,
      tts: draft.tts ?? false,
      mention_everyone: false,
      mentions: [],
      mention_roles: [],
      attachments: [...(draft.attachments ?? [])],
      embeds: (draft.embeds ?? []).map((embed) => embedJson(embed, draft.attachments ?? [])),
      components: layoutJson(draft.components ?? [], draft.attachments ?? []),
      pinned: false,
      flags: bits(flags),
      ...(draft.nonce !== undefined && { nonce: draft.nonce }),
      ...(poll !== undefined && { poll }),
      ...(draft.isWebhook === true && { webhook_id: author.id }),
      ...draft.about,
    },
    ephemeralFor,
    interactionId: interaction?.id,
    pings: { everyone: false, users: [], roles: [] },
    pinnedAt: undefined,
    votes: new Map(),
    reactions: new Map(),
  };
  if (interaction !== undefined) attribute(message.data, world.bot.id, interaction.metadata);
  if (replyTo !== undefined) refer(message.data, channel, replyTo);
  mention(world, channel, message, draft);
  store(channel, message);
  if (ephemeralFor === undefined) {
    channel.lastMessageId = id;
    if (channel.thread !== undefined) {
      channel.thread.messageCount += 1;
      channel.thread.totalMessageSent += 1;
    }
  }
  world.emit(messageEvent(world, 'MESSAGE_CREATE', channel, message));
  return message;
}

/** Changes the given parts of a message. Only an answer that was still awaited can notify anyone by it. */
export function edit(
  world: World,
  channel: Channel,
  message: StoredMessage,
  changes: Partial<MessageParts>,
): StoredMessage {
  const before = message.data;
  const wasLoading = isLoading(message);
  const attachments = changes.attachments ?? before.attachments;
  message.data = {
    ...before,
    content: changes.content ?? before.content,
    embeds: changes.embeds === undefined ? before.embeds : changes.embeds.map((one) => embedJson(one, attachments)),
    components: layoutJson(changes.components ?? before.components ?? [], attachments),
    attachments: [...attachments],
    flags: keptFlags(before.flags ?? 0, changes.flags ?? 0),
    edited_timestamp: wasLoading ? null : world.timestamp(),
  };
  const pingsBefore = message.pings;
  mention(world, channel, message, {
    author: world.users.get(before.author.id) ?? world.bot,
    content: message.data.content,
    allowedMentions: changes.allowedMentions,
    interaction: message.interactionId,
  });
  if (!wasLoading) message.pings = pingsBefore;
  world.emit(messageEvent(world, 'MESSAGE_UPDATE', channel, message));
  return message;
}

export function remove(world: World, channel: Channel, message: StoredMessage): void {
  channel.messages.delete(message.data.id);
  if (channel.thread !== undefined && message.ephemeralFor === undefined) channel.thread.messageCount -= 1;
  const data = { id: message.data.id, channel_id: channel.id, ...(channel.guildId && { guild_id: channel.guildId }) };
  const { guildId } = channel;
  world.emit({ name: 'MESSAGE_DELETE', data, guildId, channel, onlyFor: message.ephemeralFor });
}

/** An edit can add flags, but not make a message ephemeral. */
function keptFlags(before: number, added: number): MessageFlags {
  return bits((before & ~MessageFlags.Loading) | (added & ~MessageFlags.Ephemeral));
}

/** "Bot is thinking…" */
export function isLoading(message: StoredMessage): boolean {
  return ((message.data.flags ?? 0) & MessageFlags.Loading) !== 0;
}

/** The event by which a message is made known, with what only gateway events carry. */
export function messageEvent(
  world: World,
  name: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE',
  channel: Channel,
  message: StoredMessage,
): WorldEvent {
  const { guildId } = channel;
  const author = world.guildOf(channel)?.members.get(message.data.author.id);
  const data = {
    ...message.data,
    channel_type: channel.type,
    ...(guildId !== undefined && { guild_id: guildId }),
    ...(author !== undefined && { member: memberJson(author) }),
  };
  return { name, data, guildId, channel, message, onlyFor: message.ephemeralFor };
}

function attribute(data: APIMessage, botId: string, metadata: APIMessageInteractionMetadata): void {
  data.interaction_metadata = metadata;
  data.webhook_id = botId;
  data.application_id = botId;
}

function refer(data: APIMessage, channel: Channel, replyTo: StoredMessage): void {
  data.message_reference = {
    type: MessageReferenceType.Default,
    message_id: replyTo.data.id,
    channel_id: channel.id,
    ...(channel.guildId !== undefined && { guild_id: channel.guildId }),
  };
  const { referenced_message: _, ...referenced } = replyTo.data;
  data.referenced_message = referenced;
}

function mention(
  world: World,
  channel: Channel,
  message: StoredMessage,
  draft: {
    readonly author: User;
    readonly content?: string;
    readonly allowedMentions?: APIAllowedMentions | undefined;
    readonly interaction?: unknown;
    readonly replyTo?: StoredMessage | undefined;
  },
): void {
  const { pings, users, roles } = mentionsOf({
    world,
    channel,
    author: draft.author,
    content: draft.content ?? '',
    allowed: draft.allowedMentions,
    fromInteraction: draft.interaction !== undefined,
    replied: draft.replyTo,
  });
  const guild = world.guildOf(channel);
  message.pings = pings;
  message.data.mention_everyone = pings.everyone;
  message.data.mention_roles = [...roles];
  message.data.mentions = users.map((user) => {
    const member = guild?.members.get(user.id);
    return { ...userJson(user), ...(member !== undefined && { member: memberJson(member) }) };
  });
}

function store(channel: Channel, message: StoredMessage): void {
  channel.messages.set(message.data.id, message);
  if (channel.messages.size <= maxMessages) return;
  for (const [id, { pinnedAt }] of channel.messages)
    if (pinnedAt === undefined) {
      channel.messages.delete(id);
      return;
    }
}
