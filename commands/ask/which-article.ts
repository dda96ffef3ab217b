import { action, choiceField, localeField, optionalField, snowflakeField } from '../../src/bot/action.ts';
import { component } from '../../src/bot/command.ts';
import { type Locale, messages } from '../../src/bot/messages/index.ts';
import { type Message, privately } from '../../src/bot/reply.ts';
import type { LibraryView } from '../../src/library/library-view.ts';
import { notThere } from '../../src/reply/apologies.ts';
import { articleMenu } from '../../src/reply/article-card.ts';
import { articleMeant, libraryLine } from '../../src/reply/article-names.ts';
import type { AnswerContext } from '../../src/reply/message-parts.ts';
import { findArticle } from '../../src/reply/places.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { articleNamedIn, type SearchResult, type WholeAbout } from '../../src/search/index.ts';
import type { Article } from '../../src/article/article-model.ts';
import { questionLine, summaryAnswer, wholeMessage } from './answer-message.ts';
import { topLineOf } from './previous-question.ts';
import type { Whole } from './whole-facts.ts';

const abouts: readonly WholeAbout[] = ['summary', 'title', 'author', 'date', 'source', 'length', 'sections'];
const aboutField = choiceField<WholeAbout>(abouts.map((about) => [about, about] as const));

/** A menu of articles: what was asked about a whole article, of the one that was chosen. */
const chooseWholeAction = action('about', {
  about: aboutField,
  also: optionalField(aboutField),
  ownerId: snowflakeField,
  locale: localeField,
});

/** The articles that a question about a whole article means: the one that it names, or that is meant without; else all that are asked. */
export function articlesMeant(
  question: string,
  articles: readonly Article[],
  { defaultArticleId }: LibraryView,
  lastArticleId: string | undefined,
): readonly Article[] {
  const meant = articleNamedIn(question, articles) ?? articleMeant(articles, { defaultArticleId, lastArticleId });
  return meant === undefined ? articles : [meant];
}

type Asker = { readonly ownerId: string; readonly locale: Locale };

/** Asks which of several articles a question about a whole article means. */
export function whichArticle(
  { question }: SearchResult,
  { about, also }: Whole,
  context: AnswerContext,
  { ownerId, locale }: Asker,
): Message {
  const { articles, messages: words } = context;
  const top = questionLine(question, context);
  return {
    content: [...(top === '' ? [] : [top]), words.several.which, libraryLine(articles, words)].join('\n'),
    components: articleMenu(
      articles,
      words.several.choose,
      chooseWholeAction.id({ about, also, ownerId, locale }),
      words,
    ),
  };
}

/** Who asked has the answer in the menu's place; anyone else gets one of their own. */
export const chooseWhole = component(chooseWholeAction, {
  answers: 'update',
  command: 'ask',
  handle: (request, { library }) =>
    library.read(request, (view) => {
      const { about, also, ownerId } = request.args;
      const article = findArticle(request.values[0] ?? '', view.articles);
      if (article === undefined) return notThere('gone', request);
      const isOwn = ownerId === request.userId;
      const words = messages[isOwn ? request.args.locale : request.locale];
      const intent: Whole = { kind: 'whole', about, ...(also !== undefined && { also }) };
      const context = { articles: [article], shelf: view.articles, messages: words };
      const top = topLineOf(request.message) ?? '';
      const content = summaryAnswer(intent, top, context, view) ?? wholeMessage(intent, top, context);
      const answer: Message = { ...content, components: sectionMenu([article], words) };
      return isOwn ? { kind: 'update', message: answer } : privately(answer);
    }),
});
