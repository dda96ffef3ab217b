import type { Article } from '../article/article-model.ts';
import type { ArticleInfo } from '../library/library-view.ts';
import { messages } from '../bot/messages/index.ts';
import { privately, type Reply, withNote } from '../bot/reply.ts';
import type { Request } from '../bot/request.ts';
import { articlesMessage } from './article-card.ts';
import { sectionMenu } from './section-message.ts';

/** An answer that is no longer kept, or never was here. */
export function forgotten({ locale }: Request): Reply {
  return privately({ content: messages[locale].answerNotes.forgotten });
}

/** A place that is not, or no longer, among this server's articles (`gone`), or in an article that has changed since. */
export function notThere(why: 'gone' | 'changed', { locale }: Request): Reply {
  return privately({ content: messages[locale].answerNotes[why] });
}

/** An article that nobody here knows; says which there are. */
export function unknownArticle(
  { locale }: Request,
  articles: readonly Pick<ArticleInfo, 'id' | 'title' | 'author'>[],
): Reply {
  return privately(withNote(messages[locale].answerNotes.unknownArticle, articlesMessage(articles, messages[locale])));
}

/** Nothing that fits what was typed; offers the sections instead. */
export function nothingFound({ locale }: Request, articles: readonly Article[]): Reply {
  const words = messages[locale];
  return privately({ content: words.answerNotes.nothingFound, components: sectionMenu(articles, words) });
}
