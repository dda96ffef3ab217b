import type { MessageCommand } from '../../../src/bot/command.ts';
import { messages } from '../../../src/bot/messages/index.ts';
import { privately } from '../../../src/bot/reply.ts';
import { answerIdUnder } from '../../ask/previous-question.ts';
import { inServer } from '../change-library.ts';
import { moderatorsMenu } from '../moderators-menu.ts';
import { keepAnswered } from './keep-check.ts';

/** On a good answer of Docent's: what was asked, and the claim that came first, as a check question, for moderators. */
export const checkFromMessage: MessageCommand = {
  kind: 'message',
  definition: moderatorsMenu('checkMessage'),
  ephemeral: true,
  command: 'library',
  handle: inServer((request, services) => {
    const { target, isOwn, locale } = request;
    const answerId = isOwn ? answerIdUnder(target) : undefined;
    if (answerId === undefined) return privately({ content: messages[locale].checking.noAnswer });
    return keepAnswered(answerId, request, services);
  }),
};
