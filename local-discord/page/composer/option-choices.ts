import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOptionChoice,
  ApplicationCommandOptionType as Type,
} from 'discord-api-types/v10';
import { client } from '../page-client.ts';
import { localName } from '../local-name.ts';

/** What can be put into an option: shown as, and sent as. */
export type OptionChoice = { readonly label: string; readonly value: string | number | boolean };

/** The choices that an option has of its own accord; `undefined` where one types freely. */
export function ownChoices(option: APIApplicationCommandBasicOption): readonly OptionChoice[] | undefined {
  const people = () => client.state.people.map(({ id, name }): OptionChoice => ({ label: `@${name}`, value: id }));
  const roles = () =>
    client.state.roles.map(({ id, name }): OptionChoice => ({ label: `@${name.replace(/^@/, '')}`, value: id }));
  switch (option.type) {
    case Type.Boolean:
      return [
        { label: 'True', value: true },
        { label: 'False', value: false },
      ];
    case Type.User:
      return people();
    case Type.Role:
      return roles();
    case Type.Mentionable:
      return [...people(), ...roles()];
    case Type.Channel:
      return client.state.channels
        .filter(({ isDm, type }) => !isDm && (option.channel_types?.some((one) => one === type) ?? true))
        .map(({ id, name }): OptionChoice => ({ label: `#${name}`, value: id }));
    case Type.String:
    case Type.Integer:
    case Type.Number:
      return option.choices === undefined || option.choices.length === 0 ? undefined : option.choices.map(fromDiscord);
    case Type.Attachment:
      return undefined;
  }
}

export function fromDiscord(choice: APIApplicationCommandOptionChoice): OptionChoice {
  return { label: localName(choice), value: choice.value };
}

/** Those with what was typed in them. */
export function fitting(choices: readonly OptionChoice[], typed: string): readonly OptionChoice[] {
  const wanted = typed.toLowerCase();
  return choices.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, 25);
}
