import { DiscordAPIError, HTTPError, type REST, Routes } from 'discord.js';
import { InteractionResponseType, MessageFlags, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { setTimeout as pause } from 'node:timers/promises';
import type { Deferral } from '../bot/dispatch.ts';
import type { Reply } from '../bot/reply.ts';
import type { Logger } from '../log.ts';
import { render } from './render-message.ts';

/** Discord waits three seconds for an acknowledgement; a callback still under way then has hung. */
const acknowledgeWithinMs = 2_800;
/** Before a callback is sent again whose connection was lost. */
const waitsMs = [50, 400];

export type InteractionKey = { readonly id: string; readonly token: string; readonly applicationId: string };

/** `open`: nothing sent. `lost`: Discord no longer knows the interaction. */
type State = 'open' | 'deferred' | 'answered' | 'lost';

/**
 * Answers one interaction, whatever state it is in: at once, after a deferral, or after an acknowledgement of which it is
 * not known whether it arrived. One whose connection was lost is sent again: where it had arrived, Discord says "already
 * acknowledged", and the answer is put in by editing.
 */
export class Responder {
  readonly #rest: REST;
  readonly #key: InteractionKey;
  readonly #log: Logger;
  #state: State = 'open';
  #deferral: Deferral = 'none';

  constructor(rest: REST, key: InteractionKey, log: Logger) {
    this.#rest = rest;
    this.#key = key;
    this.#log = log;
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
    this.#state = acknowledged === 'lost' ? 'lost' : 'deferred';
  }

  /** Sends the answer; false where Discord no longer knows of what. @throws DiscordAPIError where it refuses its form */
  async send(reply: Reply): Promise<boolean> {
    if (this.#state === 'deferred') await this.#sendDeferred(reply);
    else if (this.#state === 'open') await this.#sendAtOnce(reply);
    return this.#state !== 'lost';
  }

  /** Sends another answer in place of one that Discord refused: a refused callback leaves the interaction open. */
  async retry(reply: Reply): Promise<void> {
    if (this.#state === 'answered') this.#state = this.#deferral === 'none' ? 'open' : 'deferred';
    await this.send(reply);
  }

  /** Offers choices for the option being typed. */
  async choices(choices: readonly { name: string; value: string }[]): Promise<void> {
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
    await this.#acknowledge({ type, data: { choices } });
  }

  async #sendAtOnce(reply: Reply): Promise<void> {
    const acknowledged = await this.#acknowledge(callbackBody(reply));
    this.#state = acknowledged === 'lost' ? 'lost' : 'answered';
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

  #edit(message: Parameters<typeof render>[0]): Promise<unknown> {
    return this.#rest.patch(this.#original(), { body: render(message), auth: false });
  }

  #followUp(reply: Extract<Reply, { kind: 'message' }>): Promise<unknown> {
    const body = { ...render(reply.message), ...(reply.ephemeral && { flags: MessageFlags.Ephemeral }) };
    return this.#rest.post(Routes.webhook(this.#key.applicationId, this.#key.token), { body, auth: false });
  }

  #original() {
    return Routes.webhookMessage(this.#key.applicationId, this.#key.token);
  }

  async #acknowledge(body: object): Promise<'done' | 'unknown' | 'lost'> {
    const route = Routes.interactionCallback(this.#key.id, this.#key.token);
    const signal = AbortSignal.timeout(acknowledgeWithinMs);
    for (let lost = 0; ; lost += 1) {
      try {
        await this.#rest.post(route, { body, auth: false, signal });
        return 'done';
      } catch (error) {
        if (isUnknown(error)) {
          this.#log.warn({ err: error, interaction: this.#key.id }, 'Discord no longer knows this interaction');
          return 'lost';
        }
        if (hasCode(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) return 'unknown';
        if (error instanceof DiscordAPIError) throw error;
        this.#log.warn({ err: error, interaction: this.#key.id }, 'an acknowledgement may not have arrived');
        const wait = waitsMs[lost];
        // The client itself sent again what Discord answered with a 5xx.
        if (wait === undefined || signal.aborted || error instanceof HTTPError) return 'unknown';
        await pause(wait);
      }
    }
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

function callbackBody(reply: Reply): object {
  if (reply.kind === 'modal') return { type: InteractionResponseType.Modal, data: reply.modal };
  if (reply.kind === 'update') return { type: InteractionResponseType.UpdateMessage, data: render(reply.message) };
  return {
    type: InteractionResponseType.ChannelMessageWithSource,
    data: { ...render(reply.message), ...(reply.ephemeral && { flags: MessageFlags.Ephemeral }) },
  };
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
