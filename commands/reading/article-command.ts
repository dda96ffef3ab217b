import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { gone, unknownArticle } from '../../src/reply/apologies.ts';
import { articleMessage, articlesMessage } from '../../src/reply/article-card.ts';
import { articleChoices, resolveArticle } from '../../src/reply/place-choices.ts';
import { findArticle } from '../../src/reply/places.ts';
import { chatCommand, type Component } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';

export const article = chatCommand(
  {
    name: 'article',
    ...described('article'),
    options: [
      {
        type: ApplicationCommandOptionType.String,
        name: 'article',
        ...described('article.article'),
        autocomplete: true,
      },
      { type: ApplicationCommandOptionType.Boolean, name: 'private', ...described('article.private') },
    ],
  },
  {
    ephemeral: (options) => options.private ?? false,
    handle: async (request, { library }) => {
      const { article: named, private: ephemeral = false } = request.options;
      const words = messages[request.locale];
      const articles = (await library.engineFor(request.guildId)).articles();
      const [only] = articles;
      const found = named === undefined ? only : resolveArticle(named, articles);
      if (named === undefined && articles.length !== 1)
        return { kind: 'message', message: articlesMessage(articles, words), ephemeral };
      if (found === undefined) return unknownArticle(request, articles);
      return { kind: 'message', message: articleMessage(found, words), ephemeral };
    },
    autocomplete: async ({ guildId, focused, locale }, { library }) =>
      articleChoices((await library.engineFor(guildId)).articles(), focused.value, messages[locale]),
  },
);

/** A menu of articles: the one that was chosen. */
export const chooseArticle: Component = {
  kind: 'component',
  action: 'article',
  answers: 'private',
  handle: async (request, { library }) => {
    const articles = (await library.engineFor(request.guildId)).articles();
    const chosen = findArticle(request.values[0] ?? '', articles);
    return chosen === undefined ? gone(request) : privately(articleMessage(chosen, messages[request.locale]));
  },
};
