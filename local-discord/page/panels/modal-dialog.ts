import {
  type APIComponentInModalActionRow,
  type APIModalInteractionResponseCallbackData,
  type APISelectMenuComponent,
  type APITextInputComponent,
  ComponentType as Type,
  TextInputStyle,
} from 'discord-api-types/v10';
import type { FileUpload } from '../../src/page-server/protocol.ts';
import { fileUpload } from '../page-api.ts';
import { client } from '../page-client.ts';
import { type Child, h, uniqueId } from '../dom.ts';
import { renderMarkdown } from '../markdown/render-markdown.ts';
import { selectControl } from '../message/select-view.ts';
import { names } from '../names.ts';
import { openDialog } from './dialog.ts';

type Modal = APIModalInteractionResponseCallbackData;
type Value = string | readonly string[] | readonly FileUpload[];
type Field = { readonly id: string; readonly element: Child; readonly value: () => Value | Promise<Value> };
type FileField = { readonly min_values?: number; readonly max_values?: number };

/** A modal as a dialog with its fields; `interaction` is what it answers. */
export function showModal(interaction: string, modal: Modal): void {
  const fields: Field[] = [];
  const rows = modal.components.map((outer): Child => {
    if (outer.type === Type.TextDisplay) return h('div', { class: 'markdown' }, renderMarkdown(outer.content, names));
    if (outer.type === Type.Label)
      return row(outer.label, outer.description, outer.component as APIComponentInModalActionRow, fields);
    return outer.components.map((inner) => row('label' in inner ? (inner.label ?? '') : '', undefined, inner, fields));
  });
  const alert = h('div', { class: 'form-alert', role: 'alert' });
  const submit = h('button', { type: 'submit', class: 'button' }, 'Submit');
  const cancel = h('button', { type: 'button', class: 'button quiet', on: { click: () => dialog.close() } }, 'Cancel');
  const form = h('form', { class: 'modal-form' }, rows, alert, h('div', { class: 'dialog-foot' }, cancel, submit));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void send();
  });
  const dialog = openDialog(modal.title, form);
  form.querySelector<HTMLElement>('input, textarea, select')?.focus();

  async function send(): Promise<void> {
    const entries = await Promise.all(fields.map(async ({ id, value }) => [id, await value()] as const));
    submit.disabled = true;
    const outcome = await client.act({ do: 'submit', interaction, fields: Object.fromEntries(entries) }, modal.title);
    submit.disabled = false;
    if (outcome.kind === 'failed') alert.textContent = 'Something went wrong. Try again.';
    else if (outcome.kind === 'refused') alert.textContent = outcome.message;
    else dialog.close();
  }
}

function row(
  label: string,
  description: string | undefined,
  component: APIComponentInModalActionRow,
  fields: Field[],
): Child {
  const id = uniqueId('field');
  const field = makeField(id, label, component);
  if (field === undefined) return undefined;
  fields.push(field);
  const isRequired = !('required' in component) || component.required !== false;
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label, isRequired && h('span', { class: 'required', 'aria-hidden': 'true' }, ' *')),
    description !== undefined && h('div', { class: 'field-hint' }, description),
    field.element,
  );
}

function makeField(id: string, label: string, component: APIComponentInModalActionRow): Field | undefined {
  const { type } = component as { readonly type: Type };
  if (type === Type.TextInput) return textField(id, component);
  if (type === Type.FileUpload) return fileField(id, component);
  const menu = component as unknown as APISelectMenuComponent & { readonly required?: boolean };
  const select = selectControl(
    { ...menu, min_values: menu.required === false ? 0 : (menu.min_values ?? 1) },
    label,
    undefined,
  ) as HTMLSelectElement;
  select.id = id;
  select.required = menu.required !== false;
  return {
    id: menu.custom_id,
    element: select,
    value: () => [...select.selectedOptions].map((option) => option.value).filter((value) => value !== ''),
  };
}

function textField(id: string, input: APITextInputComponent): Field {
  const { custom_id: name, style, value = '', required = true } = input;
  const shared = {
    id,
    class: 'text-field',
    placeholder: input.placeholder,
    required,
    minlength: input.min_length,
    maxlength: input.max_length ?? 4_000,
  };
  const element =
    style === TextInputStyle.Paragraph
      ? h('textarea', { ...shared, rows: 5 })
      : h('input', { ...shared, type: 'text' });
  element.value = value;
  return { id: name, element, value: () => element.value };
}

function fileField(
  id: string,
  { custom_id: name, required = true, max_values: max = 1 }: FileField & { custom_id: string; required?: boolean },
): Field {
  const element = h('input', { id, class: 'file-field', type: 'file', required, multiple: max > 1 });
  return { id: name, element, value: () => Promise.all([...(element.files ?? [])].map(fileUpload)) };
}
