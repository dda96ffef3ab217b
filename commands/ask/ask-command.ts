import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { articleChoices, resolveArticle } from '../../src/reply/place-choices.ts';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { respond } from './answer-question.ts';
import { chatCommand } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';

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
      { type: ApplicationCommandOptionType.String, name: 'article', ...described('ask.article'), autocomplete: true },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('ask.private') },
    ],
  },
  {
    cooldown: true,
    ephemeral: (options) => options.private ?? false,
    handle: async (request, services) => {
      const { question, article: named, private: ephemeral = false } = request.options;
      const articles = (await services.library.engineFor(request.guildId)).articles();
      const article = named === undefined ? undefined : resolveArticle(named, articles);
      if (named !== undefined && article === undefined) return unknownArticle(request, articles);
      const message = await respond(request, services, {
        question,
        open: !ephemeral,
        ...(article !== undefined && { articleId: article.id }),
      });
      return { kind: 'message', message, ephemeral };
    },
    autocomplete: async ({ guildId, focused, locale }, { library }) =>
      articleChoices((await library.engineFor(guildId)).articles(), focused.value, messages[locale]),
  },
);
