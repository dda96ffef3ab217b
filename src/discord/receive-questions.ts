import { type AnyThreadChannel, ChannelType, type Client, Events, type Message, PermissionFlagsBits } from 'discord.js';
import type { Channels } from '../bot/channels.ts';
import { type Dispatcher } from '../bot/dispatch.ts';
import { mayModerate } from '../bot/permissions.ts';
import { localeOf } from '../bot/messages/index.ts';
import { withoutQuotes } from '../bot/quoted-words.ts';
import type { Request } from '../bot/request.ts';
import { UserError } from '../errors.ts';
import { asGuildId } from '../library/ids.ts';
import type { Logger } from '../log.ts';
import type { SessionProgress } from './resuming/session-progress.ts';

/** In a channel that is no thread, so long after a moderator wrote there, people are answered by people. */
const moderatedForMs = 10 * 60_000;
const remembered = 5_000;
/** Of a thread that was there before Docent started, so many of its last messages are looked at, and so many of their writers. */
const lookedAt = 50;
const writersLookedAt = 10;

/** What forums mark posts with that need no answer any more, by tag or in the title, in the languages of the wording. */
const solved =
  /✅|\b(?:solved|resolved|answered|closed|done|fixed|resuelt[oa]|solucionad[oa]|respondid[oa]|cerrad[oa]|erledigt|résolue?|terminée?)\b|gelöst|beantwortet|geschlossen|реш[её]н|закрыт|отвечен/iu;

export type QuestionReceiverOptions = {
  readonly channels: Channels;
  readonly log: Logger;
  /** Whether this process is to answer a message. Never rejects. */
  readonly isToAnswer: (message: Message) => Promise<boolean>;
  /** Whether a message is for Docent: others answer it. */
  readonly isAddressed: (message: Message) => boolean;
  readonly progress?: SessionProgress;
  readonly now?: () => number;
};

/**
 * Answers questions that nobody addressed to Docent, in the channels and forums that a server's moderators chose, where Docent is sure; needs
 * the message content intent. Nothing of what it reads so is kept.
 */
export class QuestionReceiver {
  readonly #dispatcher: Dispatcher;
  readonly #options: QuestionReceiverOptions;
  readonly #now: () => number;
  /** When a moderator wrote last, by channel or thread; 0 where it was looked up and none had. */
  readonly #moderatedAt = new Map<string, number>();

  constructor(dispatcher: Dispatcher, options: QuestionReceiverOptions) {
    this.#dispatcher = dispatcher;
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  listen(client: Client): void {
    client.on(Events.MessageCreate, (message) => {
      const heard = this.#hear(message).catch((error: unknown) => {
        this.#options.log.error({ err: withoutQuotes(error, message.content) }, 'a message was not answered');
      });
      this.#options.progress?.hold(heard);
    });
  }

  async #hear(message: Message): Promise<void> {
    if (message.author.bot || message.system || !message.inGuild()) return;
    if (mayModerate(permissionsIn(message))) {
      this.#note(message.channelId, this.#now());
      return;
    }
    if (this.#options.isAddressed(message) || message.reference !== null || !isQuestion(message)) return;
    const request = { ...requestOf(message), text: message.content, files: [] };
    const places = [message.channelId, ...(message.channel.isThread() ? [message.channel.parentId ?? ''] : [])];
    if (!(await this.#dispatcher.answersIn(request, places))) return;
    if (await this.#isPeoples(message)) return;
    if (!(await this.#options.isToAnswer(message))) return;
    const reply = await this.#dispatcher.overheard(request);
    // A moderator may have been quicker, or the post is solved by now.
    if (reply === undefined || reply.kind !== 'message' || (await this.#isPeoples(message))) return;
    try {
      await this.#options.channels.post(message.channelId, reply.message, { replyTo: message.id, nonce: message.id });
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.#options.log.warn({ err: error, channel: message.channelId }, 'a question cannot be answered here');
    }
  }

  /** Whether it needs no answer of Docent's: people see to it, or have. */
  async #isPeoples(message: Message<true>): Promise<boolean> {
    const isSettled = () => message.channel.isThread() && isSolved(message.channel);
    // Looking back takes a while.
    return isSettled() || (await this.#isModerated(message)) || isSettled();
  }

  async #isModerated({ channel, channelId }: Message<true>): Promise<boolean> {
    if (!channel.isThread()) return this.#now() - (this.#moderatedAt.get(channelId) ?? 0) < moderatedForMs;
    if (!this.#moderatedAt.has(channelId)) this.#note(channelId, await this.#lookBack(channel));
    return (this.#moderatedAt.get(channelId) ?? 0) > 0;
  }

  async #lookBack(thread: AnyThreadChannel): Promise<number> {
    const found = await thread.messages.fetch({ limit: lookedAt, cache: false }).catch(() => undefined);
    const writers = new Set(found?.filter(({ author }) => !author.bot).map(({ author }) => author.id));
    for (const id of [...writers].slice(0, writersLookedAt))
      if (mayModerate(await this.#options.channels.permissionsOf(id, thread.id))) return this.#now();
    return 0;
  }

  #note(channelId: string, at: number): void {
    this.#moderatedAt.delete(channelId);
    this.#moderatedAt.set(channelId, at);
    const [oldest] = this.#moderatedAt.keys();
    if (this.#moderatedAt.size > remembered && oldest !== undefined) this.#moderatedAt.delete(oldest);
  }
}

/** A question by its mark, or what a forum's post begins with: people post what they want to know. */
function isQuestion({ content, channel, id }: Message<true>): boolean {
  if (/[?？؟]/u.test(content)) return true;
  return channel.isThread() && channel.parent?.type === ChannelType.GuildForum && id === channel.id && content !== '';
}

function isSolved({ name, locked, archived, appliedTags, parent }: AnyThreadChannel): boolean {
  const tags = parent?.type === ChannelType.GuildForum ? parent.availableTags : [];
  const named = tags.filter(({ id }) => appliedTags.includes(id)).map((tag) => tag.name);
  return locked === true || archived === true || [name, ...named].some((text) => solved.test(text));
}

function permissionsIn(message: Message<true>): bigint {
  return message.member === null ? 0n : message.channel.permissionsFor(message.member).bitfield;
}

function requestOf(message: Message<true>): Request {
  const permissions = permissionsIn(message) & ~PermissionFlagsBits.ManageMessages;
  return {
    id: message.id,
    guildId: asGuildId(message.guildId),
    channelId: message.channelId,
    userId: message.author.id,
    locale: localeOf(message.guild.preferredLocale),
    permissions,
  };
}
