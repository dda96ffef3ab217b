import {
  AuditLogEvent,
  ChannelFlags,
  ChannelType,
  type Client,
  type ForumChannel,
  type Guild,
  type GuildTextBasedChannel,
  PermissionFlagsBits,
  Routes,
} from 'discord.js';
import {
  type APIAuditLog,
  type APIDMChannel,
  type APIMessage,
  type APIThreadChannel,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import type { ChannelInfo, Channels, PinnedMessage, PostOptions, SaidMessage } from '../bot/channels.ts';
import type { Message } from '../bot/reply.ts';
import { cut } from '../bot/markdown.ts';
import type { GuildId } from '../library/ids.ts';
import { UserError } from '../errors.ts';
import { CommandPermissions } from './command-permissions.ts';
import type { AnswersElsewhere } from './delivered/answered-elsewhere.ts';
import { idsAbove } from './delivered/incoming.ts';
import { isRefusedWith, orUndefined, refusal, throwRefusal } from './failure.ts';
import { openOnce } from './forum-posts.ts';
import { readOwnPins, readSaidSince } from './delivered/own-messages.ts';
import { customIdsIn } from './delivered/target-message.ts';
import { render } from './answering/render-message.ts';

const threadNameLength = 100;
/** Of the bots that were invited last to a server so many are looked at. */
const botsLookedAt = 20;
/** A week, in Discord's minutes: people read at their own pace. */
const autoArchiveMinutes = 10_080;

type Postable = GuildTextBasedChannel | ForumChannel;

/** Posting through a client that is logged in. */
export class DiscordChannels implements Channels {
  readonly #client: Client;
  readonly #commands: CommandPermissions;
  readonly #elsewhere: AnswersElsewhere;

  constructor(client: Client, elsewhere: AnswersElsewhere) {
    this.#client = client;
    this.#elsewhere = elsewhere;
    this.#commands = new CommandPermissions(client);
  }

  async find(channelId: string): Promise<ChannelInfo | undefined> {
    const channel = await this.#channel(channelId);
    return channel && infoOf(channel);
  }

  list(guildId: string): Promise<readonly ChannelInfo[]> {
    const channels = [...(this.#client.guilds.cache.get(guildId)?.channels.cache.values() ?? [])];
    const found = channels.filter((channel): channel is Postable => listed.has(channel.type));
    return Promise.resolve(found.flatMap((channel) => infoOf(channel) ?? []));
  }

  async permissionsOf(userId: string, channelId: string): Promise<bigint> {
    const channel = await this.#channel(channelId);
    const member = channel && (await memberOf(channel, userId));
    return channel === undefined || member === undefined ? 0n : channel.permissionsFor(member).bitfield;
  }

  async isGiven(command: string, userId: string, channelId: string): Promise<boolean> {
    const channel = await this.#channel(channelId);
    const member = channel && (await memberOf(channel, userId));
    if (channel === undefined || member === undefined) return false;
    return this.#commands.isGiven(command, member, settingsPlace(channel));
  }

  async isSwitchedOff(command: string, userId: string, channelId: string): Promise<boolean> {
    const channel = await this.#channel(channelId);
    // Whoever wrote or clicked just now is known with their roles.
    const member = channel && (channel.guild.members.cache.get(userId) ?? (await memberOf(channel, userId)));
    if (channel === undefined || member === undefined) return false;
    const permissions = channel.permissionsFor(member);
    if (permissions.has(PermissionFlagsBits.Administrator)) return false;
    if (!permissions.has(PermissionFlagsBits.UseApplicationCommands)) return true;
    return this.#commands.isRefused(command, member, settingsPlace(channel));
  }

  async post(channelId: string, message: Message, { replyTo, nonce }: PostOptions = {}): Promise<string> {
    const body = { ...render(message), ...(nonce !== undefined && { nonce, enforce_nonce: true }) };
    const send = async (more: object) =>
      (await this.#client.rest.post(Routes.channelMessages(channelId), { body: { ...body, ...more } })) as APIMessage;
    try {
      const reference = { message_reference: { message_id: replyTo, fail_if_not_exists: false } };
      return (await send(replyTo === undefined ? {} : reference)).id;
    } catch (error) {
      if (!isRefusedWith(error, RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory))
        throw refusal(error);
    }
    // What may not be read cannot be replied to: then it stands below.
    return (await send({}).catch(throwRefusal)).id;
  }

  async openPost(
    forumId: string,
    { title, tags, since }: { readonly title: string; readonly tags: readonly string[]; readonly since: number },
    message: Message,
  ): Promise<string> {
    const forum = await this.#channel(forumId);
    if (forum?.type !== ChannelType.GuildForum)
      throw new UserError('CHANNEL_GONE', 'The forum is gone, or Docent lacks permissions to see it.');
    const body = {
      name: cut(title, threadNameLength),
      auto_archive_duration: autoArchiveMinutes,
      applied_tags: tags,
      message: render(message),
    };
    return openOnce(this.#client, forum, { since, body });
  }

  async publish(channelId: string, messageId: string): Promise<void> {
    const publishing = this.#client.rest.post(Routes.channelMessageCrosspost(channelId, messageId));
    await orUndefined(publishing, RESTJSONErrorCodes.ThisMessageWasAlreadyCrossposted).catch(throwRefusal);
  }

  async tell(userId: string, message: Message): Promise<boolean> {
    const { CannotSendMessagesToThisUser, UnknownUser } = RESTJSONErrorCodes;
    try {
      const opening = this.#client.rest.post(Routes.userChannels(), { body: { recipient_id: userId } });
      await this.post(((await opening) as APIDMChannel).id, message);
      return true;
    } catch (error) {
      if (isRefusedWith(error, CannotSendMessagesToThisUser, UnknownUser)) return false;
      throw error;
    }
  }

  serverName(guildId: string): string | undefined {
    return this.#client.guilds.cache.get(guildId)?.name;
  }

  async greet(guildId: string, message: Message): Promise<boolean> {
    const guild = this.#client.guilds.cache.get(guildId);
    const { systemChannel, ownerId, members } = guild ?? {};
    const needed = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];
    if (systemChannel && members?.me && systemChannel.permissionsFor(members.me).has(needed)) {
      await this.post(systemChannel.id, message);
      return true;
    }
    const toTell = (guild && (await this.#inviterOf(guild))) ?? ownerId;
    return toTell !== undefined && (await this.tell(toTell, message));
  }

  /** Who invited Docent to a server; undefined where it may not look that up, or Discord has not written it down. */
  async #inviterOf({ id, members }: Guild): Promise<string | undefined> {
    if (members.me?.permissions.has(PermissionFlagsBits.ViewAuditLog) !== true) return undefined;
    const query = new URLSearchParams({ action_type: String(AuditLogEvent.BotAdd), limit: String(botsLookedAt) });
    const reading = this.#client.rest.get(Routes.guildAuditLog(id), { query }) as Promise<APIAuditLog>;
    const { MissingAccess, MissingPermissions, UnknownGuild } = RESTJSONErrorCodes;
    const found = await orUndefined(reading, MissingAccess, MissingPermissions, UnknownGuild);
    return found?.audit_log_entries.find(({ target_id }) => target_id === members.me?.id)?.user_id ?? undefined;
  }

  async edit(channelId: string, messageId: string, message: Message): Promise<void> {
    const body = { components: [], ...render(message) };
    const editing = this.#client.rest.patch(Routes.channelMessage(channelId, messageId), { body });
    if ((await orUndefined(editing, RESTJSONErrorCodes.UnknownMessage).catch(throwRefusal)) === undefined)
      throw new UserError('MESSAGE_GONE', 'The message was deleted.', { messageId });
  }

  commandIds(guildId: GuildId | undefined): Promise<ReadonlyMap<string, string>> {
    return this.#commands.ids(guildId);
  }

  async react(channelId: string, messageId: string, emoji: string): Promise<boolean> {
    const { MissingPermissions, MissingAccess, UnknownMessage, ReactionWasBlocked } = RESTJSONErrorCodes;
    const route = Routes.channelMessageOwnReaction(channelId, messageId, encodeURIComponent(emoji));
    const reacting = this.#client.rest.put(route).then(() => true);
    return (
      (await orUndefined(reacting, MissingPermissions, MissingAccess, UnknownMessage, ReactionWasBlocked)) ?? false
    );
  }

  async customIdsOn(channelId: string, messageId: string): Promise<readonly string[] | undefined> {
    const { UnknownMessage, UnknownChannel, MissingAccess, MissingPermissions } = RESTJSONErrorCodes;
    const reading = this.#client.rest.get(Routes.channelMessage(channelId, messageId)) as Promise<APIMessage>;
    const message = await orUndefined(reading, UnknownMessage, UnknownChannel, MissingAccess, MissingPermissions);
    return message && customIdsIn(message.components ?? []);
  }

  async saidSince(channelId: string, since: number): Promise<readonly SaidMessage[]> {
    return (await orUndefined(readSaidSince(this.#client, channelId, since), ...unreadable)) ?? [];
  }

  async ownPins(channelId: string): Promise<readonly PinnedMessage[]> {
    return (await orUndefined(readOwnPins(this.#client, channelId), ...unreadable)) ?? [];
  }

  async remove(channelId: string, messageId: string): Promise<void> {
    const removing = this.#client.rest.delete(Routes.channelMessage(channelId, messageId));
    try {
      await orUndefined(removing, RESTJSONErrorCodes.UnknownMessage);
    } catch (error) {
      if (!isRefusedWith(error, ...unreadable) || !(await this.#elsewhere.takeBack(messageId))) throw refusal(error);
    }
  }

  async pin(channelId: string, messageId: string): Promise<void> {
    await this.#client.rest.put(Routes.channelMessagesPin(channelId, messageId)).catch(throwRefusal);
  }

  async startThread(channelId: string, messageId: string, name: string): Promise<string> {
    const body = { name: cut(name, threadNameLength), auto_archive_duration: autoArchiveMinutes };
    const opening = this.#client.rest.post(Routes.threads(channelId, messageId), { body }) as Promise<APIThreadChannel>;
    const thread = await orUndefined(opening, RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage).catch(throwRefusal);
    // A message's thread has that message's id.
    return thread?.id ?? messageId;
  }

  async #channel(channelId: string): Promise<Postable | undefined> {
    const unseen = [RESTJSONErrorCodes.UnknownChannel, RESTJSONErrorCodes.MissingAccess] as const;
    const channel = await orUndefined(this.#client.channels.fetch(channelId), ...unseen);
    if (channel?.type === ChannelType.GuildForum) return channel;
    return channel?.isTextBased() && !channel.isDMBased() ? channel : undefined;
  }
}

const { UnknownChannel, MissingAccess, MissingPermissions } = RESTJSONErrorCodes;
/** What Discord says of a channel in which Docent may not look back. */
const unreadable = [UnknownChannel, MissingAccess, MissingPermissions] as const;

/** Where members write, threads apart. */
const { GuildText, GuildAnnouncement, GuildForum } = ChannelType;
const listed: ReadonlySet<ChannelType> = new Set([GuildText, GuildAnnouncement, GuildForum]);

function infoOf(channel: Postable): ChannelInfo | undefined {
  const { me } = channel.guild.members;
  if (me === null) return undefined;
  return {
    id: channel.id,
    guildId: channel.guildId,
    name: channel.name,
    aboveIds: idsAbove(channel.client, channel.id),
    isThread: channel.isThread(),
    ...(channel.type === GuildAnnouncement && { kind: 'announcement' as const }),
    ...(channel.type === GuildForum && {
      kind: 'forum' as const,
      tags: channel.availableTags.map(({ id, name }) => ({ id, name })),
      needsTag: channel.flags.has(ChannelFlags.RequireTag),
    }),
    own: channel.permissionsFor(me).bitfield,
  };
}

/** A thread is as its channel is set. */
function settingsPlace(channel: Postable): string {
  return (channel.isThread() ? channel.parentId : undefined) ?? channel.id;
}

/** As Discord knows the member now: without a privileged intent, changed roles do not come by themselves. */
function memberOf(channel: Postable, userId: string) {
  const fetching = channel.guild.members.fetch({ user: userId, force: true });
  return orUndefined(fetching, RESTJSONErrorCodes.UnknownMember, RESTJSONErrorCodes.UnknownUser);
}
