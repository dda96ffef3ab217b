import {
  type APIInteractionDataResolved,
  type APIMessage,
  ApplicationCommandOptionType as OptionType,
  type ChannelType,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { Channel } from '../state/world-model.ts';
import type { World } from '../state/world.ts';
import { isRecord } from '../validate/schema.ts';
import { resolveId } from './option-values.ts';
import { ClientRefusal } from './refusal.ts';

/** A button, menu or field as it stands in a message or modal. */
export type ShownComponent = {
  readonly type: Type;
  readonly id?: number;
  readonly custom_id: string;
  readonly label?: string;
  readonly disabled?: boolean;
  readonly channel_types?: readonly ChannelType[];
  readonly required?: boolean;
  readonly min_values?: number;
  readonly max_values?: number;
  readonly min_length?: number;
  readonly max_length?: number;
  readonly value?: string;
  readonly options?: readonly { readonly value: string; readonly label: string; readonly default?: boolean }[];
};

export const selectTypes: readonly Type[] = [
  Type.StringSelect,
  Type.UserSelect,
  Type.RoleSelect,
  Type.MentionableSelect,
  Type.ChannelSelect,
];

/** What the ids of a menu's values stand for. */
const resolvedTypes: Partial<Record<Type, OptionType>> = {
  [Type.UserSelect]: OptionType.User,
  [Type.RoleSelect]: OptionType.Role,
  [Type.MentionableSelect]: OptionType.Mentionable,
  [Type.ChannelSelect]: OptionType.Channel,
};

/** Everything in a message or modal that has a custom id, at whatever depth. */
export function componentsIn(value: unknown): readonly ShownComponent[] {
  if (Array.isArray(value)) return value.flatMap(componentsIn);
  if (!isRecord(value)) return [];
  const own = typeof value['custom_id'] === 'string' ? [value as unknown as ShownComponent] : [];
  return [...own, ...['components', 'component', 'accessory'].flatMap((field) => componentsIn(value[field]))];
}

/** By custom id, a button also by its label. @throws ClientRefusal */
export function findComponent(message: APIMessage, kind: 'button' | 'select', name: string): ShownComponent {
  const types = kind === 'button' ? [Type.Button] : selectTypes;
  const found = componentsIn(message.components).filter(({ type }) => types.includes(type));
  const component =
    found.find((one) => one.custom_id === name) ?? found.find((one) => kind === 'button' && one.label === name);
  if (component === undefined) throw new ClientRefusal('UNKNOWN_COMPONENT', `The message has no ${kind} "${name}".`);
  if (component.disabled === true) throw new ClientRefusal('COMPONENT_DISABLED', `The ${kind} "${name}" is disabled.`);
  return component;
}

/** @throws ClientRefusal for values that the menu does not offer, too few or too many */
export function selectedData(
  world: World,
  channel: Channel,
  component: ShownComponent,
  values: readonly string[],
): object {
  const { type, custom_id: customId, id = 1 } = component;
  const resolved = checkSelection(world, channel, component, values);
  return {
    component_type: type,
    custom_id: customId,
    id,
    values,
    ...(Object.keys(resolved).length > 0 && { resolved }),
  };
}

export function checkSelection(
  world: World,
  channel: Channel,
  component: ShownComponent,
  values: readonly string[],
): APIInteractionDataResolved {
  const { type, custom_id: name, min_values: min = 1, max_values: max = 1, options = [] } = component;
  if (values.length < min || values.length > max || new Set(values).size < values.length)
    throw new ClientRefusal('SELECTION_INVALID', `"${name}" takes ${min} to ${max} values.`);
  const resolved: APIInteractionDataResolved = {};
  const optionType = resolvedTypes[type];
  for (const value of values) {
    const isOffered =
      optionType === undefined
        ? options.some((option) => option.value === value)
        : resolveId(world, channel, { ...component, type: optionType }, value, resolved);
    if (!isOffered) throw new ClientRefusal('SELECTION_INVALID', `"${name}" does not offer "${value}".`);
  }
  return resolved;
}
