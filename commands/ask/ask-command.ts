import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { articleChoices, resolveArticle } from '../../src/reply/place-choices.ts';
import { unknownArticle } from '../../src/reply/apologies.ts';
import { answerQuestion } from './answer-question.ts';
import { chatCommand } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message } from '../../src/bot/reply.ts';

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
      const articles = await services.library.articles(request.guildId);
      const article = named === undefined ? undefined : resolveArticle(named, articles);
      if (named !== undefined && article === undefined) return unknownArticle(request, articles);
      const answer = await answerQuestion(request, services, {
        question,
        open: !ephemeral,
        ...(article !== undefined && { articleId: article.id }),
      });
      return message(answer);
    },
    autocomplete: async ({ guildId, focused, locale }, { library }) =>
      articleChoices(await library.articles(guildId), focused.value, messages[locale]),
  },
);
