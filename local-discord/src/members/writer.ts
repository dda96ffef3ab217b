import {
  AllowedMentionsTypes,
  type APIMessage,
  ChannelType,
  PermissionFlagsBits as Flag,
  type RESTAPIPoll,
  ThreadAutoArchiveDuration,
} from 'discord-api-types/v10';
import { Code, apiError } from '../http/api-errors.ts';
import { edit, post, remove } from '../state/chat/stored-messages.ts';
import type { Channel, StoredMessage, User } from '../state/world-model.ts';
import { isThread, permissionsIn, sendingFlag } from '../state/member-permissions.ts';
import { isOpen, newPoll, schedulePoll, vote } from '../state/chat/stored-polls.ts';
import { maxPins, pin, pinsOf } from '../state/chat/stored-pins.ts';
import { addReaction, removeReaction } from '../state/chat/stored-reactions.ts';
import { joinThread, openThread, reviveThread } from '../state/chat/stored-threads.ts';
import type { World } from '../state/world.ts';
import { poll as pollRule } from '../validate/validate-poll.ts';
import { check, lengthOf } from '../validate/schema.ts';
import { type FileInput, upload } from './option-values.ts';
import { ClientRefusal } from './refusal.ts';
import { type SeenMessage, seen } from './seen.ts';

/** A message, and where it is: one that was seen or sent, or a bot's own, as Discord's JSON has it. */
export type MessageRef = { readonly id: string; readonly channel_id: string };

export type SendOptions = {
  /** The message of the same channel that it answers. */
  readonly replyTo?: Pick<APIMessage, 'id'>;
  /** Whether the reply notifies whom it answers; yes by default. */
  readonly ping?: boolean;
  /** With files the text may be empty. */
  readonly files?: readonly FileInput[];
};

/** What a member does in a channel without the bot: writing, voting, reacting, deleting. */
export abstract class Writer {
  readonly world: World;
  readonly user: User;

  constructor(world: World, user: User) {
    this.world = world;
    this.user = user;
  }

  protected abstract get defaultChannelId(): string;

  /** The id of the DM between them and the bot, which is made when first asked for: `alice.send(alice.dmId, 'hello')`. */
  get dmId(): string {
    return this.world.dm(this.user.id).id;
  }

  /**
   * Writes a message. Mentions are written as Discord has them, `<@id>`.
   * @throws ClientRefusal NOT_ALLOWED, NOT_VISIBLE; MESSAGE_INVALID where it is empty or over 2,000 characters
   */
  send(channelId: string, text: string, { replyTo, ping = true, files = [] }: SendOptions = {}): SeenMessage {
    const channel = this.channel(channelId);
    this.demand(channel, sendingFlag(channel));
    if (files.length > 0) this.demand(channel, Flag.AttachFiles);
    const content = text.trim();
    if (content === '' && files.length === 0) throw new ClientRefusal('MESSAGE_INVALID', 'The message is empty.');
    if (lengthOf(content) > 2_000) throw new ClientRefusal('MESSAGE_INVALID', 'The message is over 2,000 characters.');
    if (isThread(channel)) {
      reviveThread(this.world, channel, this.user.id);
      joinThread(this.world, channel, this.user.id);
    }
    const message = post(this.world, {
      channel,
      author: this.user,
      content,
      attachments: files.map((file) => upload(this.world, channel, file)),
      replyTo: replyTo === undefined ? undefined : this.message(channel, replyTo.id),
      allowedMentions: { parse: Object.values(AllowedMentionsTypes), replied_user: ping },
    });
    return seen(this.world, channel, message);
  }

  /**
   * Opens a public thread in a channel, or on a message of it. Returns the thread's id.
   * @throws ClientRefusal where they may not, ApiError 160004 where the message has a thread already
   */
  thread(channelId: string, name: string, { on }: { readonly on?: Pick<APIMessage, 'id'> } = {}): string {
    const channel = this.channel(channelId);
    this.demand(channel, Flag.CreatePublicThreads);
    return openThread(this.world, {
      on: on === undefined ? undefined : this.message(channel, on.id),
      name,
      type: ChannelType.PublicThread,
      parent: channel,
      ownerId: this.user.id,
      autoArchiveMinutes: ThreadAutoArchiveDuration.ThreeDays,
    }).id;
  }

  /**
   * Opens a post in a forum, with tags by name. Returns its first message, whose id is the thread's.
   * @throws ClientRefusal NOT_ALLOWED, NOT_VISIBLE; SELECTION_INVALID for a tag that the forum has not
   */
  forumPost(forumId: string, title: string, text: string, tags: readonly string[] = []): SeenMessage {
    const forum = this.channel(forumId);
    this.demand(forum, Flag.SendMessages);
    const appliedTags = tags.map((name) => {
      const tag = forum.tags.find((one) => one.name === name);
      if (tag === undefined) throw new ClientRefusal('SELECTION_INVALID', `The forum has no tag "${name}".`);
      return tag.id;
    });
    const channel = openThread(this.world, {
      name: title,
      type: ChannelType.PublicThread,
      parent: forum,
      ownerId: this.user.id,
      autoArchiveMinutes: ThreadAutoArchiveDuration.ThreeDays,
      appliedTags,
    });
    const message = post(this.world, {
      id: channel.id,
      channel,
      author: this.user,
      content: text,
      allowedMentions: { parse: Object.values(AllowedMentionsTypes) },
    });
    return seen(this.world, channel, message);
  }

  /** Opens a poll, in Discord's JSON. @throws ClientRefusal where they may not, ApiError where Discord would refuse it */
  poll(channelId: string, poll: RESTAPIPoll): SeenMessage {
    const channel = this.channel(channelId);
    this.demand(channel, Flag.SendPolls);
    check(pollRule, poll);
    const message = post(this.world, { channel, author: this.user, poll: newPoll(this.world, poll) });
    schedulePoll(this.world, channel, message);
    return seen(this.world, channel, message);
  }

  /**
   * Votes in a poll, by answer ids or texts; an empty list takes the vote back.
   * @throws ClientRefusal POLL_CLOSED, SELECTION_INVALID
   */
  vote(message: MessageRef, answers: readonly (number | string)[]): void {
    const channel = this.channel(message.channel_id);
    const stored = this.message(channel, message.id);
    const { poll } = stored.data;
    if (poll === undefined || !isOpen(this.world, poll))
      throw new ClientRefusal('POLL_CLOSED', 'There is no open poll.');
    const ids = answers.map((answer) => {
      const found = poll.answers.find((one) => one.answer_id === answer || one.poll_media.text === answer);
      if (found === undefined) throw new ClientRefusal('SELECTION_INVALID', `The poll has no answer "${answer}".`);
      return found.answer_id;
    });
    if (ids.length > 1 && !poll.allow_multiselect) throw new ClientRefusal('SELECTION_INVALID', 'One answer only.');
    vote(this.world, channel, stored, this.user.id, ids);
  }

  /** Reacts with an emoji: `👍`, or `name:id`. @throws ClientRefusal NOT_ALLOWED, NOT_VISIBLE */
  react(message: MessageRef, emoji: string): void {
    const channel = this.channel(message.channel_id);
    this.demand(channel, Flag.AddReactions);
    addReaction(this.world, channel, this.message(channel, message.id), this.user.id, emoji);
  }

  /** Takes their own reaction back; nothing happens where there is none. @throws ClientRefusal NOT_VISIBLE */
  unreact(message: MessageRef, emoji: string): void {
    const channel = this.channel(message.channel_id);
    removeReaction(this.world, channel, this.message(channel, message.id), this.user.id, emoji);
  }

  /** Pins a message, as its menu does. @throws ClientRefusal NOT_ALLOWED, NOT_VISIBLE; ApiError 30003 where 250 are pinned */
  pin(message: MessageRef): void {
    const channel = this.channel(message.channel_id);
    this.demand(channel, Flag.PinMessages);
    const stored = this.message(channel, message.id);
    if (stored.pinnedAt === undefined && pinsOf(channel).length >= maxPins)
      throw apiError(Code.MaximumNumberOfPinsReachedForTheChannel);
    pin(this.world, channel, stored, this.user);
  }

  /**
   * Deletes a message: their own, another's with Manage Messages; an ephemeral one is only dismissed.
   * @throws ClientRefusal NOT_ALLOWED, NOT_VISIBLE
   */
  delete(message: MessageRef): void {
    const channel = this.channel(message.channel_id);
    const stored = this.message(channel, message.id);
    if (stored.data.author.id !== this.user.id && stored.ephemeralFor === undefined)
      this.demand(channel, Flag.ManageMessages);
    remove(this.world, channel, stored);
  }

  /**
   * Changes the text of a message of their own; whom it mentions then is not notified.
   * @throws ClientRefusal NOT_ALLOWED, NOT_VISIBLE; MESSAGE_INVALID where it is empty or over 2,000 characters
   */
  edit(message: MessageRef, text: string): SeenMessage {
    const channel = this.channel(message.channel_id);
    const stored = this.message(channel, message.id);
    if (stored.data.author.id !== this.user.id)
      throw new ClientRefusal('NOT_ALLOWED', `${this.user.username} may not do that here.`);
    const content = text.trim();
    if (content === '' || lengthOf(content) > 2_000)
      throw new ClientRefusal('MESSAGE_INVALID', 'The message is empty, or over 2,000 characters.');
    return seen(this.world, channel, edit(this.world, channel, stored, { content }));
  }

  /** @throws ClientRefusal where they do not see it */
  protected channel(id = this.defaultChannelId): Channel {
    const channel = this.world.channels.get(id);
    if (channel === undefined || permissionsIn(this.world, channel, this.user.id) === 0n)
      throw new ClientRefusal('NOT_VISIBLE', `${this.user.username} sees no such channel.`);
    return channel;
  }

  /** @throws ClientRefusal where they do not see it */
  protected message(channel: Channel, id: string): StoredMessage {
    const message = channel.messages.get(id);
    if (message === undefined || (message.ephemeralFor ?? this.user.id) !== this.user.id)
      throw new ClientRefusal('NOT_VISIBLE', `${this.user.username} sees no such message.`);
    return message;
  }

  protected demand(channel: Channel, flag: bigint): void {
    if ((permissionsIn(this.world, channel, this.user.id) & flag) === 0n)
      throw new ClientRefusal('NOT_ALLOWED', `${this.user.username} may not do that here.`);
  }
}
