import { ApplicationCommandOptionType } from 'discord-api-types/v10';
import { notThere, unknownArticle } from '../../src/reply/apologies.ts';
import { articleMessage, articlesMessage } from '../../src/reply/article-card.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { articleChoices } from '../../src/reply/place-choices.ts';
import { chooseArticleAction, findArticle } from '../../src/reply/places.ts';
import { chatCommand, component } from '../../src/bot/command.ts';
import { described, messages } from '../../src/bot/messages/index.ts';
import { message } from '../../src/bot/reply.ts';

export const articleCommand = chatCommand(
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
      { type: ApplicationCommandOptionType.Boolean, name: 'public', ...described('article.public') },
    ],
  },
  {
    ephemeral: (options) => options.public !== true,
    repeatable: true,
    handle: (request, { library }) =>
      library.read(request, ({ articles }) => {
        const named = request.options.article;
        const words = messages[request.locale];
        const [only] = articles;
        const found = named === undefined ? only : resolveArticle(named, articles);
        if (named === undefined && articles.length !== 1) return message(articlesMessage(articles, words));
        return found === undefined ? unknownArticle(request, articles) : message(articleMessage(found, words));
      }),
    autocomplete: async (request, { library }) =>
      articleChoices(await library.articles(request), request.focused.value, messages[request.locale]),
  },
);

/** A menu of articles: the one that was chosen. */
export const chooseArticle = component(chooseArticleAction, {
  answers: 'private',
  handle: (request, { library }) =>
    library.read(request, ({ articles }) => {
      const chosen = findArticle(request.values[0] ?? '', articles);
      return chosen === undefined
        ? notThere('gone', request)
        : message(articleMessage(chosen, messages[request.locale]));
    }),
});
