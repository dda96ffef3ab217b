import { type APIInteractionDataResolved, ComponentType as Type } from 'discord-api-types/v10';
import type { Channel } from '../state/world-model.ts';
import type { World } from '../state/world.ts';
import { isRecord, lengthOf } from '../validate/schema.ts';
import { checkSelection, type ShownComponent, componentsIn, selectTypes } from './component-use.ts';
import type { OpenModal } from './interaction-handle.ts';
import { type FileInput, upload } from './option-values.ts';
import { ClientRefusal } from './refusal.ts';

/**
 * By custom id: what was typed, what was chosen, or which files were put in. What is left out stays empty.
 *
 * @example { title: 'Typed', colours: ['red', 'blue'], picture: [{ name: 'a.png', data: bytes }] }
 */
export type FieldValues = Readonly<Record<string, string | readonly string[] | readonly FileInput[]>>;

/** What Discord's client sends of a filled-in modal. @throws ClientRefusal */
export function submittedData(world: World, channel: Channel, modal: OpenModal, fields: FieldValues): object {
  const known = componentsIn(modal.components).map((one) => one.custom_id);
  for (const name of Object.keys(fields))
    if (!known.includes(name)) throw new ClientRefusal('UNKNOWN_FIELD', `The modal has no field "${name}".`);
  const resolved: APIInteractionDataResolved = {};
  const fill = (component: ShownComponent) => filled(world, channel, component, fields[component.custom_id], resolved);
  const components = modal.components.map((outer, index) => {
    const { type } = outer;
    const id = index + 1;
    if ('component' in outer) return { type, id, component: fill(outer.component) };
    const inner = 'components' in outer ? (outer.components as unknown as ShownComponent[]) : undefined;
    return inner === undefined ? { type, id } : { type, id, components: inner.map(fill) };
  });
  const hasResolved = Object.keys(resolved).length > 0;
  return { custom_id: modal.custom_id, components, ...(hasResolved && { resolved }) };
}

function filled(
  world: World,
  channel: Channel,
  component: ShownComponent,
  given: FieldValues[string] | undefined,
  resolved: APIInteractionDataResolved,
): object {
  const { type, custom_id: name, id = 1 } = component;
  if (type === Type.TextInput) return { type, id, custom_id: name, value: typed(component, given) };
  const chosen = given === undefined ? [] : [given].flat();
  const isOptional = component.required === false || component.min_values === 0;
  if (chosen.length === 0 && !isOptional) throw new ClientRefusal('FIELD_REQUIRED', `The field "${name}" is required.`);
  if (selectTypes.includes(type)) {
    const values = chosen as readonly string[];
    if (values.length > 0) Object.assign(resolved, checkSelection(world, channel, component, values));
    return { type, id, custom_id: name, values };
  }
  const { min_values: min = 1, max_values: max = 1 } = component;
  if (chosen.length > max || (chosen.length > 0 && chosen.length < min) || !chosen.every(isRecord))
    throw new ClientRefusal('FIELD_INVALID', `The field "${name}" takes ${min} to ${max} files.`);
  const files = (chosen as unknown as readonly FileInput[]).map((file) =>
    upload(world, channel, file, { ephemeral: true }),
  );
  const attachments = (resolved.attachments ??= {});
  for (const file of files) attachments[file.id] = file;
  return { type, id, custom_id: name, values: files.map((file) => file.id) };
}

function typed(component: ShownComponent, given: FieldValues[string] | undefined): string {
  const {
    custom_id: name,
    value: preset = '',
    required = true,
    min_length: min = 0,
    max_length: max = 4_000,
  } = component;
  const value = given ?? preset;
  if (typeof value !== 'string') throw new ClientRefusal('FIELD_INVALID', `The field "${name}" takes text.`);
  if (value === '' && required) throw new ClientRefusal('FIELD_REQUIRED', `The field "${name}" is required.`);
  const length = lengthOf(value);
  if ((length < min && (length > 0 || required)) || length > max)
    throw new ClientRefusal('FIELD_INVALID', `The field "${name}" takes ${min} to ${max} characters.`);
  return value;
}
