import {
  ApplicationCommandOptionType as OptionType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import { chatGroup } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/dispatch.ts';
import { described } from '../../src/bot/messages/index.ts';
import { placeChoices } from '../../src/reply/place-choices.ts';
import { previewSeries, previewSummary } from './draft-post.ts';
import { listSchedules } from './scheduled-list.ts';
import { seriesOptions, summaryOptions } from './summary-options.ts';

/** Preview, post and schedule summaries. Who may is Discord's decision: these permissions, unless the server set others. */
export const summaryCommand = chatGroup(
  {
    name: 'summary',
    ...described('summary'),
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    options: [
      { type: OptionType.Subcommand, name: 'post', ...described('summary.post'), options: summaryOptions },
      { type: OptionType.Subcommand, name: 'today', ...described('summary.today'), options: seriesOptions },
      { type: OptionType.Subcommand, name: 'scheduled', ...described('summary.scheduled') },
    ],
  },
  {
    post: { ephemeral: () => true, handle: previewSummary, autocomplete: placeChoices },
    today: { ephemeral: () => true, handle: previewSeries, autocomplete: placeChoices },
    scheduled: { ephemeral: () => true, handle: listSchedules },
  },
);
