import {
  type AutocompleteInteraction,
  type BaseInteraction,
  type ChatInputCommandInteraction,
  ComponentType,
  type Interaction,
  type Message as DiscordMessage,
  type MessageComponentInteraction,
  type ModalSubmitInteraction,
} from 'discord.js';
import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import type { Incoming, IncomingAutocomplete } from '../bot/dispatch.ts';
import { asGuildId } from '../library/ids.ts';
import { localeOf } from '../bot/messages/index.ts';
import type { OptionValue, OptionValues, Request, TargetMessage } from '../bot/request.ts';

/** A client's interaction in our own words; undefined for kinds that Docent does not offer. */
export function toIncoming(interaction: Interaction): Incoming | undefined {
  const request = toRequest(interaction);
  if (interaction.isChatInputCommand())
    return {
      kind: 'chat',
      name: interaction.commandName,
      subcommand: interaction.options.getSubcommand(false) ?? '',
      request: { ...request, options: optionValues(interaction) },
    };
  if (interaction.isMessageContextMenuCommand())
    return {
      kind: 'message',
      name: interaction.commandName,
      request: { ...request, target: toTarget(interaction.targetMessage) },
    };
  if (interaction.isMessageComponent() || interaction.isModalSubmit())
    return {
      kind: 'component',
      customId: interaction.customId,
      request: {
        ...request,
        ...(interaction.message && { message: toTarget(interaction.message) }),
        values: chosenValues(interaction),
        fields: interaction.isModalSubmit() ? modalFields(interaction) : {},
      },
    };
  return undefined;
}

export function toAutocomplete(interaction: AutocompleteInteraction): IncomingAutocomplete {
  const focused = interaction.options.getFocused(true);
  return {
    name: interaction.commandName,
    subcommand: interaction.options.getSubcommand(false) ?? '',
    request: {
      ...toRequest(interaction),
      options: optionValues(interaction),
      focused: { name: focused.name, value: focused.value },
    },
  };
}

function toRequest(interaction: BaseInteraction): Request {
  return {
    id: interaction.id,
    ...(interaction.guildId !== null && { guildId: asGuildId(interaction.guildId) }),
    channelId: interaction.channelId ?? '',
    userId: interaction.user.id,
    locale: localeOf(interaction.locale),
    permissions: interaction.memberPermissions?.bitfield ?? 0n,
  };
}

/** The options of the command or its subcommand by name; a member, role, channel or file by its id. */
function optionValues(interaction: ChatInputCommandInteraction | AutocompleteInteraction): OptionValues {
  const [first] = interaction.options.data;
  const given =
    first?.type === ApplicationCommandOptionType.Subcommand ? (first.options ?? []) : interaction.options.data;
  const pairs = given.flatMap(({ name, value }): [string, OptionValue][] =>
    value === undefined ? [] : [[name, value]],
  );
  return Object.fromEntries(pairs);
}

function chosenValues(interaction: MessageComponentInteraction | ModalSubmitInteraction): readonly string[] {
  return interaction.isMessageComponent() && interaction.isAnySelectMenu() ? interaction.values : [];
}

function modalFields(interaction: ModalSubmitInteraction): Record<string, string> {
  const texts = [...interaction.fields.fields.values()].flatMap((field): [string, string][] =>
    field.type === ComponentType.TextInput ? [[field.customId, field.value]] : [],
  );
  return Object.fromEntries(texts);
}

export function toTarget(message: DiscordMessage): TargetMessage {
  return {
    id: message.id,
    channelId: message.channelId,
    authorId: message.author.id,
    authorIsBot: message.author.bot,
    content: message.content,
    embeds: message.embeds.map(({ title, description }) => ({
      ...(title !== null && { title }),
      ...(description !== null && { description }),
    })),
    customIds: message.components.flatMap((row) =>
      row.type === ComponentType.ActionRow
        ? row.components.flatMap(({ customId }) => (customId === null ? [] : [customId]))
        : [],
    ),
    ...(message.interactionMetadata && { askedBy: message.interactionMetadata.user.id }),
  };
}
