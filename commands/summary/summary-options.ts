import { articleChoices, sectionChoices } from '../../src/reply/place-choices.ts';
import { type CommandText, described, messages } from '../../src/bot/messages/index.ts';
import type { AutocompleteRequest } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';

/** A choice has a name only: it is worded as a description is. */
export function choice<const V extends string>(value: V, key: CommandText) {
  const { description: name, description_localizations: name_localizations } = described(key);
  return { name, name_localizations, value };
}

/** What may be picked for the options `section` and `article`. */
export async function placeChoices({ guildId, focused, locale }: AutocompleteRequest<object>, { library }: Services) {
  const view = await library.read(guildId, (each) => each);
  return focused.name === 'section'
    ? sectionChoices(view, focused.value, messages[locale])
    : articleChoices(view.articles, focused.value, messages[locale]);
}
