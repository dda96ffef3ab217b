import {
  type APIApplicationCommandOptionChoice,
  type APIModalInteractionResponseCallbackData,
  InteractionResponseType as Type,
} from 'discord-api-types/v10';
import type { Interaction, InteractionListener } from '../state/interactions.ts';
import { isLoading } from '../state/chat/stored-messages.ts';
import type { World } from '../state/world.ts';
import { type SeenMessage, seen } from './seen.ts';

/** What a wait for an answer rejects with: none came within three seconds ("The application did not respond"), or one of another kind. */
export class InteractionFailed extends Error {
  override readonly name = 'InteractionFailed';

  constructor(message = 'The application did not respond') {
    super(message);
  }
}

type Waiter = { readonly ready: () => boolean; readonly resolve: () => void; readonly reject: (error: Error) => void };

/**
 * An interaction that a member began, to be waited for. Discord's times hold, on the local Discord's clock: three seconds for
 * the first answer, fifteen minutes for the rest.
 */
export class InteractionHandle {
  readonly #world: World;
  #interaction: Interaction | undefined;
  #waiters: Waiter[] = [];
  /** After a deferred update: the edit, or a follow-up, has come. */
  #updated = false;

  constructor(world: World) {
    this.#world = world;
  }

  /** Told by the local Discord of what happens. */
  readonly listener: InteractionListener = (interaction, what) => {
    if (what === 'message' && interaction.answeredWith === Type.DeferredMessageUpdate) this.#updated = true;
    this.#settle();
  };

  begin(interaction: Interaction): void {
    this.#interaction = interaction;
  }

  /** What the local Discord keeps of it: id, token, state, what the bot was sent. It changes as the interaction goes on. */
  get interaction(): Interaction {
    if (this.#interaction === undefined) throw new Error('The interaction has not begun.');
    return this.#interaction;
  }

  /** Its snowflake. */
  get id(): string {
    return this.interaction.id;
  }

  /** `pending` until the first answer, `acknowledged` from then on; `failed` after three seconds without one. */
  get state(): Interaction['state'] {
    return this.interaction.state;
  }

  /**
   * Resolves with the kind of the first answer (`InteractionResponseType`), a deferral included, as soon as there is one.
   * @throws InteractionFailed after three seconds without one
   */
  async acknowledged(): Promise<Type> {
    await this.#until(() => this.state === 'acknowledged');
    return this.interaction.answeredWith ?? Type.Pong;
  }

  /**
   * The message that answers: what came of "thinking…", or the message with the component after its update.
   * @throws InteractionFailed where none comes: not acknowledged in time, answered with a modal, or deleted
   */
  async reply(): Promise<SeenMessage> {
    await this.acknowledged();
    if (this.interaction.modal !== undefined) throw new InteractionFailed('A modal was opened instead of a reply.');
    await this.#until(() => this.#isAnswered());
    const shown = this.current();
    if (shown === undefined) throw new InteractionFailed('The reply was deleted.');
    return shown;
  }

  /**
   * The modal that opened, for `submit`. A copy.
   * @throws InteractionFailed where a message came instead, or nothing in three seconds
   */
  async modal(): Promise<OpenModal> {
    await this.acknowledged();
    const { modal } = this.interaction;
    if (modal === undefined) throw new InteractionFailed('No modal was opened.');
    return { ...structuredClone(modal), interaction: this.interaction };
  }

  /**
   * Autocomplete's choices, as Discord's JSON, 25 at most; none for an answer of another kind.
   * @throws InteractionFailed where none come within three seconds
   */
  async choices(): Promise<readonly APIApplicationCommandOptionChoice[]> {
    await this.acknowledged();
    return structuredClone(this.interaction.choices ?? []);
  }

  /**
   * Resolves with what the member is shown when no answer came in three seconds: "The application did not respond".
   * @throws Error where one came
   */
  async failed(): Promise<string> {
    const failure = this.#until(() => this.state === 'acknowledged').then(
      () => new Error('The interaction was acknowledged.'),
      (error: Error) => error,
    );
    const error = await failure;
    if (error instanceof InteractionFailed) return error.message;
    throw error;
  }

  /** The message that answers, as it is now; "thinking…" while that is all, undefined where there is none, or none any more. */
  current(): SeenMessage | undefined {
    const { originalId = '', channel } = this.interaction;
    const message = channel.messages.get(originalId);
    return message === undefined ? undefined : seen(this.#world, channel, message);
  }

  /** Everything said in answer, oldest first: the reply and its follow-ups, as they are now. */
  messages(): readonly SeenMessage[] {
    const { channel, id } = this.interaction;
    const own = [...channel.messages.values()].filter(({ interactionId }) => interactionId === id);
    return own.map((message) => seen(this.#world, channel, message));
  }

  /**
   * Resolves once so many messages answer and none is "thinking…": the reply and its follow-ups, oldest first. It waits on where fewer
   * come.
   * @throws InteractionFailed after three seconds without a first answer
   */
  async replies(count: number): Promise<readonly SeenMessage[]> {
    await this.acknowledged();
    await this.#until(() => {
      const all = this.messages();
      return all.length >= count && all.every(({ loading }) => !loading);
    });
    return this.messages();
  }

  #isAnswered(): boolean {
    const { originalId, answeredWith, channel } = this.interaction;
    if (answeredWith === Type.ChannelMessageWithSource || answeredWith === Type.UpdateMessage) return true;
    const message = channel.messages.get(originalId ?? '');
    if (message === undefined) return true;
    return answeredWith === Type.DeferredMessageUpdate ? this.#updated : !isLoading(message);
  }

  async #until(ready: () => boolean): Promise<void> {
    if (ready()) return;
    if (this.state === 'failed') throw new InteractionFailed();
    await new Promise<void>((resolve, reject) => void this.#waiters.push({ ready, resolve, reject }));
  }

  #settle(): void {
    const waiting = this.#waiters;
    this.#waiters = [];
    for (const waiter of waiting)
      if (waiter.ready()) waiter.resolve();
      else if (this.state === 'failed') waiter.reject(new InteractionFailed());
      else this.#waiters.push(waiter);
  }
}

/** A modal as its dialog shows it, Discord's JSON; `alice.submit(modal, { field: 'typed' })` sends it off. */
export type OpenModal = APIModalInteractionResponseCallbackData & { readonly interaction: Interaction };
