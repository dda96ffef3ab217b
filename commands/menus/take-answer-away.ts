import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import type { MessageCommand } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';

/** On a message of Docent's: takes it out of the channel, for moderators. */
export const takeAnswerAway: MessageCommand = {
  kind: 'message',
  definition: {
    type: ApplicationCommandType.Message,
    name: messages.en.commands.remove.name,
    name_localizations: described('remove').name_localizations,
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  ephemeral: true,
  handle: async (request, { channels, store }) => {
    const { target, isOwn, channelId, locale } = request;
    const { notMine, takenAway } = messages[locale].answerNotes;
    // Docent may be allowed to delete what others wrote; that is not what this is for.
    if (!isOwn) return privately({ content: notMine });
    await channels.remove(channelId, target.id);
    await store.quotes.remove(scopeOf(request), target.id);
    return privately({ content: takenAway });
  },
};
