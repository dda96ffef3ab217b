import { randomUUID } from 'node:crypto';
import type {
  APIApplicationCommandOptionChoice,
  APIModalInteractionResponseCallbackData,
  ApplicationCommandType,
  InteractionResponseType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Cancel } from '../clock.ts';
import type { Channel, User } from './world-model.ts';
import type { World } from './world.ts';

/** How long the first answer may take, and how long the token then lives. */
export const acknowledgeWithinMs = 3_000;
const tokenLifeMs = 15 * 60_000;
/** Older ones are forgotten as if expired. */
const maxInteractions = 20_000;

type InteractionState = 'pending' | 'acknowledged' | 'failed';

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly kind: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  readonly createdAt: number;
  /** What the bot was sent. */
  payload: object;
  /** The message whose component was used; of a modal, the one behind it. */
  readonly sourceMessageId: string | undefined;
  /** Which command, for the line above its reply. */
  readonly command: { readonly name: string; readonly type: ApplicationCommandType } | undefined;
  state: InteractionState;
  answeredWith: InteractionResponseType | undefined;
  /** The message that `@original` names. */
  originalId: string | undefined;
  modal: APIModalInteractionResponseCallbackData | undefined;
  choices: readonly APIApplicationCommandOptionChoice[] | undefined;
};

export type Opening = Pick<Interaction, 'kind' | 'user' | 'channel' | 'sourceMessageId' | 'command'>;

/** What happens to an interaction, for whoever waits for it. */
export type InteractionListener = (interaction: Interaction, what: 'acknowledged' | 'failed' | 'message') => void;

/** Interactions under way and their tokens. */
export class InteractionStore {
  readonly #world: World;
  readonly #byId = new Map<string, Interaction>();
  readonly #byToken = new Map<string, Interaction>();
  #latest: Interaction | undefined;
  readonly #timeouts = new Map<string, Cancel>();
  readonly #listeners = new Map<string, InteractionListener>();

  constructor(world: World) {
    this.#world = world;
  }

  open(opening: Opening, listener: InteractionListener): Interaction {
    const interaction: Interaction = {
      ...opening,
      id: this.#world.ids.next(),
      token: inventToken(),
      createdAt: this.#world.clock.now(),
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
      this.#world.clock.after(acknowledgeWithinMs, () => this.#fail(interaction)),
    );
    if (this.#byId.size > maxInteractions) this.#forgetOldest();
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
    return this.#world.clock.now() - interaction.createdAt >= tokenLifeMs;
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
    this.#world.emit({ name: 'INTERACTION_FAILURE', data, channel: interaction.channel, onlyFor: interaction.user.id });
  }

  #forgetOldest(): void {
    const [oldest] = this.#byId.values();
    if (oldest === undefined) return;
    this.#timeouts.get(oldest.id)?.();
    this.#timeouts.delete(oldest.id);
    this.#byId.delete(oldest.id);
    this.#byToken.delete(oldest.token);
    this.#listeners.delete(oldest.id);
  }
}

/** Unguessable, and as long as Discord's are. */
function inventToken(): string {
  return `${randomUUID()}${randomUUID()}${randomUUID()}`.replaceAll('-', '');
}
