import type { Interaction } from './state/interactions.ts';

/** Which requests: `callback` for the first answer to an interaction, else a pattern over `POST channels/123/messages`. */
export type FaultTarget = 'callback' | RegExp;

export type RestFault =
  /** No answer ever comes. `arrives`: what was asked is done all the same. */
  | { readonly kind: 'hang'; readonly arrives: boolean }
  /** The socket is closed without an answer. */
  | { readonly kind: 'disconnect'; readonly arrives: boolean }
  | { readonly kind: 'status'; readonly status: number; readonly arrives: boolean }
  /** 429; `retryAfter` in seconds of real time. */
  | { readonly kind: 'rateLimit'; readonly retryAfter: number; readonly global: boolean };

/** What the gateway lets faults do to it. */
export type GatewayControls = {
  readonly dropSockets: () => void;
  readonly closeSockets: (code: number) => void;
  readonly reconnect: () => void;
  readonly invalidSession: (resumable: boolean) => void;
  readonly redeliver: (interaction: Interaction) => void;
};

/** Things that go wrong, on request. Each lasts for a number of `times` and is then over. */
export class Faults {
  readonly #planned: { readonly target: FaultTarget; readonly fault: RestFault; left: number }[] = [];
  #gateway: GatewayControls | undefined;
  /** No heartbeat is acknowledged while this holds. */
  heartbeatsUnanswered = false;
  /** So many of the next sockets are closed before HELLO. */
  refusedSockets = 0;
  /** So many of the next interactions are delivered twice. */
  duplicatedInteractions = 0;
  /** The next IDENTIFY is answered by closing with this. */
  closeOnIdentify: number | undefined;

  attach(gateway: GatewayControls): void {
    this.#gateway = gateway;
  }

  hang(target: FaultTarget, { arrives = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'hang', arrives }, times);
  }

  disconnect(target: FaultTarget, { arrives = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'disconnect', arrives }, times);
  }

  fail(target: FaultTarget, { status = 500, arrives = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'status', status, arrives }, times);
  }

  rateLimit(target: FaultTarget, { retryAfter = 0.1, global = false, times = 1 } = {}): void {
    this.#plan(target, { kind: 'rateLimit', retryAfter, global }, times);
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
    this.heartbeatsUnanswered = false;
    this.refusedSockets = 0;
    this.duplicatedInteractions = 0;
    this.closeOnIdentify = undefined;
  }

  /** What is to happen to this request. Counts it as happened. */
  take(isCallback: boolean, request: string): RestFault | undefined {
    if (this.#planned.length === 0) return undefined;
    const index = this.#planned.findIndex(({ target }) => (target === 'callback' ? isCallback : target.test(request)));
    const plan = this.#planned[index];
    if (plan === undefined) return undefined;
    plan.left -= 1;
    if (plan.left <= 0) this.#planned.splice(index, 1);
    return plan.fault;
  }

  #plan(target: FaultTarget, fault: RestFault, times: number): void {
    this.#planned.push({ target, fault, left: times });
  }
}
