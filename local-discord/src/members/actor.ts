import {
  type APIApplicationCommand,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Interaction } from '../state/interactions.ts';
import { memberJson, userJson } from '../state/entity-json.ts';
import type { Channel, StoredMessage, User, WorldEvent } from '../state/world-model.ts';
import { canSee, permissionsIn } from '../state/member-permissions.ts';
import type { World } from '../state/world.ts';
import { findComponent, selectedData } from './component-use.ts';
import { InteractionHandle, type OpenModal } from './interaction-handle.ts';
import { type FieldValues, submittedData } from './modal-fields.ts';
import { fillOptions, type GivenOptions } from './option-values.ts';
import { interactionPayload } from './payload.ts';
import { ClientRefusal } from './refusal.ts';
import { type SeenMessage, seen } from './seen.ts';
import { chosenCommand, visibleCommands } from './visible-commands.ts';
import { type MessageRef, Writer } from './writer.ts';

/** What acting needs of the local Discord. */
export type Stage = {
  readonly world: World;
  readonly deliver: (payload: object) => void;
  /** Where members act who do not say where. */
  readonly defaultChannelId: string;
};

/** In which channel; by default the default one, or that of the message in question. */
export type Where = { readonly channelId?: string };

/** Where, and which one, where a guild's command and a global one share a name: by default the guild's own. */
export type WhichCommand = Where & { readonly commandId?: string | undefined };

type Using = {
  readonly kind: InteractionType;
  readonly channel: Channel;
  readonly data: object;
  readonly command?: Interaction['command'];
  readonly message?: StoredMessage | undefined;
};

/**
 * One member at their client: everything they can do, and what they then see. Whatever Discord's client would not let them
 * do throws a `ClientRefusal` with its reason.
 *
 * ```ts
 * const alice = discord.as(discord.ids.alice, { locale: 'de' });
 * const list = await alice.command('list', { page: 2 }, { channelId: discord.ids.reading }).reply();
 * const next = await alice.click(list, 'Next').reply();
 * ```
 */
export class Actor extends Writer {
  readonly #stage: Stage;
  /** The language of their Discord. */
  readonly locale: string;

  constructor(stage: Stage, user: User, locale: string) {
    super(stage.world, user);
    this.#stage = stage;
    this.locale = locale;
  }

  /** The commands offered to them in a channel, as Discord's JSON: the server's own, then the global ones. */
  commands({ channelId }: Where = {}): readonly APIApplicationCommand[] {
    return visibleCommands(this.world, this.channel(channelId), this.user);
  }

  /**
   * Uses a slash command; a subcommand by its full name, `summary post`. Options by name: text, numbers and booleans as they
   * are, users, roles and channels by id, files as `{ name, data, type? }`.
   * @throws ClientRefusal UNKNOWN_COMMAND, NOT_ALLOWED, UNKNOWN_OPTION, OPTION_REQUIRED, OPTION_INVALID
   */
  command(name: string, options: GivenOptions = {}, { channelId, commandId }: WhichCommand = {}): InteractionHandle {
    const channel = this.channel(channelId);
    const { command, path } = this.#chatCommand(channel, name, commandId);
    const filled = fillOptions(command.options ?? [], path, { world: this.world, channel, values: options });
    const data = commandData(command, filled);
    return this.#use({
      kind: InteractionType.ApplicationCommand,
      channel,
      data,
      command: { name, type: command.type },
    });
  }

  /**
   * Types in an option: `typed` is what stands in it so far, `options` what the others hold. Resolves with the choices.
   * Rejects with `InteractionFailed` where none come within three seconds.
   * @throws ClientRefusal as `command` does
   */
  autocomplete(
    name: string,
    option: string,
    typed: string,
    { channelId, commandId, options = {} }: WhichCommand & { readonly options?: GivenOptions } = {},
  ): Promise<readonly APIApplicationCommandOptionChoice[]> {
    const channel = this.channel(channelId);
    const { command, path } = this.#chatCommand(channel, name, commandId);
    const values = { ...options, [option]: typed };
    const filled = fillOptions(command.options ?? [], path, { world: this.world, channel, values, focused: option });
    const data = commandData(command, filled);
    return this.#use({
      kind: InteractionType.ApplicationCommandAutocomplete,
      channel,
      data,
      command: { name, type: command.type },
    }).choices();
  }

  /**
   * Uses a context-menu command on a message, or with a user's id on that user.
   * @throws ClientRefusal UNKNOWN_COMMAND, NOT_ALLOWED, NOT_VISIBLE
   */
  contextMenu(
    name: string,
    target: MessageRef | string,
    { channelId, commandId }: WhichCommand = {},
  ): InteractionHandle {
    const isUser = typeof target === 'string';
    const channel = this.channel(channelId ?? (isUser ? undefined : target.channel_id));
    const type = isUser ? ApplicationCommandType.User : ApplicationCommandType.Message;
    const command = chosenCommand(this.world, channel, this.user, { type, name, id: commandId });
    const resolved = isUser ? this.#resolvedUser(channel, target) : this.#resolvedMessage(channel, target.id);
    const targetId = isUser ? target : target.id;
    const data = { ...commandData(command, { options: [], resolved: undefined }), target_id: targetId, resolved };
    return this.#use({
      kind: InteractionType.ApplicationCommand,
      channel,
      data,
      command: { name, type: command.type },
    });
  }

  /** Clicks a button, by its custom id or its label. @throws ClientRefusal UNKNOWN_COMPONENT, COMPONENT_DISABLED, NOT_VISIBLE */
  click(message: MessageRef, button: string): InteractionHandle {
    const { channel, stored } = this.#shown(message);
    const component = findComponent(stored.data, 'button', button);
    const data = { component_type: component.type, custom_id: component.custom_id, id: component.id ?? 1 };
    return this.#use({ kind: InteractionType.MessageComponent, channel, data, message: stored });
  }

  /**
   * Picks in a select menu, by its custom id: values, or ids of users, roles and channels.
   * @throws ClientRefusal SELECTION_INVALID, UNKNOWN_COMPONENT, COMPONENT_DISABLED, NOT_VISIBLE
   */
  select(message: MessageRef, customId: string, values: readonly string[]): InteractionHandle {
    const { channel, stored } = this.#shown(message);
    const component = findComponent(stored.data, 'select', customId);
    const data = selectedData(this.world, channel, component, values);
    return this.#use({ kind: InteractionType.MessageComponent, channel, data, message: stored });
  }

  /**
   * Sends a modal off: fields by custom id; text, chosen values, or files.
   * @throws ClientRefusal UNKNOWN_FIELD, FIELD_REQUIRED, FIELD_INVALID, SELECTION_INVALID
   */
  submit(modal: OpenModal, fields: FieldValues): InteractionHandle {
    const { channel, sourceMessageId = '' } = modal.interaction;
    const data = submittedData(this.world, channel, modal, fields);
    const message = channel.messages.get(sourceMessageId);
    return this.#use({ kind: InteractionType.ModalSubmit, channel, data, message });
  }

  /**
   * What they see of a channel, oldest first: their own ephemeral messages, never another's. Copies, as they are now.
   * @throws ClientRefusal NOT_VISIBLE
   */
  sees(channelId?: string): readonly SeenMessage[] {
    const channel = this.channel(channelId);
    const theirs = [...channel.messages.values()].filter(
      ({ ephemeralFor }) => (ephemeralFor ?? this.user.id) === this.user.id,
    );
    return theirs.map((message) => seen(this.world, channel, message));
  }

  /**
   * Tells of everything that reaches their client from now on: an event has Discord's name for it
   * (`MESSAGE_CREATE`) and its JSON. Returns what ends it.
   */
  watch(listener: (event: WorldEvent) => void): () => void {
    return this.world.subscribe((event) => {
      if (event.onlyFor !== undefined && event.onlyFor !== this.user.id) return;
      if (event.channel !== undefined && !canSee(this.world, event.channel, this.user.id)) return;
      listener(event);
    });
  }

  #use({ kind, channel, data, command, message }: Using): InteractionHandle {
    const handle = new InteractionHandle(this.world);
    const opening = { kind, channel, user: this.user, sourceMessageId: message?.data.id, command };
    const interaction = this.world.interactions.open(opening, handle.listener);
    handle.begin(interaction);
    interaction.payload = interactionPayload(this.world, interaction, { locale: this.locale, data, message });
    this.#stage.deliver(interaction.payload);
    return handle;
  }

  protected override get defaultChannelId(): string {
    return this.#stage.defaultChannelId;
  }

  #chatCommand(channel: Channel, fullName: string, id: string | undefined) {
    const [name = '', ...path] = fullName.split(' ');
    const type = ApplicationCommandType.ChatInput;
    return { command: chosenCommand(this.world, channel, this.user, { type, name, id }), path };
  }

  #shown(message: MessageRef): { readonly channel: Channel; readonly stored: StoredMessage } {
    const channel = this.channel(message.channel_id);
    return { channel, stored: this.message(channel, message.id) };
  }

  #resolvedMessage(channel: Channel, id: string): object {
    const { data } = this.message(channel, id);
    return { messages: { [id]: data } };
  }

  #resolvedUser(channel: Channel, id: string): object {
    const user = this.world.users.get(id);
    if (user === undefined) throw new ClientRefusal('NOT_VISIBLE', 'There is no such user.');
    const member = this.world.guildOf(channel)?.members.get(id);
    const permissions = String(permissionsIn(this.world, channel, id));
    return {
      users: { [id]: userJson(user) },
      ...(member !== undefined && { members: { [id]: { ...memberJson(member), permissions } } }),
    };
  }
}

function commandData(
  command: APIApplicationCommand,
  { options, resolved }: { readonly options: readonly object[]; readonly resolved: object | undefined },
): object {
  const { id, name, type, guild_id: guildId } = command;
  return {
    id,
    name,
    type,
    ...(guildId !== undefined && { guild_id: guildId }),
    ...(options.length > 0 && { options }),
    ...(resolved !== undefined && { resolved }),
  };
}
