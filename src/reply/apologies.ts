import type { Article } from '../article/article-model.ts';
import { messages } from '../bot/messages/index.ts';
import { privately, type Reply } from '../bot/reply.ts';
import type { Request } from '../bot/request.ts';
import { articlesMessage } from './article-card.ts';
import { sectionMenu } from './section-message.ts';

/** A button whose arguments this version never made. */
export function outdated({ locale }: Request): Reply {
  return privately({ content: messages[locale].errors.outdated });
}

/** An answer that is no longer kept, or never was here. */
export function forgotten({ locale }: Request): Reply {
  return privately({ content: messages[locale].answerNotes.forgotten });
}

/** A section, claim or article that is not, or no longer, among this server's articles. */
export function gone({ locale }: Request): Reply {
  return privately({ content: messages[locale].answerNotes.gone });
}

/** An article that nobody here knows; says which there are. */
export function unknownArticle({ locale }: Request, articles: readonly Article[]): Reply {
  return privately({
    content: messages[locale].answerNotes.unknownArticle,
    ...articlesMessage(articles, messages[locale]),
  });
}

/** Nothing that fits what was typed; offers the sections instead. */
export function nothingFound({ locale }: Request, articles: readonly Article[]): Reply {
  const words = messages[locale];
  return privately({ content: words.answerNotes.nothingFound, components: sectionMenu(articles, words) });
}
