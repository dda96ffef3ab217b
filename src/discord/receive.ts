import type { Client, Message, REST } from 'discord.js';
import type { Dispatcher, Plan } from '../bot/dispatch.ts';
import type { AskedBy, Meter } from '../bot/meter.ts';
import { allOurs, type Claims, UnderWay } from '../bot/admission.ts';
import { type Locale, localeOf, messages } from '../bot/messages/index.ts';
import { withoutQuotes } from '../bot/quoted-words.ts';
import { privately, type Reply } from '../bot/reply.ts';
import type { Logger } from '../log.ts';
import { wordless } from '../redact.ts';
import { toAutocomplete } from './delivered/being-typed.ts';
import {
  type IdsAbove,
  idsAbove,
  type RawInteraction,
  rawInteraction,
  receivePackets,
  toIncoming,
} from './delivered/incoming.ts';
import type { Incoming } from '../bot/request.ts';
import { asGuildId } from '../library/ids.ts';
import type { MentionReceiver } from './receive-mentions.ts';
import { MessageReceiver } from './receive-messages.ts';
import { type Delivered, handleDelivered } from './resuming/follow-session.ts';
import type { SessionProgress } from './resuming/session-progress.ts';
import { Responder, type ResponderSettings } from './answering/responder.ts';

/** An answer that takes longer is announced first: Discord waits three seconds, and the way there takes some of them. */
const deferAfterMs = 1_200;
/** After a resume Discord may deliver again what it already delivered. */
const rememberedIds = 2_000;

export type ReceiverOptions = ResponderSettings & {
  readonly rest: REST;
  readonly log: Logger;
  /** Told of each interaction that can be read before it is answered. */
  readonly heardBy?: { readonly hear: (interaction: RawInteraction) => void };
  /** Where other processes with the same token are told the same. */
  readonly claims?: Claims;
  /** Told of all that is under way. */
  readonly progress?: SessionProgress;
};

const kinds: Readonly<Record<Incoming['kind'], AskedBy>> = {
  chat: 'command',
  message: 'menu',
  component: 'component',
};

/** The one way in: each interaction and message is answered once, and always answered, whatever its handler does. */
export class Receiver {
  readonly #dispatcher: Dispatcher;
  readonly #rest: REST;
  readonly #log: Logger;
  readonly #meter: Meter | undefined;
  readonly #settings: ResponderSettings;
  readonly #heardBy: ReceiverOptions['heardBy'];
  readonly #claims: Claims;
  readonly #seen = new Set<string>();
  readonly #underWay = new UnderWay();
  readonly #progress: SessionProgress | undefined;
  readonly #messages: MessageReceiver;
  #client: Client | undefined;
  /** Of the client that is heard now. */
  #above: IdsAbove | undefined;
  #open = true;

  constructor(dispatcher: Dispatcher, mentions: MentionReceiver, options: ReceiverOptions) {
    const { rest, log, claims = allOurs, meter } = options;
    this.#dispatcher = dispatcher;
    this.#rest = rest;
    this.#log = log;
    this.#claims = claims;
    this.#meter = meter;
    this.#settings = options;
    this.#heardBy = options.heardBy;
    this.#progress = options.progress;
    this.#messages = new MessageReceiver(mentions, {
      log,
      answerTo: (place) => dispatcher.answerTo(place),
      takes: (id) => this.#open && (id === undefined || this.#firstTime(id)),
      forget: (id) => void this.#seen.delete(id),
      claims,
      track: (work) => this.#track(work),
    });
  }

  /** Answers what this client hears from now on. */
  listen(client: Client): void {
    this.#client = client;
    this.#above = (channelId, parentId) => idsAbove(client, channelId, parentId);
    receivePackets(client, (interaction) => void this.#interaction(interaction), this.#log, this.#progress);
    this.#messages.listen(client);
  }

  /**
   * What was delivered to another process that has ended: answered unless that one did. An interaction, for which Discord waits three
   * seconds, is announced at once; all else waits until this process is `ready`.
   */
  missed(shard: number, delivered: Delivered, ready: Promise<unknown>): void {
    const client = this.#client;
    const { t: event, d: data } = delivered;
    if (event === 'INTERACTION_CREATE') {
      const raw = rawInteraction(data);
      if (raw !== undefined && !raw.isAutocomplete) void this.#interaction(raw, ready);
    } else if (event.startsWith('MESSAGE_') && client !== undefined) {
      this.#messages.missed(event, data);
      void ready.then(() => handleDelivered(client, shard, delivered));
    }
  }

  /** Whatever it is: what cannot be read gets an apology. Never rejects. `ready`: of what was missed, when it can be answered. */
  #interaction(interaction: RawInteraction, ready?: Promise<unknown>): Promise<void> {
    if (!this.#open || !this.#firstTime(interaction.id)) return Promise.resolve();
    return this.#track(this.#answer(interaction, ready));
  }

  /** Whether a message is this process's to answer. Never rejects. */
  readonly isToAnswer = (message: Message): Promise<boolean> => this.#messages.isToAnswer(message);

  /** Takes nothing more in, and waits for what is under way. */
  async drain(): Promise<void> {
    this.#open = false;
    await this.#underWay.settle();
  }

  #track(work: Promise<unknown>): Promise<void> {
    this.#progress?.hold(work);
    return this.#underWay.add(
      work.then(
        () => undefined,
        (error: unknown) => this.#log.error({ err: error }, 'a request was not answered'),
      ),
    );
  }

  /** What was missed is looked up with Discord itself. */
  async #isOurs({ id, guildId, channelId }: RawInteraction, wasMissed: boolean): Promise<boolean> {
    const delivery = { id, ...(guildId !== undefined && { guildId: asGuildId(guildId) }), channelId };
    if (!wasMissed) return this.#claims.take(delivery);
    await this.#claims.takeOver(delivery);
    return true;
  }

  async #answer(interaction: RawInteraction, ready?: Promise<unknown>): Promise<void> {
    const { id } = interaction;
    const since = performance.now();
    if (interaction.isAutocomplete) {
      const responder = new Responder(this.#rest, interaction, this.#log, this.#settings);
      await responder.choices(await this.#choices(interaction));
      return this.#meter?.answered('autocomplete', performance.now() - since);
    }
    const incoming = this.#read(interaction);
    const plan = incoming === 'unreadable' ? undefined : this.#dispatcher.plan(incoming);
    const shared = ready === undefined && plan?.repeatable === true;
    const responder = new Responder(this.#rest, interaction, this.#log, { ...this.#settings, shared });
    // What another process has may come again, should that one end.
    if (!shared && !(await this.#isOurs(interaction, ready !== undefined))) return this.#forget(id);
    const apology = () => unforeseen(id, localeOf(interaction.locale));
    if (incoming === 'unreadable' || plan === undefined) return void (await responder.send(apology()));
    this.#heardBy?.hear(interaction);
    if (ready !== undefined && !(await takeUp(responder, plan, ready))) return;
    const reply = await this.#deferWhenLate(responder, plan).catch((error: unknown) => {
      throw withoutQuotes(error, incoming.request);
    });
    try {
      const isSent = await responder.send(reply);
      if (responder.isElsewhere) return await this.#leave(id, reply);
      if (!isSent) return await takeBack(reply);
    } catch (error) {
      this.#log.error({ err: error, interaction: id }, 'Discord refused an answer');
      this.#meter?.failed();
      await takeBack(reply);
      return await responder.retry(apology());
    }
    this.#meter?.answered(kinds[incoming.kind], performance.now() - since);
    await this.#tellSent(reply, responder, id);
  }

  /** Another process was quicker. */
  async #leave(id: string, reply: Reply): Promise<void> {
    this.#forget(id);
    if (reply.kind === 'message') await reply.elsewhere?.();
  }

  #forget(id: string): void {
    this.#seen.delete(id);
  }

  /** The answer stands, whatever goes wrong here. */
  async #tellSent(reply: Reply, responder: Responder, id: string): Promise<void> {
    if (reply.kind !== 'message' || (reply.sent === undefined && reply.after === undefined)) return;
    try {
      const messageId = await responder.messageId();
      await reply.sent?.(messageId);
      if (reply.after !== undefined) await responder.follow(reply.after(messageId));
    } catch (error) {
      this.#log.warn({ err: error, interaction: id }, 'what became of an answer was not kept');
    }
  }

  #read({ id, data }: RawInteraction): Incoming | 'unreadable' {
    try {
      return toIncoming(data, this.#above);
    } catch (error) {
      this.#log.error({ err: wordless(error), interaction: id }, 'an interaction could not be read');
      return 'unreadable';
    }
  }

  /** None where it cannot be read what is being typed: an error can be shown nowhere. */
  async #choices({ id, data }: RawInteraction): ReturnType<Dispatcher['autocomplete']> {
    try {
      return await this.#dispatcher.autocomplete(toAutocomplete(data, this.#above));
    } catch (error) {
      this.#log.error({ err: wordless(error), interaction: id }, 'an interaction could not be read');
      return [];
    }
  }

  async #deferWhenLate(responder: Responder, { deferral, run }: Plan): Promise<Reply> {
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
    if (this.#seen.size > rememberedIds) for (const oldest of this.#seen) return this.#seen.delete(oldest);
    return true;
  }
}

/** Whether what was missed is to be answered: the process that it came to may have done so before it ended. */
async function takeUp(responder: Responder, { deferral }: Plan, ready: Promise<unknown>): Promise<boolean> {
  const isOpen = await responder.takeUp(deferral);
  await ready;
  return isOpen;
}

async function takeBack(reply: Reply): Promise<void> {
  if (reply.kind === 'message') await reply.unsent?.();
}

/** An apology with the number under which it is logged. */
function unforeseen(id: string, locale: Locale): Reply {
  return privately({ content: messages[locale].errors.unforeseen(id.slice(-8)) });
}
