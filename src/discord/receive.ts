import type { Interaction, Message } from 'discord.js';
import type { Deferral, Dispatcher, Plan } from '../bot/dispatch.ts';
import { UnderWay } from '../bot/draining.ts';
import { messages } from '../bot/messages/index.ts';
import { privately, type Reply } from '../bot/reply.ts';
import type { Logger } from '../log.ts';
import { toAutocomplete, toIncoming } from './incoming.ts';
import type { MentionReceiver } from './receive-mentions.ts';
import { Responder } from './responder.ts';

/** An answer that takes longer is announced first: Discord waits three seconds, and the way there takes some of them. */
const deferAfterMs = 1_200;
/** After a resume Discord may deliver again what it already delivered. */
const rememberedIds = 2_000;

/** The one way in: each interaction and message is answered once, and always answered, whatever its handler does. */
export class Receiver {
  readonly #dispatcher: Dispatcher;
  readonly #mentions: MentionReceiver;
  readonly #log: Logger;
  readonly #seen = new Set<string>();
  readonly #underWay = new UnderWay();
  #open = true;

  constructor(dispatcher: Dispatcher, mentions: MentionReceiver, log: Logger) {
    this.#dispatcher = dispatcher;
    this.#mentions = mentions;
    this.#log = log;
  }

  /** Never rejects. */
  interaction(interaction: Interaction): Promise<void> {
    if (!this.#open || !this.#firstTime(interaction.id)) return Promise.resolve();
    return this.#track(this.#answer(interaction));
  }

  /** Never rejects. */
  message(message: Message): Promise<void> {
    if (!this.#open || !this.#mentions.concerns(message) || !this.#firstTime(message.id)) return Promise.resolve();
    return this.#track(this.#mentions.answer(message));
  }

  /** Takes nothing more in, and waits for what is under way. */
  async drain(): Promise<void> {
    this.#open = false;
    await this.#underWay.settle();
  }

  #track(work: Promise<void>): Promise<void> {
    return this.#underWay.add(
      work.catch((error: unknown) => this.#log.error({ err: error }, 'a request was not answered')),
    );
  }

  async #answer(interaction: Interaction): Promise<void> {
    const { id, token, applicationId } = interaction;
    const responder = new Responder(interaction.client.rest, { id, token, applicationId }, this.#log);
    if (interaction.isAutocomplete()) {
      await responder.choices(await this.#dispatcher.autocomplete(toAutocomplete(interaction)));
      return;
    }
    const incoming = toIncoming(interaction);
    if (incoming === undefined) return;
    const { deferral, run } = this.#dispatcher.plan(incoming);
    const reply = await this.#deferWhenLate(responder, deferral, run);
    try {
      await responder.send(reply);
    } catch (error) {
      this.#log.error({ err: error, interaction: id }, 'Discord refused an answer');
      const { unforeseen } = messages[incoming.request.locale].errors;
      await responder.retry(privately({ content: unforeseen(id.slice(-8)) }));
    }
  }

  async #deferWhenLate(responder: Responder, deferral: Deferral, run: Plan['run']): Promise<Reply> {
    let deferring: Promise<void> | undefined;
    const announce = () =>
      (deferring ??= responder.defer(deferral).catch((error: unknown) => {
        this.#log.error({ err: error }, 'an answer could not be deferred');
      }));
    const timer = setTimeout(() => void announce(), deferAfterMs);
    try {
      return await run(announce);
    } finally {
      clearTimeout(timer);
      await deferring;
    }
  }

  #firstTime(id: string): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    const [oldest] = this.#seen;
    if (this.#seen.size > rememberedIds && oldest !== undefined) this.#seen.delete(oldest);
    return true;
  }
}
