import { ApplicationCommandType } from 'discord-api-types/v10';
import { answerQuestion } from '../ask/answer-question.ts';
import { keepPost } from '../ask/keep-answer.ts';
import { textOf } from '../ask/asked-words.ts';
import { postUnder } from './under-message.ts';
import type { MessageCommand } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately, withNote } from '../../src/bot/reply.ts';

/**
 * On a message: answers it by a public reply under it. Discord hangs a command's own response nowhere, so the answer is posted,
 * and the response, which only the member sees, says where it stands.
 */
export const answerThisQuestion: MessageCommand = {
  kind: 'message',
  definition: {
    type: ApplicationCommandType.Message,
    name: messages.en.commands.answer.name,
    name_localizations: described('answer').name_localizations,
  },
  ephemeral: true,
  command: 'ask',
  cooldown: true,
  handle: async (request, services) => {
    const { answerNotes } = messages[request.locale];
    const question = await textOf(request.target, services);
    if (question === '') return privately({ content: answerNotes.noText });
    const answered = await answerQuestion(request, services, { question, open: true });
    const { message } = answered;
    if (answered.isAbove) return privately(message);
    const posted = await postUnder(request.target.id, message, request, services);
    if ('lacking' in posted) return privately(withNote(answerNotes.cannotPost[posted.lacking], message));
    keepPost(request, services, request.target.id, posted.id, answered);
    return privately({ content: answerNotes.posted(posted.link) });
  },
};
