import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { answerMessage } from '../src/answers/answer.ts';
import { chatCommand } from '../src/bot/command.ts';
import { described, messages } from '../src/bot/messages/index.ts';

export const ask = chatCommand(
  {
    name: 'ask',
    ...described('ask'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'question',
        ...described('ask.question'),
        required: true,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('ask.private') },
    ],
  },
  {
    cooldown: true,
    ephemeral: (options) => options.private ?? false,
    handle: async ({ guildId, options, locale }, { library }) => {
      const engine = await library.engineFor(guildId);
      const result = engine.search(options.question);
      const message = answerMessage(result, { articles: engine.articles(), messages: messages[locale] });
      return { kind: 'message', message, ephemeral: options.private ?? false };
    },
  },
);
