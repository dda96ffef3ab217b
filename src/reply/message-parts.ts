import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Article } from '../article/article-model.ts';
import type { CustomId } from '../bot/action.ts';
import { cut, plain } from '../bot/markdown.ts';
import type { Messages } from '../bot/messages/index.ts';

export type AnswerContext = {
  readonly articles: readonly Article[];
  readonly messages: Messages;
  /** Whether there are several, so that an answer says which it is from. */
  readonly isOneOfSeveral: boolean;
  /** For whom somebody else asked. */
  readonly askedFor?: string;
  /** The question before, where this one was understood as going on from it. */
  readonly after?: string;
  /** Who made a private answer public. */
  readonly sharedBy?: string;
};

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

const labelLength = 80;
const optionLength = 100;
const maxOptions = 25;
const buttonsInRow = 5;

export function button(
  label: string,
  customId: CustomId,
  { style = ButtonStyle.Secondary, emoji }: { style?: APIButtonComponentWithCustomId['style']; emoji?: string } = {},
): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style,
    custom_id: customId,
    ...(label !== '' && { label: cut(label, labelLength) }),
    ...(emoji !== undefined && { emoji: { name: emoji } }),
  };
}

/** Rows of at most five; none for no buttons. */
export function rows(...lines: readonly (readonly APIButtonComponentWithCustomId[])[]): readonly Row[] {
  return lines
    .filter(({ length }) => length > 0)
    .map((components) => ({ type: ComponentType.ActionRow, components: components.slice(0, buttonsInRow) }));
}

/** A menu to choose one from, as a row of its own; no row where there is nothing to choose. */
export function menu(
  placeholder: string,
  customId: CustomId,
  options: readonly { readonly label: string; readonly value: string }[],
): readonly Row[] {
  if (options.length === 0) return [];
  const component: APIStringSelectComponent = {
    type: ComponentType.StringSelect,
    custom_id: customId,
    placeholder,
    options: options.slice(0, maxOptions).map(({ label, value }) => ({ label: optionLabel(label), value })),
  };
  return [{ type: ComponentType.ActionRow, components: [component] }];
}

/** One line that shows text as it is (menus and choices have no markup), cut at a word. */
export function optionLabel(text: string): string {
  return cut(plain(text), optionLength);
}
