import { Locale as DiscordLocale, type LocalizationMap } from 'discord-api-types/v10';
import { en } from './en.ts';

/** The same shape with any wording: what every language must have. */
type Worded<T> = {
  [K in keyof T]: T[K] extends string ? string : T[K] extends (...args: never) => unknown ? T[K] : Worded<T[K]>;
};

export type Messages = Worded<typeof en>;
export type CommandText = keyof Messages['commands'];
export type Locale = 'en';

export const messages: Readonly<Record<Locale, Messages>> = { en };

/** Which of Discord's locales each language serves. */
const discordLocales: Readonly<Record<Locale, readonly DiscordLocale[]>> = {
  en: [DiscordLocale.EnglishUS, DiscordLocale.EnglishGB],
};

/** Our language for one of Discord's locales; English where we have none. */
export function localeOf(discordLocale: string): Locale {
  const language = discordLocale.split('-')[0] ?? '';
  return language in messages ? (language as Locale) : 'en';
}

export type Described = {
  readonly description: string;
  readonly name_localizations: LocalizationMap;
  readonly description_localizations: LocalizationMap;
};

/** Description and localisations of a command or an option. */
export function described(key: CommandText): Described {
  const names: LocalizationMap = {};
  const descriptions: LocalizationMap = {};
  const worded: readonly [string, Messages][] = Object.entries(messages);
  for (const [locale, { commands }] of worded) {
    // English is what a definition says without localisations.
    if (locale === 'en') continue;
    for (const discordLocale of discordLocales[locale as Locale]) {
      names[discordLocale] = commands[key].name;
      descriptions[discordLocale] = commands[key].description;
    }
  }
  return {
    description: en.commands[key].description,
    name_localizations: names,
    description_localizations: descriptions,
  };
}
