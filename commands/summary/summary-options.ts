import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandChannelOption,
  ApplicationCommandOptionType as OptionType,
  ChannelType,
} from 'discord-api-types/v10';
import type { OptionsOf } from '../../src/bot/command.ts';
import { described } from '../../src/bot/messages/index.ts';
import { choice } from '../../src/reply/described-choice.ts';

/** "In 2h", "tomorrow 9:00", a date: nothing longer is a time. */
const whenLength = 60;

/** Where a message with embeds can stand and be read again. */
const postable: NonNullable<APIApplicationCommandChannelOption['channel_types']> = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

const article = {
  type: OptionType.String,
  name: 'article',
  ...described('summary.article'),
  autocomplete: true,
} as const;

const channel = {
  type: OptionType.Channel,
  name: 'channel',
  ...described('summary.channel'),
  channel_types: postable,
} as const;

/** Of /summary read. */
export const sumUpOptions = optionList(article);

const tags = { type: OptionType.String, name: 'tags', ...described('summary.tags'), autocomplete: true } as const;
const publish = { type: OptionType.Boolean, name: 'publish', ...described('summary.publish') } as const;

/** Of /summary post. */
export const summaryOptions = optionList(
  { type: OptionType.String, name: 'section', ...described('summary.section'), autocomplete: true },
  {
    type: OptionType.String,
    name: 'length',
    ...described('summary.length'),
    choices: [choice('short', 'summary.length.short'), choice('full', 'summary.length.full')],
  },
  channel,
  { type: OptionType.Boolean, name: 'pin', ...described('summary.pin') },
  { type: OptionType.Boolean, name: 'thread', ...described('summary.thread') },
  { type: OptionType.String, name: 'when', ...described('summary.when'), max_length: whenLength },
  article,
  publish,
  tags,
);

/** Of /summary today. */
export const seriesOptions = optionList(
  { type: OptionType.String, name: 'start', ...described('summary.start'), max_length: whenLength },
  channel,
  {
    type: OptionType.String,
    name: 'talk',
    ...described('summary.talk'),
    choices: [choice('poll', 'summary.talk.poll'), choice('question', 'summary.talk.question')],
  },
  article,
  publish,
  tags,
);

export type SumUpOptions = OptionsOf<typeof sumUpOptions>;
export type SummaryOptions = OptionsOf<typeof summaryOptions>;
export type SeriesOptions = OptionsOf<typeof seriesOptions>;

/** As they are, so that handlers' types come from them. */
function optionList<const Options extends APIApplicationCommandBasicOption[]>(...options: Options): Options {
  return options;
}
