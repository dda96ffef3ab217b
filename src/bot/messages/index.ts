import type { Locale as DiscordLocale, LocalizationMap } from 'discord-api-types/v10';
import { community } from './community/index.ts';
import { core } from './core/index.ts';
import { insights } from './insights/index.ts';
import { libraries } from './libraries/index.ts';
import { members } from './members/index.ts';
import { moderators } from './moderators/index.ts';
import { teaching } from './teaching/index.ts';
import { upkeep } from './upkeep/index.ts';
import type { ProblemDetails, Wording } from './wording.ts';

type English = Omit<
  typeof core.en &
    typeof members.en &
    typeof moderators.en &
    typeof community.en &
    typeof libraries.en &
    typeof upkeep.en &
    typeof insights.en &
    typeof teaching.en,
  'commands'
> & {
  commands: typeof core.en.commands &
    typeof members.en.commands &
    typeof moderators.en.commands &
    typeof community.en.commands &
    typeof libraries.en.commands &
    typeof upkeep.en.commands &
    typeof insights.en.commands &
    typeof teaching.en.commands;
};

/** Every word that Docent says of its own, in one language. */
export type Messages = Wording<English>;
export type CommandText = keyof Messages['commands'];
export type Locale = keyof typeof core;

export const locales: readonly Locale[] = ['en', 'es', 'de', 'fr', 'ru'];

function inLanguage(locale: Locale): Messages {
  const [one, two, three, four, five, six, seven, eight] = [
    core[locale],
    members[locale],
    moderators[locale],
    community[locale],
    libraries[locale],
    upkeep[locale],
    insights[locale],
    teaching[locale],
  ] as const;
  const commands = {
    ...one.commands,
    ...two.commands,
    ...three.commands,
    ...four.commands,
    ...five.commands,
    ...six.commands,
    ...seven.commands,
    ...eight.commands,
  };
  return { ...one, ...two, ...three, ...four, ...five, ...six, ...seven, ...eight, commands };
}

export const messages: Readonly<Record<Locale, Messages>> = {
  en: inLanguage('en'),
  es: inLanguage('es'),
  de: inLanguage('de'),
  fr: inLanguage('fr'),
  ru: inLanguage('ru'),
};

/** What is wrong, by the code and context of a `UserError`. */
export function problemOf(code: string, { problems }: Messages, details: ProblemDetails = {}): string {
  const { forOperator, ...known } = problems;
  const problem = code in known ? known[code as keyof typeof known] : forOperator(code);
  return typeof problem === 'string' ? problem : problem(details);
}

/** Which of Discord's locales each language serves. */
const discordLocales: Readonly<Record<Locale, readonly `${DiscordLocale}`[]>> = {
  en: ['en-US', 'en-GB'],
  es: ['es-ES', 'es-419'],
  de: ['de'],
  fr: ['fr'],
  ru: ['ru'],
};

type Translations = Partial<Record<DiscordLocale, string | null | undefined>>;

/** A command or option, or a menu entry, which has no description. */
export type Named = {
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Translations | null | undefined;
  readonly description_localizations?: Translations | null | undefined;
};

/** The name or description of a command or option as Discord shows it in this language. */
export function shownIn(locale: Locale, part: 'name' | 'description', defined: Named): string {
  const translations: Translations = defined[`${part}_localizations`] ?? {};
  const translated = discordLocales[locale].map((name) => translations[name]).find((text) => typeof text === 'string');
  return translated ?? defined[part] ?? '';
}

/** Our language for one of Discord's locales; English where we have none. */
export function localeOf(discordLocale: string): Locale {
  const language = discordLocale.split('-')[0];
  return locales.find((locale) => locale === language) ?? 'en';
}

export type Described = {
  readonly description: string;
  readonly name_localizations: LocalizationMap;
  readonly description_localizations: LocalizationMap;
};

/** A choice of an option, by a number, as each language calls it. */
export function localizedChoice(value: number, nameIn: (words: Messages) => string) {
  const others = locales.filter((locale) => locale !== 'en');
  const names = others.flatMap((locale) => discordLocales[locale].map((name) => [name, nameIn(messages[locale])]));
  const localised = Object.fromEntries(names) as LocalizationMap;
  return { name: nameIn(messages.en), value, name_localizations: localised };
}

/** Description and localisations of a command or an option. English is what a definition says without them. */
export function described(key: CommandText): Described {
  const localised = (part: 'name' | 'description'): LocalizationMap =>
    Object.fromEntries(
      locales
        .filter((locale) => locale !== 'en')
        .flatMap((locale) => discordLocales[locale].map((name) => [name, messages[locale].commands[key][part]])),
    );
  return {
    description: messages.en.commands[key].description,
    name_localizations: localised('name'),
    description_localizations: localised('description'),
  };
}
