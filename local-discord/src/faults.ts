import type { Interaction } from './state/interactions.ts';

/**
 * Which requests: a route as the traffic log names it, `POST channels/:channel/messages`; `callback` for the first answer
 * to an interaction; else a pattern over method and path, `POST channels/123/messages`.
 */
export type FaultTarget = 'callback' | `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} ${string}` | RegExp;

/** What a bot can be refused on its way into the gateway: the socket, HELLO, or READY in answer to its IDENTIFY. */
export type GatewayStep = 'socket' | 'hello' | 'ready';

export type RestFault =
  /** No answer ever comes. `arrives`: what was asked is done all the same. */
  | { readonly kind: 'hang'; readonly arrives: boolean }
  /** The socket is closed without an answer. */
  | { readonly kind: 'disconnect'; readonly arrives: boolean }
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code: number;
      readonly message: string;
      readonly arrives: boolean;
    }
  /** 429; `retryAfter` in seconds of real time. */
  | { readonly kind: 'rateLimit'; readonly retryAfter: number; readonly global: boolean };

/** What a request is answered with in place of what it asks for. */
export type FailOptions = {
  /** HTTP status, 200 to 599; 500 by default. */
  readonly status?: number;
  /** Discord's own error code, as of RESTJSONErrorCodes; 0 by default. */
  readonly code?: number;
  /** What Discord's JSON says; `<status>: Fault` by default. */
  readonly message?: string;
  /** What is asked is done all the same; only the answer is another. */
  readonly arrives?: boolean;
  /** How many requests; 1 by default. */
  readonly times?: number;
};

/** A request, for the faults to tell whether it is theirs. */
export type FaultyRequest = {
  /** The route's own name, or `METHOD path` where there is no such route. */
  readonly route: string;
  readonly isCallback: boolean;
  /** `METHOD path`, with the ids. */
  readonly request: string;
};

/** What the gateway lets faults do to it. */
export type GatewayControls = {
  readonly dropSockets: () => void;
  readonly closeSockets: (code: number) => void;
  readonly reconnect: () => void;
  readonly invalidSession: (resumable: boolean) => void;
  readonly redeliver: (interaction: Interaction) => void;
};

/** How a step is refused: closed with a code, or (`undefined`) met with silence; a socket is always just closed. */
export type Refusal = { readonly code: number | undefined };

/**
 * Things that go wrong, on request. Each lasts for a number of `times`, once by default, and is then over.
 *
 * ```ts
 * discord.faults.fail('POST channels/:channel/messages', { status: 403, code: 50013, message: 'Missing Permissions' });
 * discord.faults.refuse('ready', { code: 4014 }); // as for an intent that the bot was not given
 * discord.faults.hang('callback', { arrives: true }); // Discord has it, but its answer is lost
 * ```
 */
export class Faults {
  readonly #planned: { readonly target: FaultTarget; readonly fault: RestFault; left: number }[] = [];
  readonly #refused: { readonly step: GatewayStep; readonly refusal: Refusal; left: number }[] = [];
  #gateway: GatewayControls | undefined;
  /** No heartbeat is acknowledged while this holds. */
  heartbeatsUnanswered = false;
  /** So many of the next interactions are delivered twice. */
  duplicatedInteractions = 0;

  attach(gateway: GatewayControls): void {
    this.#gateway = gateway;
  }

  /**
   * No answer comes to so many of these requests, and their connections stay open until the bot gives up; with `arrives` what they
   * ask for is done all the same.
   */
  hang(target: FaultTarget, { arrives = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'hang', arrives }, times);
  }

  /**
   * Closes the connection of so many of these requests without an answer (`UND_ERR_SOCKET` for undici); with `arrives` what they
   * ask for is done all the same: a bot that sends it again does it twice.
   */
  disconnect(target: FaultTarget, { arrives = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'disconnect', arrives }, times);
  }

  /**
   * Answers these requests with an HTTP status and Discord's JSON error, whatever they ask for.
   * @throws RangeError for a status that HTTP does not have as an answer
   */
  fail(target: FaultTarget, options: FailOptions = {}): void {
    const { status = 500, code = 0, message = `${status}: Fault`, arrives = false, times = 1 } = options;
    if (!Number.isInteger(status) || status < 200 || status > 599)
      throw new RangeError(`There is no status ${status}.`);
    this.#plan(target, { kind: 'status', status, code, message, arrives }, times);
  }

  /**
   * Answers so many of these requests with 429, and does nothing of what they ask for. `retryAfter` is in seconds of real time, for
   * it is the bot that waits; `global` says that the limit is not the route's alone.
   */
  rateLimit(target: FaultTarget, { retryAfter = 0.1, global = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'rateLimit', retryAfter, global }, times);
  }

  /**
   * Refuses a step of the next log-ins: the socket is closed with `code` in its place, or without one nothing comes at all.
   * discord.js waits 60 s for HELLO and 15 s for READY. A refused `socket` is one that never opens.
   */
  refuse(step: GatewayStep, { code, times = 1 }: { readonly code?: number; readonly times?: number } = {}): void {
    this.#refused.push({ step, refusal: { code }, left: times });
  }

  /** Ends every gateway connection without a word, as a network does; bots resume. */
  dropSockets(): void {
    this.#gateway?.dropSockets();
  }

  /**
   * Ends every gateway connection with one of Discord's close codes (`GatewayCloseCodes`), and its session: after 4004 (the token) or
   * 4014 (an intent) a bot does not come back, after 4000 it identifies anew.
   */
  closeSockets(code: number): void {
    this.#gateway?.closeSockets(code);
  }

  /** Asks every bot to reconnect and resume (op 7), as Discord does when it moves a connection. */
  reconnect(): void {
    this.#gateway?.reconnect();
  }

  /**
   * Tells every bot that its session is invalid (op 9). Where it is not `resumable`, the default, the session is forgotten: a bot
   * identifies anew, which discord.js does once in five seconds at most.
   */
  invalidSession({ resumable = false } = {}): void {
    this.#gateway?.invalidSession(resumable);
  }

  /** Delivers an interaction once more, as Discord may after a resume: `redeliver(handle.interaction)`. */
  redeliver(interaction: Interaction): void {
    this.#gateway?.redeliver(interaction);
  }

  /** Takes back all that is still planned or set here. What hangs already goes on hanging. */
  clear(): void {
    this.#planned.length = 0;
    this.#refused.length = 0;
    this.heartbeatsUnanswered = false;
    this.duplicatedInteractions = 0;
  }

  /** What is to happen to this request. Counts it as happened. */
  take(request: FaultyRequest): RestFault | undefined {
    return takeFirst(this.#planned, ({ target }) => isMeant(target, request))?.fault;
  }

  /** Whether this step of a log-in is refused, and how. Counts it as happened. */
  takeRefusal(step: GatewayStep): Refusal | undefined {
    return takeFirst(this.#refused, (one) => one.step === step)?.refusal;
  }

  #plan(target: FaultTarget, fault: RestFault, times: number): void {
    this.#planned.push({ target, fault, left: times });
  }
}

function isMeant(target: FaultTarget, { route, isCallback, request }: FaultyRequest): boolean {
  if (typeof target !== 'string') return target.test(request);
  return target === 'callback' ? isCallback : target === route;
}

/** The first that fits, which is gone once it was taken as often as it was planned. */
function takeFirst<Plan extends { left: number }>(plans: Plan[], fits: (plan: Plan) => boolean): Plan | undefined {
  const index = plans.findIndex(fits);
  const plan = plans[index];
  if (plan === undefined) return undefined;
  plan.left -= 1;
  if (plan.left <= 0) plans.splice(index, 1);
  return plan;
}
