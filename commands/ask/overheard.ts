import type { Overheard } from '../../src/bot/command.ts';
import { message } from '../../src/bot/reply.ts';
import { answerQuestion } from './ask-command.ts';

/** A question that nobody addressed to Docent: answered where the article surely does, and never kept. */
export const overheard: Overheard = {
  handle: async (request, services) => {
    const { status, intent } = await services.library.read(request.guildId, ({ search }) => search(request.text));
    if (status !== 'answered' || intent.kind !== 'claims') return undefined;
    const asked = { question: request.text, open: true, isOverheard: true } as const;
    return message((await answerQuestion(request, services, asked)).message);
  },
};
