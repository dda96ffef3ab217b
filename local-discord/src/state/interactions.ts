import { randomUUID } from 'node:crypto';
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import { LRUCache } from 'lru-cache';
import type { Cancel, Clock } from '../clock.ts';
import type { Snowflakes } from './snowflake.ts';
import type { Channel, User, WorldEvent } from './world-model.ts';

/** How long the first answer may take, and how long the token then lives. */
export const acknowledgeWithinMs = 3_000;
const tokenLifeMs = 15 * 60_000;
/** Older ones are forgotten as if expired. */
const maxInteractions = 20_000;

type InteractionState = 'pending' | 'acknowledged' | 'failed';

/** What the local Discord keeps of an interaction; it changes as the interaction goes on. */
export type Interaction = {
  readonly id: string;
  /** With it the bot answers, for fifteen minutes. */
  readonly token: string;
  readonly kind: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  /** Milliseconds since 1970, on the local Discord's clock. */
  readonly createdAt: number;
  /** What the bot was sent, as Discord's JSON. */
  payload: object;
  /** The message whose component was used; of a modal, the one behind it. */
  readonly sourceMessageId: string | undefined;
  /** Which command, for the line above its reply. */
  readonly command: { readonly name: string; readonly type: ApplicationCommandType } | undefined;
  /** `failed` where no first answer came in three seconds. */
  state: InteractionState;
  /** The kind of the first answer. */
  answeredWith: InteractionResponseType | undefined;
  /** The message that `@original` names. */
  originalId: string | undefined;
  /** Where a modal answered it. */
  modal: APIModalInteractionResponseCallbackData | undefined;
  /** Where autocomplete was answered. */
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
};

export type Opening = Pick<Interaction, 'kind' | 'user' | 'channel' | 'sourceMessageId' | 'command'>;

/** What happens to an interaction, for whoever waits for it. */
export type InteractionListener = (interaction: Interaction, what: 'acknowledged' | 'failed' | 'message') => void;

/** What interactions need of the world that they happen in. */
export type InteractionScene = {
  readonly clock: Clock;
  readonly ids: Snowflakes;
  readonly emit: (event: WorldEvent) => void;
};

/** Interactions under way and their tokens. */
export class InteractionStore {
  readonly #scene: InteractionScene;
  readonly #byId = new LRUCache<string, Interaction>({
    // In place of `max`, which would have room for all of them made at once: that is most of what a local Discord takes to start.
    maxSize: maxInteractions,
    sizeCalculation: () => 1,
    dispose: (interaction) => this.#forget(interaction),
  });
  readonly #byToken = new Map<string, Interaction>();
  #latest: Interaction | undefined;
  readonly #timeouts = new Map<string, Cancel>();
  readonly #listeners = new Map<string, InteractionListener>();

  constructor(scene: InteractionScene) {
    this.#scene = scene;
  }

  open(opening: Opening, listener: InteractionListener): Interaction {
    const interaction: Interaction = {
      ...opening,
      id: this.#scene.ids.next(),
      token: inventToken(),
      createdAt: this.#scene.clock.now(),
      payload: {},
      state: 'pending',
      answeredWith: undefined,
      originalId: undefined,
      modal: undefined,
      choices: undefined,
    };
    this.#latest = interaction;
    this.#byId.set(interaction.id, interaction);
    this.#byToken.set(interaction.token, interaction);
    this.#listeners.set(interaction.id, listener);
    this.#timeouts.set(
      interaction.id,
      this.#scene.clock.after(acknowledgeWithinMs, () => this.#fail(interaction)),
    );
    return interaction;
  }

  byId(id: string): Interaction | undefined {
    return this.#byId.get(id);
  }

  /** The one opened last. */
  get latest(): Interaction | undefined {
    return this.#latest;
  }

  byToken(token: string): Interaction | undefined {
    return this.#byToken.get(token);
  }

  /** Its token no longer opens anything. */
  expired(interaction: Interaction): boolean {
    return this.#scene.clock.now() - interaction.createdAt >= tokenLifeMs;
  }

  acknowledge(interaction: Interaction, type: InteractionResponseType): void {
    interaction.state = 'acknowledged';
    interaction.answeredWith = type;
    this.#timeouts.get(interaction.id)?.();
    this.#timeouts.delete(interaction.id);
  }

  /** Tells whoever waits; call it once the state agrees. */
  notify(interaction: Interaction, what: 'acknowledged' | 'failed' | 'message'): void {
    this.#listeners.get(interaction.id)?.(interaction, what);
  }

  #fail(interaction: Interaction): void {
    this.#timeouts.delete(interaction.id);
    interaction.state = 'failed';
    this.notify(interaction, 'failed');
    const data = { id: interaction.id, nonce: interaction.id, reason: 'The application did not respond' };
    this.#scene.emit({ name: 'INTERACTION_FAILURE', data, channel: interaction.channel, onlyFor: interaction.user.id });
  }

  #forget({ id, token }: Interaction): void {
    this.#timeouts.get(id)?.();
    this.#timeouts.delete(id);
    this.#byToken.delete(token);
    this.#listeners.delete(id);
  }
}

/** Unguessable, and as long as Discord's are. */
function inventToken(): string {
  return `${randomUUID()}${randomUUID()}${randomUUID()}`.replaceAll('-', '');
}
