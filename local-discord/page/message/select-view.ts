import { type APISelectMenuComponent, type APISelectMenuOption, ComponentType as Type } from 'discord-api-types/v10';
import { client } from '../page-client.ts';
import { h } from '../dom.ts';

type Choice = Pick<APISelectMenuOption, 'label' | 'value' | 'description' | 'default'>;

/**
 * A menu of a message or modal. The browser's own control: it opens by keyboard, is read aloud, and on a phone is the phone's.
 * One that takes several values is a list with a button.
 */
export function selectControl(
  menu: APISelectMenuComponent,
  label: string,
  chosen: ((values: readonly string[]) => unknown) | undefined,
): HTMLElement {
  const { min_values: min = 1, max_values: max = 1, disabled = false } = menu;
  const isMultiple = max > 1;
  const choices = choicesOf(menu);
  const select = h(
    'select',
    {
      class: 'select',
      'aria-label': label,
      disabled,
      multiple: isMultiple,
      name: menu.custom_id,
      size: isMultiple ? Math.min(choices.length, 6) : null,
    },
    !isMultiple &&
      h(
        'option',
        { value: '', selected: !choices.some((one) => one.default === true), disabled: min > 0, hidden: min > 0 },
        label,
      ),
    choices.map(({ label: text, value, description, default: isDefault = false }) =>
      h('option', { value, selected: isDefault }, description === undefined ? text : `${text} – ${description}`),
    ),
  );
  const values = () => [...select.selectedOptions].map((option) => option.value).filter((value) => value !== '');
  if (chosen === undefined) return select;
  if (!isMultiple) {
    select.addEventListener('change', () => chosen(values()));
    return h('div', { class: 'select-row' }, select);
  }
  const confirm = h('button', { type: 'button', class: 'button', on: { click: () => chosen(values()) } }, 'Confirm');
  return h('div', { class: 'select-row' }, select, confirm);
}

function choicesOf(menu: APISelectMenuComponent): readonly Choice[] {
  const people = client.state.people.map(({ id, name }): Choice => ({ value: id, label: `@${name}` }));
  const roles = client.state.roles.map(({ id, name }): Choice => ({ value: id, label: name }));
  switch (menu.type) {
    case Type.StringSelect:
      return menu.options;
    case Type.UserSelect:
      return people;
    case Type.RoleSelect:
      return roles;
    case Type.MentionableSelect:
      return [...people, ...roles];
    case Type.ChannelSelect: {
      const types: readonly number[] | undefined = menu.channel_types;
      const fitting = client.state.channels.filter(({ type, isDm }) => !isDm && (types?.includes(type) ?? true));
      return fitting.map(({ id, name }): Choice => ({ value: id, label: `#${name}` }));
    }
  }
}
