import { ApplicationCommandType, ApplicationIntegrationType, InteractionContextType } from 'discord-api-types/v10';
import type { MessageCommand } from '../../../src/bot/command.ts';
import { manageMessages } from '../../../src/bot/permissions.ts';
import { described, messages } from '../../../src/bot/messages/index.ts';
import { privately } from '../../../src/bot/reply.ts';
import { answerIdUnder } from '../../ask/previous-question.ts';
import { inServer } from '../change-library.ts';
import { keepAnswered } from './keep-check.ts';

/** On a good answer of Docent's: what was asked, and the claim that came first, as a check question, for moderators. */
export const checkFromMessage: MessageCommand = {
  kind: 'message',
  definition: {
    type: ApplicationCommandType.Message,
    name: messages.en.commands.checkMessage.name,
    name_localizations: described('checkMessage').name_localizations,
    default_member_permissions: String(manageMessages),
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  },
  ephemeral: true,
  command: 'library',
  handle: inServer((request, services) => {
    const { target, isOwn, locale } = request;
    const answerId = isOwn ? answerIdUnder(target) : undefined;
    if (answerId === undefined) return privately({ content: messages[locale].checking.noAnswer });
    return keepAnswered(answerId, request, services);
  }),
};
