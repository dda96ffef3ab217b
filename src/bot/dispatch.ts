import { randomUUID } from 'node:crypto';
import { UserError } from '../errors.ts';
import type { Logger } from '../log.ts';
import type { ServerSettings } from '../library/server-settings.ts';
import type { ChatCommand, Component, Mention, MessageCommand, Overheard, Repertoire } from './command.ts';
import { readCustomId } from './action.ts';
import { locales, messages, problemOf } from './messages/index.ts';
import { withoutQuotes } from './quoted-words.ts';
import { forAll, isPassedOverBy, mayModerate, Permitted } from './permissions.ts';
import { privately, type Reply } from './reply.ts';
import type {
  ComponentRequest,
  Incoming,
  IncomingAutocomplete,
  MentionRequest,
  MessagePlace,
  Request,
} from './request.ts';
import type { Services } from './services.ts';
import { WaitingLine } from './admission.ts';
import { scopeOf } from '../library/ids.ts';

/** How the answer may be put off: as a new message, as a change of the message clicked on, or not at all. */
export type Deferral = 'public' | 'private' | 'update' | 'none';

/** Tells Discord that the answer comes later; resolves when it knows. */
export type Announce = () => Promise<unknown>;

/**
 * A handler found and ready: how it may be deferred must be known before it has run. It is run once; where so many wait that the
 * answer will be late, `announce` comes first, so that Discord knows of all of them before the first ones take up the time.
 * `repeatable`: several processes may each do it, for Discord takes one answer.
 */
export type Plan = {
  readonly deferral: Deferral;
  readonly repeatable?: boolean;
  readonly run: (announce?: Announce) => Promise<Reply>;
};

type Found = {
  readonly deferral: Deferral;
  /** Whether it waits for its turn; a refusal does not. */
  readonly waits: boolean;
  readonly cooldown: boolean;
  readonly repeatable?: boolean;
  readonly requires?: bigint | undefined;
  readonly command?: string | undefined;
  readonly handle: () => Reply | Promise<Reply>;
};

/** In the server's language, where its moderators chose one. */
function inLanguage<R extends Request>(request: R, { language }: ServerSettings): R {
  const locale = locales.find((each) => each === language);
  return locale === undefined ? request : { ...request, locale };
}

/** Whether an answer is private is said once, before it is there: by how it may be deferred. */
function asDeferred(reply: Reply, deferral: Deferral): Reply {
  return reply.kind === 'message' && deferral === 'private' ? { ...reply, ephemeral: true } : reply;
}

/** Whether what a component does is seen by whoever used it alone. */
function staysPrivate({ answers }: Component, { message }: Pick<ComponentRequest, 'message'>): boolean {
  return answers === 'private' || answers === 'modal' || (answers === 'update' && message?.isPrivate === true);
}

function refuse(content: string): Found {
  const handle = () => privately({ content });
  return { deferral: 'private', waits: false, cooldown: false, repeatable: true, handle };
}

/** Finds the handler of what came in, checks permission and cooldown, and turns whatever is thrown into a reply. */
export class Dispatcher {
  readonly #chat = new Map<string, ChatCommand>();
  readonly #menu = new Map<string, MessageCommand>();
  readonly #components = new Map<string, Component>();
  readonly #mention: Mention;
  readonly #overheard: Overheard | undefined;
  readonly #services: Services;
  readonly #permitted: Permitted;
  readonly #line = new WaitingLine();
  readonly #log: Logger;

  constructor({ commands, components, mention, overheard }: Repertoire, services: Services) {
    for (const command of commands)
      if (command.kind === 'chat') this.#chat.set(command.definition.name, command);
      else this.#menu.set(command.definition.name, command);
    for (const component of components) this.#components.set(component.action, component);
    this.#mention = mention;
    this.#overheard = overheard;
    this.#services = services;
    this.#permitted = new Permitted(services);
    this.#log = services.log;
  }

  plan(incoming: Incoming): Plan {
    const { request } = incoming;
    const found = this.#find(incoming);
    const run = async (announce?: Announce) =>
      asDeferred(await this.#guarded(request, () => this.#run(request, found, announce)), found.deferral);
    return { deferral: found.deferral, repeatable: found.repeatable === true, run };
  }

  /** The message that answers a member's message; undefined where none does. */
  answerTo({ id, ...place }: MessagePlace): Promise<string | undefined> {
    return this.#services.store.posts.find(scopeOf(place), id);
  }

  /** The answer to a member's message is gone. */
  async answerGone({ id, ...place }: MessagePlace): Promise<void> {
    const { posts, quotes } = this.#services.store;
    const scope = scopeOf(place);
    const answerId = await posts.find(scope, id);
    await posts.remove(scope, id);
    if (answerId !== undefined) await quotes.remove(scope, answerId);
  }

  /**
   * The answer to a message that mentions Docent; none where it is not meant for it, nor where /ask is switched off: there Discord does
   * not even offer it.
   */
  async mentioned(mentioned: MentionRequest): Promise<Reply | undefined> {
    if (!this.#mention.isFor(mentioned)) return undefined;
    const busy = this.#busy(mentioned);
    const settings = await this.#permitted.settingsOf(mentioned);
    if (isPassedOverBy(settings, mentioned) || (await this.#permitted.isSwitchedOff(mentioned, 'ask')))
      return undefined;
    const request = forAll(inLanguage(mentioned, settings));
    const handle = () => this.#mention.handle(request, this.#services);
    const found: Found = { deferral: 'none', waits: true, cooldown: true, handle };
    const reply = await this.#guarded(request, () => this.#run(request, busy ?? found));
    return reply.kind === 'message' && settings.threads ? { ...reply, inThread: true } : reply;
  }

  /** Whether questions that nobody addressed to Docent are answered there: one of these is a channel, or a thread and its channel. */
  async answersIn(request: Request, places: readonly string[]): Promise<boolean> {
    const settings = await this.#permitted.settingsOf(request);
    return (
      places.some((id) => settings.answersIn.includes(id)) &&
      !places.some((id) => isPassedOverBy(settings, { ...request, channelId: id }))
    );
  }

  /** The answer to a question that nobody addressed to Docent; none where it is not sure, or anything stands against it. */
  async overheard(heard: MentionRequest): Promise<Reply | undefined> {
    const overheard = this.#overheard;
    if (overheard === undefined || this.#line.isLong || (await this.#permitted.isSwitchedOff(heard, 'ask')))
      return undefined;
    const request = forAll(inLanguage(heard, await this.#permitted.settingsOf(heard)));
    if (this.#services.cooldown.take(request.userId, request.channelId).waitMs > 0) return undefined;
    return this.#line.wait(() => overheard.handle(request, this.#services));
  }

  /** Choices for the option being typed; none when its handler fails, for there is no way to show an error there. */
  async autocomplete({ name, subcommand, request }: IncomingAutocomplete) {
    // They would come when more has been typed already.
    if (this.#line.isLong) return [];
    try {
      const handler = this.#chat.get(name)?.handlers.get(subcommand);
      const sees = handler?.keepsPrivate === true || handler?.ephemeral?.(request.options) === true;
      return (await handler?.autocomplete?.(sees ? request : forAll(request), this.#services)) ?? [];
    } catch (error) {
      this.#log.error({ err: withoutQuotes(error, request), command: name }, 'autocomplete failed');
      return [];
    }
  }

  #find(incoming: Incoming): Found {
    const { request } = incoming;
    const { errors } = messages[request.locale];
    const busy = this.#busy(request);
    if (busy !== undefined) return busy;
    if (incoming.kind === 'chat') {
      const handler = this.#chat.get(incoming.name)?.handlers.get(incoming.subcommand);
      if (handler === undefined) return refuse(errors.unknownCommand);
      const { options } = incoming.request;
      const isPrivate = handler.ephemeral?.(options) === true;
      const asked = isPrivate || handler.keepsPrivate === true ? incoming.request : forAll(incoming.request);
      const seenBy = isPrivate ? 'private' : 'public';
      return {
        deferral: handler.opensModal?.(options) ? 'none' : seenBy,
        waits: true,
        cooldown: handler.cooldown ?? false,
        repeatable: handler.repeatable === true,
        ...(handler.requires !== undefined && { requires: handler.requires, command: incoming.name }),
        handle: () => handler.handle(asked, this.#services),
      };
    }
    if (incoming.kind === 'message') {
      const command = this.#menu.get(incoming.name);
      if (command === undefined) return refuse(errors.unknownCommand);
      return {
        deferral: command.opensModal === true ? 'none' : command.ephemeral ? 'private' : 'public',
        waits: true,
        cooldown: command.cooldown ?? false,
        command: command.command,
        handle: () => command.handle(command.ephemeral ? incoming.request : forAll(incoming.request), this.#services),
      };
    }
    const component = this.#components.get(readCustomId(incoming.customId)?.action ?? '');
    if (component === undefined) return refuse(errors.outdated);
    const used = staysPrivate(component, incoming.request) ? incoming.request : forAll(incoming.request);
    const handle = component.prepare(incoming.customId, used, this.#services);
    if (handle === undefined) return refuse(errors.outdated);
    return {
      deferral: component.answers === 'modal' ? 'none' : component.answers,
      waits: true,
      cooldown: component.cooldown ?? false,
      requires: component.requires,
      command: component.command,
      handle,
    };
  }

  /** What everybody is told who comes while more wait than can be answered in good time. */
  #busy({ locale }: Request): Found | undefined {
    if (!this.#line.isFull) return undefined;
    this.#services.meter?.turnedAway('busy');
    return refuse(messages[locale].errors.busy);
  }

  #run(request: Request, found: Found, announce?: Announce): Promise<Reply> {
    if (!found.waits) return this.#checked(request, found, found.handle);
    return this.#line.enter((turn) => this.#checked(request, found, () => turn(found.handle, announce)));
  }

  async #checked(request: Request, found: Found, handle: () => Reply | Promise<Reply>): Promise<Reply> {
    const { errors } = messages[request.locale];
    if (found.requires !== undefined && !(await this.#permitted.mayUse(request, found.requires, found.command)))
      return privately({ content: errors.notAllowed });
    if (await this.#permitted.isPassedOver(request)) return privately({ content: errors.switchedOff });
    if (found.command !== undefined && (await this.#permitted.isSwitchedOff(request, found.command)))
      return privately({ content: errors.switchedOff });
    if (found.cooldown && !mayModerate(request.permissions)) {
      const { waitMs } = this.#services.cooldown.take(request.userId, request.channelId);
      if (waitMs > 0) {
        this.#services.meter?.turnedAway('cooldown');
        return privately({ content: errors.cooldown(Math.ceil(waitMs / 1000)) });
      }
    }
    return handle();
  }

  async #guarded(request: Request, run: () => Promise<Reply>): Promise<Reply> {
    try {
      return await run();
    } catch (error) {
      if (error instanceof UserError) {
        const err = withoutQuotes(error, request);
        this.#log.warn({ err, request: request.id }, 'a request could not be done');
        return privately({ content: problemOf(error.code, messages[request.locale], error.context) });
      }
      const incident = randomUUID().slice(0, 8);
      const err = withoutQuotes(error, request);
      this.#log.error({ err, incident, request: request.id }, 'a handler failed');
      this.#services.meter?.failed();
      return privately({ content: messages[request.locale].errors.unforeseen(incident) });
    }
  }
}
