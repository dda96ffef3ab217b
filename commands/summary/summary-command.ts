import { ApplicationCommandOptionType as OptionType } from 'discord-api-types/v10';
import { chatGroup } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { described } from '../../src/bot/messages/index.ts';
import { placeChoices } from '../../src/reply/place-choices.ts';
import type { AutocompleteRequest } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { tagChoices } from './forum-tags.ts';
import { previewSeries, previewSummary } from './draft-post.ts';
import { listSchedules } from './scheduled-list.ts';
import { readSummary } from './read-summary.ts';
import { sumUpOptions, seriesOptions, summaryOptions } from './summary-options.ts';

/** A forum's tags, sections or articles: whichever is typed. */
const choices = (request: AutocompleteRequest<{ readonly channel: string | undefined }>, services: Services) =>
  request.focused.name === 'tags' ? tagChoices(request, services) : placeChoices(request, services);

const moderators = { ephemeral: () => true, requires: manageMessages };

/**
 * Everyone reads summaries; moderators preview, post and schedule them. Discord knows permissions of whole commands only: who may post is
 * checked here, by Manage Messages or because the server gave them the command.
 */
export const summaryCommand = chatGroup(
  {
    name: 'summary',
    ...described('summary'),
    options: [
      { type: OptionType.Subcommand, name: 'read', ...described('summary.read'), options: sumUpOptions },
      { type: OptionType.Subcommand, name: 'post', ...described('summary.post'), options: summaryOptions },
      { type: OptionType.Subcommand, name: 'today', ...described('summary.today'), options: seriesOptions },
      { type: OptionType.Subcommand, name: 'scheduled', ...described('summary.scheduled') },
    ],
  },
  {
    read: { ephemeral: () => true, handle: readSummary, autocomplete: placeChoices },
    post: { ...moderators, handle: previewSummary, autocomplete: choices },
    today: { ...moderators, handle: previewSeries, autocomplete: choices },
    scheduled: { ...moderators, handle: listSchedules },
  },
);
