import { component } from '../../src/bot/command.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { message, privately, type Reply } from '../../src/bot/reply.ts';
import type { CommandRequest, Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { action } from '../../src/bot/action.ts';
import { notThere, unknownArticle } from '../../src/reply/apologies.ts';
import { articleMenu } from '../../src/reply/article-card.ts';
import { articleMeant, libraryLine } from '../../src/reply/article-names.ts';
import { resolveArticle } from '../../src/reply/picked-places.ts';
import { findArticle } from '../../src/reply/places.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { summaryText } from '../../src/reply/summary-text.ts';
import type { Article } from '../../src/article/article-model.ts';
import type { SumUpOptions } from './summary-options.ts';

/** A menu of articles: the summary of the one that was chosen. */
const chooseSummaryAction = action('sum-up', {});

/** /summary read: what the article says, in a few of its claims, for whoever asks. */
export function readSummary({ options, ...request }: CommandRequest<SumUpOptions>, services: Services): Promise<Reply> {
  return services.library.read(request, (library) => {
    const { articles } = library;
    const named = options.article === undefined ? undefined : resolveArticle(options.article, articles);
    if (options.article !== undefined && named === undefined) return unknownArticle(request, articles);
    const only = named ?? articleMeant(articles, library);
    return only === undefined ? whichArticle(library, request) : summaryOf(only, library, request);
  });
}

export const chooseSummary = component(chooseSummaryAction, {
  answers: 'private',
  handle: (request, { library }) =>
    library.read(request, (view) => {
      const chosen = findArticle(request.values[0] ?? '', view.articles);
      return chosen === undefined ? notThere('gone', request) : summaryOf(chosen, view, request);
    }),
});

function summaryOf(article: Article, library: LibraryView, { locale }: Request): Reply {
  const words = messages[locale];
  const text = summaryText(article, library, words);
  if (text === undefined) return privately({ content: words.sumUp.nothing });
  return message({ content: text, components: sectionMenu([article], words) });
}

function whichArticle({ articles }: LibraryView, { locale }: Request): Reply {
  const words = messages[locale];
  if (articles.length === 0) return privately({ content: words.sumUp.nothing });
  return message({
    content: libraryLine(articles, words),
    components: articleMenu(articles, words.sumUp.choose, chooseSummaryAction.id({}), words),
  });
}
