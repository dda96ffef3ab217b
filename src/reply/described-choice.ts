import { type CommandText, described } from '../bot/messages/index.ts';

/** A choice of an option, in every language. It has a name only: it is worded as a description is. */
export function choice<const V extends string>(value: V, key: CommandText) {
  const { description: name, description_localizations: name_localizations } = described(key);
  return { name, name_localizations, value };
}
