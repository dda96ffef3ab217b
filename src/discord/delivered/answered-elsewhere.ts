import { ApplicationIntegrationType, type REST, RESTJSONErrorCodes, Routes } from 'discord.js';
import { InteractionType } from 'discord-api-types/v10';
import { orUndefined } from '../failure.ts';
import type { InteractionKey, RawInteraction } from './incoming.ts';

/** Discord takes an interaction's token for a quarter of an hour. */
const tokenMs = 15 * 60_000;
const mostKept = 1_000;

type Kept = { readonly key: InteractionKey; readonly until: number };

/**
 * Answers where Docent is no member: among friends, or in a server where only somebody who uses it is. It can delete nothing there by
 * itself; what it answered an interaction with can be taken back with that interaction's token, while it is good and this process lives.
 */
export class AnswersElsewhere {
  readonly #rest: REST;
  /** By interaction, the oldest first. */
  readonly #heard = new Map<string, Kept>();
  /** By the answer, once something under it was pressed: Discord says then what it answers. */
  readonly #answers = new Map<string, Kept>();

  constructor(rest: REST) {
    this.#rest = rest;
  }

  /** Takes note of an interaction that came in. */
  hear({ id, token, applicationId, data }: RawInteraction): void {
    if (data.type === InteractionType.ApplicationCommandAutocomplete) return;
    // What Discord promises, as far as it keeps that.
    const { authorizing_integration_owners: owners }: { authorizing_integration_owners?: unknown } = data;
    if (typeof owners !== 'object' || owners === null || ApplicationIntegrationType.GuildInstall in owners) return;
    keep(this.#heard, id, { key: { id, token, applicationId }, until: performance.now() + tokenMs });
    if (data.type !== InteractionType.MessageComponent) return;
    const answered = this.#heard.get(data.message.interaction_metadata?.id ?? '');
    if (answered !== undefined) keep(this.#answers, data.message.id, answered);
  }

  /** Whether it took an answer back. */
  async takeBack(messageId: string): Promise<boolean> {
    const answer = this.#answers.get(messageId);
    if (answer === undefined || answer.until < performance.now()) return false;
    const { applicationId, token } = answer.key;
    const route = Routes.webhookMessage(applicationId, token, messageId);
    const { UnknownWebhook, InvalidWebhookToken, UnknownMessage } = RESTJSONErrorCodes;
    const deleting = this.#rest.delete(route, { auth: false }).then(() => true);
    return (await orUndefined(deleting, UnknownWebhook, InvalidWebhookToken, UnknownMessage)) ?? false;
  }
}

function keep(kept: Map<string, Kept>, id: string, entry: Kept): void {
  kept.set(id, entry);
  for (const [oldest] of kept) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
}
