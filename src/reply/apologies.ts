import type { Article } from '../article/article-model.ts';
import type { ArticleInfo } from '../library/library-view.ts';
import { messages } from '../bot/messages/index.ts';
import { privately, type Reply, withNote } from '../bot/reply.ts';
import type { Request } from '../bot/request.ts';
import { articlesMessage, libraryMenu, libraryMessage } from './article-card.ts';
import { libraryLine } from './article-names.ts';

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
  const words = messages[locale];
  const known = articles.length > 1 ? libraryMessage(articles, words) : articlesMessage(articles, words);
  return privately(withNote(words.answerNotes.unknownArticle, known));
}

/** Nothing that fits what was typed; offers the sections instead, or the articles. */
export function nothingFound({ locale }: Request, articles: readonly Article[]): Reply {
  const words = messages[locale];
  const text =
    articles.length > 1
      ? `${words.several.nothingFound}\n${libraryLine(articles, words)}`
      : words.answerNotes.nothingFound;
  return privately({ content: text, components: libraryMenu(articles, words) });
}
