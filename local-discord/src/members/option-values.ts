import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIAttachment,
  type APIInteractionDataResolved,
  ApplicationCommandOptionType as Type,
  type ChannelType,
} from 'discord-api-types/v10';
import { channelJson, memberJson, userJson } from '../state/entity-json.ts';
import type { Channel } from '../state/world-model.ts';
import { permissionsIn } from '../state/member-permissions.ts';
import type { World } from '../state/world.ts';
import { lengthOf } from '../validate/schema.ts';
import { ClientRefusal } from './refusal.ts';

/** A file to send: its name, its bytes or text, and its media type, unknown by default. */
export type FileInput = { readonly name: string; readonly data: Uint8Array | string; readonly type?: string };

/** Text, numbers and booleans as they are; users, roles and channels by id; a file where a file is asked for. */
type OptionValue = string | number | boolean | FileInput;

/**
 * A command's options by name; what is left out is not sent.
 *
 * @example { text: 'hello', times: 3, loud: true, whom: discord.ids.bob, file: { name: 'a.txt', data: 'x' } }
 */
export type GivenOptions = Readonly<Record<string, OptionValue>>;

/** What Discord's clients send: typed options, and what their ids stand for. */
export type FilledOptions = {
  readonly options: readonly SentOption[];
  readonly resolved: APIInteractionDataResolved | undefined;
};
type SentOption = {
  readonly name: string;
  readonly type: Type;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly SentOption[];
};

type Filling = {
  readonly world: World;
  readonly channel: Channel;
  readonly values: GivenOptions;
  /** While typing: this option is unfinished, and none is asked for yet. */
  readonly focused?: string | undefined;
};

/** @throws ClientRefusal for what Discord's client would not have sent */
export function fillOptions(
  definitions: readonly APIApplicationCommandOption[],
  path: readonly string[],
  filling: Filling,
): FilledOptions {
  const [next, ...rest] = path;
  if (next !== undefined) {
    const branch = definitions.find(({ name, type }) => name === next && isBranch(type));
    if (branch === undefined) throw new ClientRefusal('UNKNOWN_COMMAND', `There is no subcommand "${next}".`);
    const inner = 'options' in branch ? (branch.options ?? []) : [];
    const { options, resolved } = fillOptions(inner, rest, filling);
    return { options: [{ name: branch.name, type: branch.type, options }], resolved };
  }
  if (definitions.some(({ type }) => isBranch(type)))
    throw new ClientRefusal('UNKNOWN_COMMAND', 'This command is used by one of its subcommands.');
  return fillLeaves(definitions as readonly APIApplicationCommandBasicOption[], filling);
}

function isBranch(type: Type): boolean {
  return type === Type.Subcommand || type === Type.SubcommandGroup;
}

function fillLeaves(definitions: readonly APIApplicationCommandBasicOption[], filling: Filling): FilledOptions {
  const { values, focused } = filling;
  for (const name of Object.keys(values))
    if (!definitions.some((one) => one.name === name))
      throw new ClientRefusal('UNKNOWN_OPTION', `There is no option "${name}".`);
  const resolved: Resolved = {};
  const options: SentOption[] = [];
  for (const definition of definitions) {
    const { name, type } = definition;
    const given = values[name];
    if (name === focused) {
      options.push({ name, type, value: typeof given === 'object' ? '' : String(given ?? ''), focused: true });
    } else if (given !== undefined) {
      options.push({ name, type, value: convert(definition, given, filling, resolved) });
    } else if (definition.required === true && focused === undefined) {
      throw new ClientRefusal('OPTION_REQUIRED', `The option "${name}" is required.`);
    }
  }
  return {
    options,
    resolved: Object.keys(resolved).length === 0 ? undefined : (resolved as APIInteractionDataResolved),
  };
}

type Resolved = { [Kind in keyof APIInteractionDataResolved]?: Record<string, unknown> };

function convert(
  definition: APIApplicationCommandBasicOption,
  given: OptionValue,
  { world, channel }: Filling,
  resolved: Resolved,
): string | number | boolean {
  const { name, type } = definition;
  const invalid = (why: string) => new ClientRefusal('OPTION_INVALID', `The option "${name}" ${why}.`);
  switch (type) {
    case Type.Boolean:
      if (typeof given !== 'boolean') throw invalid('is yes or no');
      return given;
    case Type.String:
    case Type.Integer:
    case Type.Number:
      return checked(definition, given, invalid);
    case Type.Attachment: {
      if (typeof given !== 'object') throw invalid('takes a file');
      const attachment = upload(world, channel, given, { ephemeral: true });
      (resolved.attachments ??= {})[attachment.id] = attachment;
      return attachment.id;
    }
    case Type.User:
    case Type.Role:
    case Type.Channel:
    case Type.Mentionable:
      if (typeof given !== 'string' || !resolveId(world, channel, definition, given, resolved))
        throw invalid('names nothing here');
      return given;
  }
}

function checked(
  definition: APIApplicationCommandBasicOption,
  given: OptionValue,
  invalid: (why: string) => ClientRefusal,
): string | number {
  const isText = definition.type === Type.String;
  if (typeof given !== (isText ? 'string' : 'number')) throw invalid(isText ? 'takes text' : 'takes a number');
  const value = given as string | number;
  if (definition.type === Type.Integer && !Number.isInteger(value)) throw invalid('takes a whole number');
  if ('choices' in definition && definition.choices !== undefined && definition.choices.length > 0)
    if (!definition.choices.some((choice) => choice.value === value)) throw invalid('is one of its choices');
  const size = typeof value === 'string' ? lengthOf(value) : value;
  const bounds = definition as { min_length?: number; max_length?: number; min_value?: number; max_value?: number };
  const least = isText ? (bounds.min_length ?? 0) : (bounds.min_value ?? -(2 ** 53));
  const most = isText ? (bounds.max_length ?? 6_000) : (bounds.max_value ?? 2 ** 53);
  if (size < least) throw invalid(isText ? `has at least ${least} characters` : `is at least ${least}`);
  if (size > most) throw invalid(isText ? `has at most ${most} characters` : `is at most ${most}`);
  return value;
}

/** What ids an option or a menu takes; of channels, none of another type than these where there are any. */
export type Wanted = { readonly type: Type; readonly channel_types?: readonly ChannelType[] };

/** Notes what an id stands for. False where it stands for nothing of that kind here. */
export function resolveId(world: World, channel: Channel, wanted: Wanted, id: string, resolved: Resolved): boolean {
  const { type, channel_types: channelTypes = [] } = wanted;
  const guild = world.guildOf(channel);
  const isEither = type === Type.Mentionable;
  const user = type === Type.User || isEither ? world.users.get(id) : undefined;
  if (user !== undefined) {
    (resolved.users ??= {})[id] = userJson(user);
    const member = guild?.members.get(id);
    if (member !== undefined)
      (resolved.members ??= {})[id] = { ...memberJson(member), permissions: String(permissionsIn(world, channel, id)) };
    return true;
  }
  const role = type === Type.Role || isEither ? guild?.roles.get(id) : undefined;
  if (role !== undefined) {
    (resolved.roles ??= {})[id] = role;
    return true;
  }
  const named = type === Type.Channel ? world.channels.get(id) : undefined;
  if (named === undefined || named.guildId !== channel.guildId) return false;
  if (channelTypes.length > 0 && !channelTypes.includes(named.type)) return false;
  const permissions = String(permissionsIn(world, named, world.bot.id));
  (resolved.channels ??= {})[id] = { ...channelJson(world, named), permissions };
  return true;
}

/** Keeps a file; `ephemeral` where it hangs on no message, but was given to a command or put into a modal. */
export function upload(
  world: World,
  channel: Channel,
  { name, data, type = '' }: FileInput,
  { ephemeral = false }: { readonly ephemeral?: boolean } = {},
): APIAttachment {
  const bytes = typeof data === 'string' ? new TextEncoder().encode(data) : data;
  return world.files.add({ name, type, data: bytes }, { id: world.ids.next(), channelId: channel.id, ephemeral });
}
