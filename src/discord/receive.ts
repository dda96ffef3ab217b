import { type Client, Events, type Message, type REST } from 'discord.js';
import type { Deferral, Dispatcher, Plan } from '../bot/dispatch.ts';
import type { AskedBy, Meter } from '../bot/meter.ts';
import { UnderWay } from '../bot/admission.ts';
import { type Locale, localeOf, messages } from '../bot/messages/index.ts';
import { withoutQuotes } from '../bot/quoted-words.ts';
import { privately, type Reply } from '../bot/reply.ts';
import type { Logger } from '../log.ts';
import { wordless } from '../redact.ts';
import { toAutocomplete } from './delivered/being-typed.ts';
import { type IdsAbove, idsAbove, type RawInteraction, receivePackets, toIncoming } from './delivered/incoming.ts';
import type { Incoming, MessagePlace, Request } from '../bot/request.ts';
import { asGuildId } from '../library/ids.ts';
import type { MentionReceiver } from './receive-mentions.ts';
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
  /** Whether this process is to answer what came in: another with the same token may have begun already. Never rejects. */
  readonly claim?: (incoming: Pick<Request, 'id' | 'guildId' | 'channelId'>) => Promise<boolean>;
};

const kinds: Readonly<Record<Incoming['kind'], AskedBy>> = {
  chat: 'command',
  message: 'menu',
  component: 'component',
};

/** The one way in: each interaction and message is answered once, and always answered, whatever its handler does. */
export class Receiver {
  readonly #dispatcher: Dispatcher;
  readonly #mentions: MentionReceiver;
  readonly #rest: REST;
  readonly #log: Logger;
  readonly #meter: Meter | undefined;
  readonly #settings: ResponderSettings;
  readonly #heardBy: ReceiverOptions['heardBy'];
  readonly #claim: NonNullable<ReceiverOptions['claim']>;
  readonly #seen = new Set<string>();
  readonly #underWay = new UnderWay();
  /** Of the client that is heard now. */
  #above: IdsAbove | undefined;
  #open = true;

  constructor(dispatcher: Dispatcher, mentions: MentionReceiver, options: ReceiverOptions) {
    const { rest, log, claim = always, meter } = options;
    this.#dispatcher = dispatcher;
    this.#mentions = mentions;
    this.#rest = rest;
    this.#log = log;
    this.#claim = claim;
    this.#meter = meter;
    this.#settings = options;
    this.#heardBy = options.heardBy;
  }

  /** Answers what this client hears from now on. */
  listen(client: Client): void {
    this.#above = (channelId, parentId) => idsAbove(client, channelId, parentId);
    receivePackets(client, (interaction) => void this.#interaction(interaction), this.#log);
    client.on(Events.MessageCreate, (message) => void this.#message(message));
    client.on(Events.MessageUpdate, (_, message) => void this.#edit(message));
    client.on(Events.MessageDelete, (message) => void this.#deletion([message]));
    client.on(Events.MessageBulkDelete, (messages) => void this.#deletion([...messages.values()]));
  }

  /** Whatever it is: what cannot be read gets an apology. Never rejects. */
  #interaction(interaction: RawInteraction): Promise<void> {
    if (!this.#open || !this.#firstTime(interaction.id)) return Promise.resolve();
    return this.#track(this.#answer(interaction));
  }

  /** Never rejects. */
  #message(message: Message): Promise<void> {
    if (!this.#open) return Promise.resolve();
    try {
      // Docent's own answers come in as messages, too.
      if (message.author.bot || message.system) return Promise.resolve();
      if (!this.#mentions.concerns(message) || !this.#firstTime(message.id)) return Promise.resolve();
    } catch (error) {
      this.#log.error({ err: wordless(error) }, 'a message could not be read');
      return Promise.resolve();
    }
    return this.#track(
      this.#mention(message).catch((error: unknown) => {
        throw withoutQuotes(error, message.content);
      }),
    );
  }

  /** Never rejects. Discord tells of other changes than its author's, too: of a preview that was added, of a pin. */
  #edit(message: Message): Promise<void> {
    if (!this.#open || message.editedTimestamp === null) return Promise.resolve();
    const change = `${message.id}@${message.editedTimestamp}`;
    try {
      if (message.author.bot || message.system) return Promise.resolve();
      if (!this.#mentions.concerns(message) || !this.#firstTime(change)) return Promise.resolve();
    } catch (error) {
      this.#log.error({ err: wordless(error) }, 'an edited message could not be read');
      return Promise.resolve();
    }
    const isOurs = () => this.#isOurs({ ...placeIn(message), id: change });
    return this.#track(
      this.#mentions.edited(message, isOurs).catch((error: unknown) => {
        throw withoutQuotes(error, message.content);
      }),
    );
  }

  /** Never rejects. Each process that hears of it may take an answer away. */
  #deletion(messages: readonly Pick<Message, 'id' | 'guildId' | 'channelId'>[]): Promise<void> {
    if (!this.#open) return Promise.resolve();
    return this.#track(this.#mentions.deleted(messages.map(placeIn)));
  }

  /** Takes nothing more in, and waits for what is under way. */
  async drain(): Promise<void> {
    this.#open = false;
    await this.#underWay.settle();
  }

  #track(work: Promise<unknown>): Promise<void> {
    return this.#underWay.add(
      work.then(
        () => undefined,
        (error: unknown) => this.#log.error({ err: error }, 'a request was not answered'),
      ),
    );
  }

  async #mention(message: Message): Promise<void> {
    await this.#mentions.answer(message, () => this.#isOurs(message));
  }

  #isOurs(where: { id: string; guildId?: string | null | undefined; channelId: string }): Promise<boolean> {
    return this.#claim(placeIn(where));
  }

  async #answer(interaction: RawInteraction): Promise<void> {
    const { id } = interaction;
    const since = performance.now();
    const responder = new Responder(this.#rest, interaction, this.#log, this.#settings);
    if (interaction.isAutocomplete) {
      await responder.choices(await this.#choices(interaction));
      return this.#meter?.answered('autocomplete', performance.now() - since);
    }
    if (!(await this.#isOurs(interaction))) return;
    const incoming = this.#read(interaction);
    const apology = () => unforeseen(id, localeOf(interaction.locale));
    if (incoming === 'unreadable') return void (await responder.send(apology()));
    this.#heardBy?.hear(interaction);
    const { deferral, run } = this.#dispatcher.plan(incoming);
    const reply = await this.#deferWhenLate(responder, deferral, run).catch((error: unknown) => {
      throw withoutQuotes(error, incoming.request);
    });
    try {
      if (!(await responder.send(reply))) return await takeBack(reply);
    } catch (error) {
      this.#log.error({ err: error, interaction: id }, 'Discord refused an answer');
      this.#meter?.failed();
      await takeBack(reply);
      return await responder.retry(apology());
    }
    this.#meter?.answered(kinds[incoming.kind], performance.now() - since);
    await this.#tellSent(reply, responder, id);
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

function placeIn(where: { id: string; guildId?: string | null | undefined; channelId: string }): MessagePlace {
  const { id, guildId, channelId } = where;
  return { id, ...(guildId != null && { guildId: asGuildId(guildId) }), channelId };
}

function always(): Promise<boolean> {
  return Promise.resolve(true);
}

async function takeBack(reply: Reply): Promise<void> {
  if (reply.kind === 'message') await reply.unsent?.();
}

/** An apology with the number under which it is logged. */
function unforeseen(id: string, locale: Locale): Reply {
  return privately({ content: messages[locale].errors.unforeseen(id.slice(-8)) });
}
