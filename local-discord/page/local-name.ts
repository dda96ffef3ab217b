import type { LocalizationMap } from 'discord-api-types/v10';
import { client } from './page-client.ts';

type Named = { readonly name: string; readonly name_localizations?: LocalizationMap | null };
type Described = { readonly description: string; readonly description_localizations?: LocalizationMap | null };

/** A name as the member's Discord shows it. */
export function localName({ name, name_localizations: others }: Named): string {
  return localized(name, others);
}

export function localDescription({ description, description_localizations: others }: Described): string {
  return localized(description, others);
}

function localized(text: string, others: LocalizationMap | null | undefined): string {
  return (others as Readonly<Record<string, string | null>> | null | undefined)?.[client.locale] ?? text;
}
