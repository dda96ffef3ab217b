import { DiscordAPIError, HTTPError, type REST, Routes } from 'discord.js';
import { type APIMessage, InteractionResponseType, MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deferral } from '../../bot/dispatch.ts';
import type { Meter } from '../../bot/meter.ts';
import { inLayout, type Message, type Reply } from '../../bot/reply.ts';
import type { Logger } from '../../log.ts';
import { callbackTimeout, postCallback } from './post-callback.ts';
import { callbackBody, sentFiles, render, renderInPlace, withFlags } from './render-message.ts';
import type { InteractionKey } from '../delivered/incoming.ts';

/** Discord waits three seconds for an acknowledgement, from when it sent the interaction. */
const acknowledgeWithinMs = 2_800;
/** So long at least a callback is waited for, late as it may be. */
const leastMs = 400;
/** Before a callback is sent again whose connection was lost. One that hung has taken its time already. */
const waitsMs = [50, 400];

export type ResponderSettings = {
  /** Within how many milliseconds after it came in an interaction must be acknowledged; 2.8 s by default. */
  readonly acknowledgeWithinMs?: number;
  /** Told of each answer of Discord's. */
  readonly meter?: Meter | undefined;
};

/** `shared`: other processes may be answering the same, and the first whose answer comes in is the one that gives it. */
type Share = { readonly shared?: boolean };

/** `open`: nothing sent. `lost`: Discord no longer knows the interaction. `elsewhere`: another process has answered. */
type State = 'open' | 'deferred' | 'answered' | 'lost' | 'elsewhere';

/**
 * Answers one interaction, whatever state it is in: at once, after a deferral, or after an acknowledgement of which it is
 * not known whether it arrived. One whose connection was lost is sent again, and so is one that hangs, after half of the time
 * that is left: where it had arrived, Discord says "already acknowledged", and the answer is put in by editing.
 */
export class Responder {
  readonly #rest: REST;
  readonly #key: InteractionKey;
  readonly #log: Logger;
  readonly #until: number;
  readonly #meter: Meter | undefined;
  readonly #isShared: boolean;
  #state: State = 'open';
  #deferral: Deferral = 'none';
  /** Whether it was announced before, or may have been. */
  #isUnsure = false;
  /** The answer's, where Discord said it of itself. */
  #messageId: string | undefined;

  constructor(rest: REST, key: InteractionKey, log: Logger, settings: ResponderSettings & Share = {}) {
    this.#until = performance.now() + (settings.acknowledgeWithinMs ?? acknowledgeWithinMs);
    this.#rest = rest;
    this.#key = key;
    this.#log = log;
    this.#meter = settings.meter;
    this.#isShared = settings.shared ?? false;
  }

  /** Whether another process has answered before. */
  get isElsewhere(): boolean {
    return this.#state === 'elsewhere';
  }

  /** Tells Discord that the answer comes later. Does nothing once something was sent. */
  async defer(deferral: Deferral): Promise<void> {
    if (this.#state !== 'open' || deferral === 'none') return;
    this.#deferral = deferral;
    const acknowledged = await this.#acknowledge(
      deferral === 'update'
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: deferral === 'private' ? { flags: MessageFlags.Ephemeral } : {},
          },
    );
    this.#state = acknowledged === 'lost' || acknowledged === 'elsewhere' ? acknowledged : 'deferred';
    this.#isUnsure = acknowledged === 'unknown';
  }

  /**
   * Announces the answer to what another process was sent that has ended; false where that one had answered already, or Discord no longer
   * knows of it. What it had announced is gone on with.
   */
  async takeUp(deferral: Deferral): Promise<boolean> {
    await this.defer(deferral);
    if (this.#state !== 'deferred' || !this.#isUnsure) return this.#state !== 'lost';
    try {
      const { flags = 0 } = (await this.#rest.get(this.#original(), { auth: false })) as APIMessage;
      return (flags & MessageFlags.Loading) !== 0;
    } catch (error) {
      if (isUnknown(error)) return false;
      throw error;
    }
  }

  /** Sends the answer; false where Discord no longer knows of what, or has another process's. @throws DiscordAPIError where it refuses its form */
  async send(given: Reply): Promise<boolean> {
    const reply = this.#fitting(given);
    if (this.#state === 'deferred') await this.#sendDeferred(reply);
    else if (this.#state === 'open') await this.#sendAtOnce(reply);
    if (reply.kind === 'update' && reply.after !== undefined && this.#state === 'answered') {
      await this.follow(reply.after);
    }
    return this.#state !== 'lost' && this.#state !== 'elsewhere';
  }

  /** Sends what comes after the answer, for the asker alone. */
  async follow(message: Message): Promise<void> {
    await this.#orDrop(() => this.#followUp({ kind: 'message', message, ephemeral: true }), 'follow-up');
  }

  /** A message that is made of components never becomes a text again. */
  #fitting(reply: Reply): Reply {
    if (reply.kind !== 'update' || this.#key.isOnLayout !== true) return reply;
    return { ...reply, message: inLayout(reply.message) };
  }

  /** Sends another answer in place of one that Discord refused: a refused callback leaves the interaction open. */
  async retry(reply: Reply): Promise<void> {
    if (this.#state === 'answered') this.#state = this.#deferral === 'none' ? 'open' : 'deferred';
    await this.send(reply);
  }

  /** The id of the message that was sent as the answer: mostly known without asking. */
  async messageId(): Promise<string> {
    if (this.#messageId !== undefined) return this.#messageId;
    const message = (await this.#rest.get(this.#original(), { auth: false })) as APIMessage;
    return message.id;
  }

  /** Offers choices for the option being typed. */
  async choices(choices: readonly { name: string; value: string }[]): Promise<void> {
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await this.#acknowledge({ type, data: { choices } });
  }

  async #sendAtOnce(reply: Reply): Promise<void> {
    if (reply.kind === 'message' && (reply.message.files ?? []).length > 0) {
      // What answers at once is JSON, and takes no files.
      await this.defer(reply.ephemeral ? 'private' : 'public');
      if (this.#state === 'deferred') await this.#sendDeferred(reply);
      return;
    }
    const wantsMessage = reply.kind === 'message' && (reply.sent !== undefined || reply.after !== undefined);
    const acknowledged = await this.#acknowledge(callbackBody(reply), wantsMessage);
    this.#state = acknowledged === 'lost' || acknowledged === 'elsewhere' ? acknowledged : 'answered';
    if (acknowledged === 'unknown' && reply.kind !== 'modal')
      await this.#orDrop(() => this.#edit(reply.message), 'edit after an unknown acknowledgement');
  }

  async #sendDeferred(reply: Reply): Promise<void> {
    this.#state = 'answered';
    if (reply.kind === 'modal') throw new TypeError('a modal cannot follow a deferral');
    const { message } = reply;
    const isNew = reply.kind === 'message';
    if (isNew && this.#deferral === 'update') return this.#orDrop(() => this.#followUp(reply), 'follow-up');
    if (isNew && reply.ephemeral && this.#deferral === 'public')
      // A public "thinking…" cannot turn private: it goes away, and the answer comes after it.
      return this.#orDrop(async () => {
        await this.#rest.delete(this.#original(), { auth: false });
        // With it gone, what comes in place of a refused answer follows as well.
        this.#deferral = 'update';
        await this.#followUp(reply);
      }, 'private answer after a public deferral');
    return this.#orDrop(() => this.#edit(message), 'edit');
  }

  async #edit(message: Message): Promise<void> {
    const body = renderInPlace(message);
    const edited = await this.#rest.patch(this.#original(), { body, ...sentFiles(message), auth: false });
    this.#messageId = (edited as APIMessage).id;
  }

  #followUp(reply: Extract<Reply, { kind: 'message' }>): Promise<unknown> {
    const body = withFlags(render(reply.message), reply.ephemeral);
    const files = sentFiles(reply.message);
    return this.#rest.post(Routes.webhook(this.#key.applicationId, this.#key.token), { body, ...files, auth: false });
  }

  #original() {
    return Routes.webhookMessage(this.#key.applicationId, this.#key.token);
  }

  async #acknowledge(body: object, wantsMessage = false): Promise<'done' | 'unknown' | 'lost' | 'elsewhere'> {
    // What was sent once, and by nobody else, cannot have come before itself.
    let mayBeOwn = !this.#isShared;
    const onAgain = () => (mayBeOwn = true);
    for (let lost = 0; ; lost += 1) {
      const wait = waitsMs[lost];
      try {
        const patience = this.#patience(wait === undefined);
        const settings = { meter: this.#meter, wantsMessage, onAgain };
        this.#messageId = await postCallback(this.#rest, this.#key, body, patience, settings);
        return 'done';
      } catch (error) {
        if (isUnknown(error)) {
          this.#log.warn({ err: error, interaction: this.#key.id }, 'Discord no longer knows this interaction');
          return 'lost';
        }
        if (hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged))
          return mayBeOwn ? 'unknown' : 'elsewhere';
        if (error instanceof DiscordAPIError) throw error;
        onAgain();
        this.#log.warn({ err: error, interaction: this.#key.id }, 'an acknowledgement may not have arrived');
        // The client itself sent again what Discord answered with a 5xx.
        if (wait === undefined || performance.now() >= this.#until || error instanceof HTTPError) return 'unknown';
        if (!isTooLate(error)) await pause(wait);
      }
    }
  }

  /** How long a callback is waited for, in milliseconds: where it is not the last, there is room for another. */
  #patience(isLast: boolean): number {
    const left = this.#until - performance.now();
    return Math.max(leastMs, isLast ? left : left / 2);
  }

  async #orDrop(send: () => Promise<unknown>, what: string): Promise<void> {
    try {
      await send();
    } catch (error) {
      if (!isUnknown(error)) throw error;
      this.#state = 'lost';
      this.#log.warn({ err: error, interaction: this.#key.id }, `dropped: ${what}`);
    }
  }
}

function isTooLate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === callbackTimeout;
}

function hasCode(error: unknown, code: number): boolean {
  return error instanceof DiscordAPIError && error.code === code;
}

/** The interaction, its token or its message is gone: nothing more can be said there. */
function isUnknown(error: unknown): boolean {
  return [
    RESTJSONErrorCodes.UnknownInteraction,
    RESTJSONErrorCodes.UnknownWebhook,
    RESTJSONErrorCodes.UnknownMessage,
    RESTJSONErrorCodes.InvalidWebhookToken,
  ].some((code) => hasCode(error, code));
}
