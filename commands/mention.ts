import { answerMessage } from '../src/answers/answer.ts';
import type { Mention } from '../src/bot/command.ts';
import { messages } from '../src/bot/messages/index.ts';
import { message } from '../src/bot/reply.ts';

/** "@Docent how much is the trade?" */
export const mention: Mention = {
  handle: async ({ guildId, text, locale }, { library }) => {
    const engine = await library.engineFor(guildId);
    return message(answerMessage(engine.search(text), { articles: engine.articles(), messages: messages[locale] }));
  },
};
