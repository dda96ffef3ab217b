import {
  type APIButtonComponent,
  type APIMessageComponent,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType as Type,
} from 'discord-api-types/v10';
import type { MessageView } from '../../src/page-server/protocol.ts';
import { client } from '../page-client.ts';
import { type Child, h } from '../dom.ts';
import { showModal } from '../panels/modal-dialog.ts';
import { selectControl } from './select-view.ts';

const styles: Readonly<Record<number, string>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Secondary]: 'secondary',
  [ButtonStyle.Success]: 'success',
  [ButtonStyle.Danger]: 'destructive',
  [ButtonStyle.Link]: 'secondary',
  [ButtonStyle.Premium]: 'primary',
};

/** The rows of buttons and menus under a message. */
export function componentRows(message: MessageView): readonly HTMLElement[] {
  return (message.components ?? []).flatMap((row) => rowElement(message, row) ?? []);
}

export function rowElement(message: MessageView, row: APIMessageTopLevelComponent): HTMLElement | undefined {
  if (row.type !== Type.ActionRow) return undefined;
  return h(
    'discord-action-row',
    { slot: 'components' },
    row.components.map((component) => componentElement(message, component)),
  );
}

export function componentElement(message: MessageView, component: APIMessageComponent): Child {
  if (component.type === Type.Button) return buttonElement(message, component);
  return 'custom_id' in component && selectElement(message, component);
}

function buttonElement(message: MessageView, button: APIButtonComponent): HTMLElement {
  const label = 'label' in button ? (button.label ?? '') : '';
  const emoji = 'emoji' in button ? (button.emoji?.name ?? '') : '';
  const isLink = button.style === ButtonStyle.Link;
  const element = h(
    'discord-button',
    { type: styles[button.style] ?? 'secondary', disabled: button.disabled, url: isLink ? button.url : undefined },
    [emoji, label].filter((part) => part !== '').join(' '),
  );
  if (button.disabled === true) void disableInside(element);
  else if ('custom_id' in button)
    element.addEventListener(
      'click',
      () => void use(message, { do: 'click', component: button.custom_id }, label || emoji),
    );
  return element;
}

/** The component shows a disabled button only by its look. */
async function disableInside(element: HTMLElement): Promise<void> {
  await (element as HTMLElement & { readonly updateComplete: Promise<unknown> }).updateComplete;
  const inner = element.shadowRoot?.querySelector('button');
  if (inner != null) inner.disabled = true;
}

function selectElement(message: MessageView, menu: APISelectMenuComponent): HTMLElement {
  return selectControl(menu, menu.placeholder ?? 'Make a selection', (values) =>
    use(message, { do: 'select', component: menu.custom_id, values }, menu.placeholder ?? 'your selection'),
  );
}

type Use =
  | { readonly do: 'click'; readonly component: string }
  | { readonly do: 'select'; readonly component: string; readonly values: readonly string[] };

async function use(message: MessageView, how: Use, label: string): Promise<void> {
  const { channel_id: channel, id } = message;
  const outcome = await client.act({ ...how, channel, message: id }, label);
  if (outcome.kind === 'modal') showModal(outcome.interaction, outcome.modal);
}
