import { DiscordAPIError, type Message, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { APIMessage } from 'discord-api-types/v10';
import type { Channels } from '../bot/channels.ts';
import type { Dispatcher } from '../bot/dispatch.ts';
import { type Locale, localeOf, messages, problemOf } from '../bot/messages/index.ts';
import type { Message as Body } from '../bot/reply.ts';
import type { MentionRequest } from '../bot/request.ts';
import { UserError } from '../errors.ts';
import { asGuildId } from '../library/ids.ts';
import type { Logger } from '../log.ts';
import { toTarget } from './incoming.ts';

/** A notice meant for one member cannot be private under a message: it comes once in so long, not at every mention. */
const noticeEveryMs = 60_000;
const rememberedMembers = 1_000;

/** Answers messages that mention Docent, by a reply under them; in direct messages every one. */
export class MentionReceiver {
  readonly #dispatcher: Dispatcher;
  readonly #channels: Channels;
  readonly #log: Logger;
  readonly #noticedAt = new Map<string, number>();

  constructor(dispatcher: Dispatcher, channels: Channels, log: Logger) {
    this.#dispatcher = dispatcher;
    this.#channels = channels;
    this.#log = log;
  }

  /** Whether a member's message is for Docent: none that only mentions everybody. */
  concerns(message: Message): boolean {
    const me = message.client.user.id;
    return !message.inGuild() || message.mentions.users.has(me) || mentionsOwnRole(message);
  }

  async answer(message: Message): Promise<void> {
    const reply = await this.#dispatcher.mentioned(await this.#request(message));
    if (reply === undefined) return;
    if (reply.kind !== 'message') throw new TypeError('a mention is answered with a message');
    if (reply.ephemeral && !this.#mayNotice(message.author.id)) return;
    try {
      await this.#post(message, reply.message);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log.warn({ err: error, channel: message.channelId }, 'a mention cannot be answered here');
      // Who took the permission away wants silence; of a lock in the way whoever asked should know.
      if (error.code === 'THREAD_LOCKED' || error.code === 'POST_BLOCKED') await this.#tell(message, error.code);
    }
  }

  async #post(message: Message, body: Body): Promise<void> {
    const { channelId, id } = message;
    await this.#channels.post(channelId, body, { replyTo: id, nonce: id });
  }

  async #tell(message: Message, why: string): Promise<void> {
    const words = messages[localeIn(message)];
    const content = words.answerNotes.cannotAnswer(`<#${message.channelId}>`, problemOf(why, words));
    if (this.#mayNotice(message.author.id)) await this.#channels.tell?.(message.author.id, { content });
  }

  #mayNotice(memberId: string): boolean {
    const now = Date.now();
    if (now - (this.#noticedAt.get(memberId) ?? 0) < noticeEveryMs) return false;
    // Put at the end, so that the first one is always the oldest.
    this.#noticedAt.delete(memberId);
    this.#noticedAt.set(memberId, now);
    const [oldest] = this.#noticedAt.keys();
    if (this.#noticedAt.size > rememberedMembers && oldest !== undefined) this.#noticedAt.delete(oldest);
    return true;
  }

  async #request(message: Message): Promise<MentionRequest> {
    const repliesTo = await this.#ownMessageRepliedTo(message);
    return {
      id: message.id,
      ...(message.guildId !== null && { guildId: asGuildId(message.guildId) }),
      channelId: message.channelId,
      userId: message.author.id,
      locale: localeIn(message),
      permissions: permissions(message),
      text: withoutMention(message),
      ...(repliesTo !== undefined && { repliesTo: toTarget(repliesTo) }),
    };
  }

  async #ownMessageRepliedTo({ reference, client }: Message): Promise<APIMessage | undefined> {
    if (reference?.messageId === undefined) return undefined;
    try {
      const target = (await client.rest.get(
        Routes.channelMessage(reference.channelId, reference.messageId),
      )) as APIMessage;
      return target.author.id === client.user.id ? target : undefined;
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage) return undefined;
      if (isForbidden(error)) return undefined;
      throw error;
    }
  }
}

function localeIn(message: Message): Locale {
  return localeOf(message.guild?.preferredLocale ?? 'en-US');
}

function permissions(message: Message): bigint {
  if (!message.inGuild() || message.member === null) return 0n;
  return message.channel.permissionsFor(message.member).bitfield;
}

/** Invited bots get a role of their own name, and people often pick that one from the list. */
function mentionsOwnRole(message: Message<true>): boolean {
  const role = message.guild.members.me?.roles.botRole;
  return role != null && message.mentions.roles.has(role.id);
}

function withoutMention(message: Message): string {
  const own = [message.client.user.id, message.guild?.members.me?.roles.botRole?.id].filter((id) => id != null);
  return own.reduce((text, id) => text.replaceAll(new RegExp(`<@[!&]?${id}>`, 'g'), ' '), message.content).trim();
}

function isForbidden(error: unknown): boolean {
  const codes: readonly unknown[] = [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
