import { type Client, Events, type Message } from 'discord.js';
import { GatewayDispatchEvents } from 'discord-api-types/v10';
import type { Claims } from '../bot/admission.ts';
import { withoutQuotes } from '../bot/quoted-words.ts';
import type { MessagePlace } from '../bot/request.ts';
import { asGuildId } from '../library/ids.ts';
import type { Logger } from '../log.ts';
import { wordless } from '../redact.ts';
import { isAnswered } from './delivered/own-answers.ts';
import type { MentionReceiver } from './receive-mentions.ts';

/** A message as it came, or what Discord says of one that is gone. */
type Where = { readonly id: string; readonly guildId?: string | null | undefined; readonly channelId: string };

export type MessageIntake = {
  readonly log: Logger;
  /** Whether anything is still taken in, and this for the first time. */
  readonly takes: (id?: string) => boolean;
  /** It counts as not yet taken in. */
  readonly forget: (id: string) => void;
  readonly claims: Claims;
  /** The message that answers one. */
  readonly answerTo: (place: MessagePlace) => Promise<string | undefined>;
  /** Waited for before the end; never rejects. */
  readonly track: (work: Promise<unknown>) => Promise<void>;
};

/** The way in of messages: each that may be for Docent is answered once, edited ones anew; answers to those that are gone go. */
export class MessageReceiver {
  readonly #mentions: MentionReceiver;
  readonly #intake: MessageIntake;
  /** What another process was told, which has ended. */
  readonly #missed = new Set<string>();

  constructor(mentions: MentionReceiver, intake: MessageIntake) {
    this.#mentions = mentions;
    this.#intake = intake;
  }

  listen(client: Client): void {
    client.on(Events.MessageCreate, (message) => void this.#message(message));
    client.on(Events.MessageUpdate, (_, message) => void this.#edit(message));
    client.on(Events.MessageDelete, (message) => void this.#deletion([message]));
    client.on(Events.MessageBulkDelete, (messages) => void this.#deletion([...messages.values()]));
  }

  /** Of this message, which comes later, it is to be looked up whether it was answered. */
  missed(event: string, data: unknown): void {
    const { id } = (data ?? {}) as { readonly id?: unknown };
    const isLookedUp = event === GatewayDispatchEvents.MessageCreate || event === GatewayDispatchEvents.MessageUpdate;
    if (isLookedUp && typeof id === 'string') this.#missed.add(`${event} ${id}`);
  }

  /** Never rejects. */
  #message(message: Message): Promise<void> {
    const { log, takes, track } = this.#intake;
    if (!takes()) return Promise.resolve();
    try {
      // Docent's own answers come in as messages, too.
      if (message.author.bot || message.system) return Promise.resolve();
      if (!this.#mentions.concerns(message) || !takes(message.id)) return Promise.resolve();
    } catch (error) {
      log.error({ err: wordless(error) }, 'a message could not be read');
      return Promise.resolve();
    }
    return track(
      this.#mentions
        .answer(message, {
          isOurs: () => this.isToAnswer(message),
          isStillOurs: () => this.#intake.claims.has(placeIn(message)),
        })
        .catch((error: unknown) => {
          throw withoutQuotes(error, message.content);
        }),
    );
  }

  /** Never rejects. Discord tells of other changes than its author's, too: of a preview that was added, of a pin. */
  #edit(message: Message): Promise<void> {
    const { log, takes, track, claims } = this.#intake;
    if (message.editedTimestamp === null || !takes()) return Promise.resolve();
    const change = `${message.id}@${message.editedTimestamp}`;
    const edit = { ...placeIn(message), id: change };
    try {
      if (message.author.bot || message.system) return Promise.resolve();
      if (!this.#mentions.concerns(message) || !takes(change)) return Promise.resolve();
    } catch (error) {
      log.error({ err: wordless(error) }, 'an edited message could not be read');
      return Promise.resolve();
    }
    return track(
      this.#mentions
        .edited(message, { isOurs: () => this.#isToChange(message, edit), isStillOurs: () => claims.has(edit) })
        .catch((error: unknown) => {
          throw withoutQuotes(error, message.content);
        }),
    );
  }

  /** Never rejects. Each process that hears of it may take an answer away. */
  #deletion(messages: readonly Where[]): Promise<void> {
    if (!this.#intake.takes()) return Promise.resolve();
    return this.#intake.track(this.#mentions.deleted(messages.map(placeIn)));
  }

  /**
   * Whether a message is this process's to answer. What was missed may be another's that has ended or is slow: that one does not answer it any
   * more, unless it has. What another has may come again, should that one end. Never rejects.
   */
  async isToAnswer(message: Message): Promise<boolean> {
    const { claims, answerTo, forget, log } = this.#intake;
    const place = placeIn(message);
    if (!this.#missed.delete(`${GatewayDispatchEvents.MessageCreate} ${message.id}`)) {
      if (await claims.take(place)) return true;
      forget(message.id);
      return false;
    }
    await claims.takeOver(place);
    try {
      return (await answerTo(place)) === undefined && !(await isAnswered(message));
    } catch (error) {
      log.warn({ err: error, message: message.id }, 'it could not be looked up whether a message was answered');
      return true;
    }
  }

  /** To change an answer twice does no harm. */
  async #isToChange(message: Message, edit: MessagePlace): Promise<boolean> {
    const { claims } = this.#intake;
    if (!this.#missed.delete(`${GatewayDispatchEvents.MessageUpdate} ${message.id}`)) return claims.take(edit);
    await claims.takeOver(edit);
    return true;
  }
}

function placeIn({ id, guildId, channelId }: Where): MessagePlace {
  return { id, ...(guildId != null && { guildId: asGuildId(guildId) }), channelId };
}
