import {
  type APIApplicationCommandChannelOption,
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { chatGroup } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/dispatch.ts';
import { described } from '../../src/bot/messages/index.ts';
import { choice } from '../../src/reply/described-choice.ts';
import { placeChoices } from '../../src/reply/place-choices.ts';
import { previewSeries, previewSummary } from './summary-preview.ts';
import { listSchedules } from './summary-scheduled.ts';

/** "In 2h", "tomorrow 9:00", a date: nothing longer is a time. */
const whenLength = 60;

const article = {
  type: OptionType.String,
  name: 'article',
  ...described('summary.article'),
  autocomplete: true,
} as const;

/** Where a message with embeds can stand and be read again. */
const postable: NonNullable<APIApplicationCommandChannelOption['channel_types']> = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

const channel = {
  type: OptionType.Channel,
  name: 'channel',
  ...described('summary.channel'),
  channel_types: postable,
} as const;

/** Preview, post and schedule summaries. Who may is Discord's decision: these permissions, unless the server set others. */
export const summary = chatGroup(
  {
    name: 'summary',
    ...described('summary'),
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      {
        type: OptionType.Subcommand,
        name: 'post',
        ...described('summary.post'),
        options: [
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
        ],
      },
      {
        type: OptionType.Subcommand,
        name: 'today',
        ...described('summary.today'),
        options: [
          { type: OptionType.String, name: 'start', ...described('summary.start'), max_length: whenLength },
          channel,
          {
            type: OptionType.String,
            name: 'talk',
            ...described('summary.talk'),
            choices: [choice('poll', 'summary.talk.poll'), choice('question', 'summary.talk.question')],
          },
          article,
        ],
      },
      { type: OptionType.Subcommand, name: 'scheduled', ...described('summary.scheduled') },
    ],
  },
  {
    post: { ephemeral: () => true, handle: previewSummary, autocomplete: placeChoices },
    today: { ephemeral: () => true, handle: previewSeries, autocomplete: placeChoices },
    scheduled: { ephemeral: () => true, handle: listSchedules },
  },
);
