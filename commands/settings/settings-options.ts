import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  ApplicationCommandOptionType as OptionType,
  ChannelType,
} from 'discord-api-types/v10';
import type { OptionsOf } from '../../src/bot/command.ts';
import { choice } from '../../src/reply/described-choice.ts';
import { described, locales } from '../../src/bot/messages/index.ts';

/** What is put back to what it was before anybody set it. */
export const usual = 'usual';

/** Each language by its name in each: "German", "Deutsch". */
const languages = [
  choice(usual, 'settings.usual'),
  ...locales.map((locale) => ({
    name: nameOf(locale, 'en'),
    value: locale as string,
    name_localizations: Object.fromEntries(
      Object.keys(described('settings').description_localizations).map((shown) => [shown, nameOf(locale, shown)]),
    ),
  })),
];

function nameOf(language: string, shown: string): string {
  return new Intl.DisplayNames([shown], { type: 'language' }).of(language) ?? language;
}

const places: NonNullable<APIApplicationCommandChannelOption['channel_types']> = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
];

/** Of /settings set. */
export const setOptions = optionList(
  { type: OptionType.String, name: 'language', ...described('settings.language'), choices: languages },
  { type: OptionType.String, name: 'zone', ...described('settings.zone'), autocomplete: true },
  { type: OptionType.Boolean, name: 'threads', ...described('settings.threads') },
  { type: OptionType.Boolean, name: 'point-back', ...described('settings.pointBack') },
);

/** Of /settings answer. */
export const answeringOptions = optionList(
  {
    type: OptionType.Channel,
    name: 'channel',
    ...described('settings.channel'),
    channel_types: places,
    required: true,
  },
  { type: OptionType.Boolean, name: 'on', ...described('settings.on'), required: true },
);

/** Of /settings ignore. */
export const ignoreOptions = optionList(
  { type: OptionType.Boolean, name: 'on', ...described('settings.on'), required: true },
  { type: OptionType.Channel, name: 'channel', ...described('settings.channel'), channel_types: places },
  { type: OptionType.User, name: 'member', ...described('settings.member') },
);

/** Of /settings digest. */
export const digestOptions = optionList({
  type: OptionType.Channel,
  name: 'channel',
  ...described('settings.digest.channel'),
  channel_types: [ChannelType.GuildText, ChannelType.GuildAnnouncement],
});

export type SetOptions = OptionsOf<typeof setOptions>;
export type AnsweringOptions = OptionsOf<typeof answeringOptions>;
export type IgnoreOptions = OptionsOf<typeof ignoreOptions>;
export type DigestOptions = OptionsOf<typeof digestOptions>;

/** As they are, so that handlers' types come from them. */
function optionList<const Options extends APIApplicationCommandBasicOption[]>(...options: Options): Options {
  return options;
}
