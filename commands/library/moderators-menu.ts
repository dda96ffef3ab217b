import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import { manageMessages } from '../../src/bot/permissions.ts';
import { described, messages } from '../../src/bot/messages/index.ts';

/** What Discord is told of a menu on messages that is for a server's moderators. */
export const moderatorsMenu = (name: 'addToLibrary' | 'checkMessage' | 'teachMessage') => ({
  type: ApplicationCommandType.Message as const,
  name: messages.en.commands[name].name,
  name_localizations: described(name).name_localizations,
  default_member_permissions: String(manageMessages),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
});
