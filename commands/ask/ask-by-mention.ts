import { previousQuestion } from './previous-question.ts';
import { answerQuestion } from './answer-question.ts';
import type { Mention } from '../../src/bot/command.ts';
import { message } from '../../src/bot/reply.ts';

/** "@Docent how much is the trade?"; in reply to one of Docent's answers, it may go on from that: "and China?". */
export const mention: Mention = {
  handle: async (request, services) => {
    const previous = await previousQuestion(request.repliesTo, request, services);
    return message(await answerQuestion(request, services, { question: request.text, previous, open: true }));
  },
};
