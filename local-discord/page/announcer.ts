import type { MessageView, TrafficView } from '../src/page-server/protocol.ts';

/** What parts of the page are told of. */
type Topics = {
  /** Another member, another language, or everything anew. */
  viewer: undefined;
  channels: undefined;
  /** Another channel is shown; from this message on, where one is named. */
  channel: string | undefined;
  message: { readonly message: MessageView; readonly isNew: boolean };
  deleted: readonly string[];
  traffic: TrafficView | undefined;
  /** Interactions under way, or failed. */
  pending: undefined;
  replyTo: undefined;
  connected: undefined;
};

/** Tells the parts of the page what they asked to be told of. */
export class Announcer {
  readonly #listeners = new Map<keyof Topics, Set<(value: never) => void>>();

  on<Topic extends keyof Topics>(topic: Topic, listener: (value: Topics[Topic]) => void): void {
    const all = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, all.add(listener));
  }

  tell<Topic extends keyof Topics>(topic: Topic, value: Topics[Topic]): void {
    for (const listener of this.#listeners.get(topic) ?? []) (listener as (value: Topics[Topic]) => void)(value);
  }
}
