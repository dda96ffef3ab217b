import { DiscordAPIError, type Message, RESTJSONErrorCodes, Routes } from 'discord.js';
import { type APIMessage, MessageReferenceType } from 'discord-api-types/v10';
import type { Channels } from '../bot/channels.ts';
import type { Dispatcher } from '../bot/dispatch.ts';
import type { Meter } from '../bot/meter.ts';
import { plain } from '../bot/markdown.ts';
import { type Locale, localeOf, messages, problemOf } from '../bot/messages/index.ts';
import type { Reply } from '../bot/reply.ts';
import type { MentionRequest, MessagePlace } from '../bot/request.ts';
import { UserError } from '../errors.ts';
import { asGuildId } from '../library/ids.ts';
import type { Logger } from '../log.ts';
import { idsAbove } from './delivered/incoming.ts';
import { isInOwnThread, isTurnedTo, mayGoOn, mentionsRole, partsAround } from './delivered/turned-to.ts';
import { namesAround } from './delivered/known-names.ts';
import { toTarget } from './delivered/target-message.ts';

/** A notice meant for one member cannot be private under a message: it comes once in so long, not at every mention. */
const noticeEveryMs = 60_000;
const rememberedMembers = 1_000;

/** A message that is edited so long after it was written is no longer answered for the first time. */
const answeredLateMs = 900_000;

/** Of a thread that Docent opened, so many of its last messages are looked through for what it said there. */
const lookedAt = 25;

/** Whether this process is to answer; and whether it still is, when it has the answer. Neither rejects. */
export type Whose = { readonly isOurs: () => Promise<boolean>; readonly isStillOurs: () => Promise<boolean> };

type MessageReply = Extract<Reply, { kind: 'message' }>;

/** Answers messages that mention Docent, by a reply under them; in direct messages every one. */
export class MentionReceiver {
  readonly #dispatcher: Dispatcher;
  readonly #channels: Channels;
  readonly #log: Logger;
  readonly #meter: Meter | undefined;
  readonly #noticedAt = new Map<string, number>();
  readonly #turns = new Map<string, Promise<void>>();

  constructor(dispatcher: Dispatcher, channels: Channels, log: Logger, meter?: Meter) {
    this.#dispatcher = dispatcher;
    this.#channels = channels;
    this.#log = log;
    this.#meter = meter;
  }

  /** Whether a member's message may be for Docent: none that only mentions everybody. */
  concerns(message: Message): boolean {
    return isTurnedTo(message) || mayGoOn(message);
  }

  /** Answers a message, where it is for this process to answer. */
  answer(message: Message, { isOurs, isStillOurs }: Whose): Promise<void> {
    const since = performance.now();
    return this.#inTurn(message.id, async () => {
      if (!(await isOurs()) || !(await this.#answerTo(message, await this.#reply(message), isStillOurs))) return;
      this.#meter?.answered('mention', performance.now() - since);
    });
  }

  /** Answers a message anew that was edited, in place of the answer that it has; a fresh one that has none is answered now. */
  edited(message: Message, { isOurs, isStillOurs }: Whose): Promise<void> {
    return this.#inTurn(message.id, async () => {
      if (!(await isOurs())) return;
      const { id, channelId } = message;
      const answerId = await this.#dispatcher.answerTo(placeOf(message));
      if (answerId === undefined && Date.now() - message.createdTimestamp > answeredLateMs) return;
      const reply = await this.#reply(message);
      if (reply === undefined || answerId === undefined)
        return void (await this.#answerTo(message, reply, isStillOurs));
      if (reply.ephemeral) return;
      try {
        await this.#channels.edit(channelId, answerId, reply.message);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        this.#log.warn({ err: error, channel: channelId, message: id }, 'an answer could not be changed');
      }
    });
  }

  /** Takes the answers to messages that were deleted out. */
  async deleted(places: readonly MessagePlace[]): Promise<void> {
    for (const place of places) await this.#inTurn(place.id, () => this.#takeAway(place));
  }

  async #takeAway(place: MessagePlace): Promise<void> {
    const answerId = await this.#dispatcher.answerTo(place);
    if (answerId === undefined) return;
    try {
      await this.#channels.remove(place.channelId, answerId);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log.warn({ err: error, channel: place.channelId }, 'an answer could not be taken out');
      return;
    }
    await this.#dispatcher.answerGone(place);
  }

  async #reply(message: Message): Promise<MessageReply | undefined> {
    const reply = await this.#dispatcher.mentioned(await this.#request(message));
    if (reply !== undefined && reply.kind !== 'message') throw new TypeError('a mention is answered with a message');
    return reply;
  }

  /** Whether it has been answered. */
  async #answerTo(
    message: Message,
    reply: MessageReply | undefined,
    isStillOurs: Whose['isStillOurs'],
  ): Promise<boolean> {
    if (reply === undefined || (reply.ephemeral && !this.#mayNotice(message.author.id))) return false;
    if (!(await isStillOurs())) return false;
    const { channelId, id } = message;
    const { reaction } = reply;
    if (reaction !== undefined && (await this.#channels.react?.(channelId, id, reaction))) return true;
    try {
      const threadId = reply.inThread === true ? await this.#threadOn(message) : undefined;
      if (threadId !== undefined) {
        await this.#channels.post(threadId, reply.message, { nonce: id });
        return true;
      }
      const answerId = await this.#channels.post(channelId, reply.message, { replyTo: id, nonce: id });
      await reply.sent?.(answerId);
      return true;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#log.warn({ err: error, channel: message.channelId }, 'a mention cannot be answered here');
      // Who took the permission away wants silence; of a lock in the way whoever asked should know.
      if (error.code === 'THREAD_LOCKED' || error.code === 'POST_BLOCKED') await this.#tell(message, error.code);
      return false;
    }
  }

  /** One thing after the other for each message: what is deleted while it is being answered loses its answer, too. */
  #inTurn(id: string, work: () => Promise<void>): Promise<void> {
    const turn = (this.#turns.get(id) ?? Promise.resolve())
      .catch(() => undefined)
      .then(work)
      .finally(() => {
        if (this.#turns.get(id) === turn) this.#turns.delete(id);
      });
    this.#turns.set(id, turn);
    return turn;
  }

  /** A thread on the message, named by what it says; undefined where it stands in one already, or none can be opened: then the answer stands below. */
  async #threadOn(message: Message): Promise<string | undefined> {
    if (!message.inGuild() || message.channel.isThread()) return undefined;
    try {
      const name = plain(message.cleanContent) || message.client.user.username;
      return await this.#channels.startThread(message.channelId, message.id, name);
    } catch (error) {
      this.#log.warn({ err: error, channel: message.channelId }, 'no thread can be opened for an answer');
      return undefined;
    }
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
    const { me, others } = await this.#messageRepliedTo(message);
    const parts = partsAround(message);
    const before = parts[0] ?? '';
    return {
      ...placeOf(message),
      userId: message.author.id,
      ...(message.inGuild() && {
        aboveIds: idsAbove(message.client, message.channelId),
        roleIds: [...(message.member?.roles.cache.keys() ?? [])],
      }),
      locale: localeIn(message),
      names: namesAround(message, others),
      permissions: permissions(message),
      text: parts.join(' ').trim(),
      ...((parts.length > 1 || mentionsRole(message)) && { named: { before, after: parts.slice(1).join(' ') } }),
      ...(!isTurnedTo(message) && { isUnaddressed: true }),
      files: [...message.attachments.values()].map(({ id, name, url, size, contentType }) => ({
        id,
        name,
        url,
        size,
        ...(contentType !== null && { contentType }),
      })),
      ...(me !== undefined && { repliesTo: toTarget(me) }),
      ...(others !== undefined && { under: toTarget(others) }),
    };
  }

  /** The last that Docent said in a thread before a message. */
  async #lastSaid({ id, channelId, client }: Message): Promise<{ readonly me?: APIMessage }> {
    const query = new URLSearchParams({ before: id, limit: String(lookedAt) });
    try {
      const said = (await client.rest.get(Routes.channelMessages(channelId), { query })) as readonly APIMessage[];
      const me = said.find(({ author }) => author.id === client.user.id);
      return me === undefined ? {} : { me };
    } catch (error) {
      if (isForbidden(error)) return {};
      throw error;
    }
  }

  /** The message that it replies to, where it is Docent's own, or where nothing else is said. */
  async #messageRepliedTo(message: Message): Promise<{ readonly me?: APIMessage; readonly others?: APIMessage }> {
    const { reference, client } = message;
    if (reference === null && isInOwnThread(message)) return this.#lastSaid(message);
    if (reference?.messageId === undefined || reference.type === MessageReferenceType.Forward) return {};
    try {
      const target = (await client.rest.get(
        Routes.channelMessage(reference.channelId, reference.messageId),
      )) as APIMessage;
      return target.author.id === client.user.id ? { me: target } : { others: target };
    } catch (error) {
      if (error instanceof DiscordAPIError && error.code === RESTJSONErrorCodes.UnknownMessage) return {};
      if (isForbidden(error)) return {};
      throw error;
    }
  }
}

function placeOf({ id, guildId, channelId }: Message): MessagePlace {
  return { id, ...(guildId !== null && { guildId: asGuildId(guildId) }), channelId };
}

function localeIn(message: Message): Locale {
  return localeOf(message.guild?.preferredLocale ?? 'en-US');
}

function permissions(message: Message): bigint {
  if (!message.inGuild() || message.member === null) return 0n;
  return message.channel.permissionsFor(message.member).bitfield;
}

function isForbidden(error: unknown): boolean {
  const codes: readonly unknown[] = [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
