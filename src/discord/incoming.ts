import {
  type APIApplicationCommandInteractionDataOption as Option,
  type APIInteraction,
  type APIMessage,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { Incoming, IncomingAutocomplete } from '../bot/dispatch.ts';
import { asGuildId } from '../library/ids.ts';
import { localeOf } from '../bot/messages/index.ts';
import type { OptionValue, OptionValues, Request, TargetMessage } from '../bot/request.ts';

/** Buttons, and menus of each kind. */
const components = new Set<ComponentType>([
  ComponentType.Button,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
]);

/** What Discord delivered in our own words. @throws Error where it cannot be read */
export function toIncoming(interaction: APIInteraction): Incoming {
  const request = toRequest(interaction);
  if (interaction.type === InteractionType.ApplicationCommand) {
    const { data } = interaction;
    if (data.type === ApplicationCommandType.ChatInput)
      return { kind: 'chat', name: data.name, ...chosenOptions(request, data.options) };
    if (data.type === ApplicationCommandType.Message) {
      const target = toTarget(data.resolved.messages[data.target_id]);
      return { kind: 'message', name: data.name, request: { ...request, target } };
    }
  }
  if (interaction.type === InteractionType.MessageComponent || interaction.type === InteractionType.ModalSubmit) {
    const { data, message } = interaction;
    if ('component_type' in data && !components.has(data.component_type))
      throw new TypeError('a component of a kind that Docent does not know');
    return {
      kind: 'component',
      customId: data.custom_id,
      request: {
        ...request,
        ...(message !== undefined && { message: toTarget(message) }),
        values: 'values' in data ? data.values : [],
        fields: interaction.type === InteractionType.ModalSubmit ? modalFields(interaction) : {},
      },
    };
  }
  throw new TypeError('an interaction of a kind that Docent does not offer');
}

/** What is being typed. @throws Error where it cannot be read */
export function toAutocomplete(interaction: APIInteraction): IncomingAutocomplete {
  if (interaction.type !== InteractionType.ApplicationCommandAutocomplete)
    throw new TypeError('nothing is being typed');
  const { name, options } = interaction.data;
  const { subcommand, request } = chosenOptions(toRequest(interaction), options);
  const focused = given(options).find((option) => 'focused' in option && option.focused);
  if (focused === undefined || !('value' in focused)) throw new TypeError('no option is being typed');
  return { name, subcommand, request: { ...request, focused: { name: focused.name, value: String(focused.value) } } };
}

function toRequest({ id, guild_id, channel, channel_id, member, user, ...rest }: APIInteraction): Request {
  const asker = member?.user ?? user;
  if (asker === undefined) throw new TypeError('an interaction of nobody');
  return {
    id,
    ...(guild_id !== undefined && { guildId: asGuildId(guild_id) }),
    channelId: channel?.id ?? channel_id ?? '',
    userId: asker.id,
    locale: localeOf('locale' in rest ? rest.locale : 'en-US'),
    permissions: BigInt(member?.permissions ?? 0),
  };
}

/** The options of the command or its subcommand by name; a member, role, channel or file by its id. */
function chosenOptions(request: Request, options: readonly Option[] | undefined) {
  const pairs = given(options).flatMap((option): [string, OptionValue][] =>
    'value' in option ? [[option.name, option.value]] : [],
  );
  const values: OptionValues = Object.fromEntries(pairs);
  const [first] = options ?? [];
  const subcommand = first?.type === OptionType.Subcommand ? first.name : '';
  return { subcommand, request: { ...request, options: values } };
}

function given(options: readonly Option[] = []): readonly Option[] {
  const [first] = options;
  return first?.type === OptionType.Subcommand ? (first.options ?? []) : options;
}

/** In rows, as they were sent before, or each under its label. */
function modalFields({ data }: APIModalSubmitInteraction): Record<string, string> {
  const fields = data.components.flatMap((part) => {
    if ('components' in part) return part.components;
    return 'component' in part ? [part.component] : [];
  });
  const texts = fields.flatMap((field): [string, string][] =>
    field.type === ComponentType.TextInput ? [[field.custom_id, field.value]] : [],
  );
  return Object.fromEntries(texts);
}

/** @throws Error where there is no message, or not as Discord describes it */
export function toTarget(message: APIMessage | undefined): TargetMessage {
  if (message === undefined) throw new TypeError('no message is there');
  const { id, channel_id, author, content, embeds, components = [], interaction_metadata } = message;
  return {
    id,
    channelId: channel_id,
    authorId: author.id,
    authorIsBot: author.bot ?? false,
    content,
    embeds: embeds.map(({ title, description }) => ({
      ...(title !== undefined && { title }),
      ...(description !== undefined && { description }),
    })),
    customIds: components.flatMap((row) =>
      row.type === ComponentType.ActionRow
        ? row.components.flatMap((each) => ('custom_id' in each ? [each.custom_id] : []))
        : [],
    ),
    ...(interaction_metadata && { askedBy: interaction_metadata.user.id }),
  };
}
