import { type APIInteraction, InteractionType } from 'discord-api-types/v10';
import type { IncomingAutocomplete } from '../../bot/request.ts';
import { chosenOptions, given, type IdsAbove, nothingAbove, toRequest } from './incoming.ts';

/** What is being typed. @throws Error where it cannot be read */
export function toAutocomplete(interaction: APIInteraction, above: IdsAbove = nothingAbove): IncomingAutocomplete {
  if (interaction.type !== InteractionType.ApplicationCommandAutocomplete)
    throw new TypeError('nothing is being typed');
  const { name, options } = interaction.data;
  const { subcommand, request } = chosenOptions(toRequest(interaction, above), options, () => undefined);
  const focused = given(options).find((option) => 'focused' in option && option.focused);
  if (focused === undefined || !('value' in focused)) throw new TypeError('no option is being typed');
  return { name, subcommand, request: { ...request, focused: { name: focused.name, value: String(focused.value) } } };
}
