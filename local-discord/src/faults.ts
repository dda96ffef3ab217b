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

export type FailOptions = {
  /** HTTP status, 200 to 599; 500 by default. */
  readonly status?: number;
  /** Discord's own error code, as of RESTJSONErrorCodes; 0 by default. */
  readonly code?: number;
  readonly message?: string;
  /** What is asked is done all the same. */
  readonly arrives?: boolean;
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

  /** No answer comes to these requests; with `arrives` what they ask for is done all the same. */
  hang(target: FaultTarget, { arrives = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'hang', arrives }, times);
  }

  /** Closes the connection of these requests without an answer. */
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

  /** Answers these requests with 429; `retryAfter` in seconds of real time. */
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

  /** Ends every connection without a word. */
  dropSockets(): void {
    this.#gateway?.dropSockets();
  }

  /** Ends every connection with one of Discord's codes: 4004 and 4014 for good. */
  closeSockets(code: number): void {
    this.#gateway?.closeSockets(code);
  }

  /** Op 7. */
  reconnect(): void {
    this.#gateway?.reconnect();
  }

  /** Op 9; where not resumable, the session is forgotten. */
  invalidSession({ resumable = false } = {}): void {
    this.#gateway?.invalidSession(resumable);
  }

  /** Delivers an interaction once more, as Discord may after a resume. */
  redeliver(interaction: Interaction): void {
    this.#gateway?.redeliver(interaction);
  }

  /** Takes back all that is still planned. */
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
