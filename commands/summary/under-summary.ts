import type { Article } from '../../src/article/article-model.ts';
import { action, textField } from '../../src/bot/action.ts';
import { component } from '../../src/bot/command.ts';
import { escape } from '../../src/bot/markdown.ts';
import { messages, type Messages } from '../../src/bot/messages/index.ts';
import { message } from '../../src/bot/reply.ts';
import { notThere } from '../../src/reply/apologies.ts';
import { titleOf } from '../../src/reply/article-names.ts';
import { button, type Row, rows } from '../../src/reply/message-parts.ts';
import { articleKey, findArticle } from '../../src/reply/places.ts';
import { questionDialog } from '../../src/reply/question-dialog.ts';
import { sampleQuestions } from '../../src/reply/sample-questions.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { answerQuestion } from '../ask/answer-question.ts';

const articleFields = { article: textField(/^~?[\w-]{1,32}$/) };
const askAboutAction = action('sum-ask', articleFields);
const askedAboutAction = action('sum-asked', articleFields);
const readOnAction = action('sum-read', articleFields);

/** *Ask* and *Read on* under a posted summary, for whoever clicks: a section of which there is more has its own button beside its heading. */
export function underSummary(article: Article, { posts }: Messages): readonly Row[] {
  const args = { article: articleKey(article.id) };
  return rows([button(posts.ask, askAboutAction.id(args)), button(posts.readOn, readOnAction.id(args))]);
}

/** *Ask*: opens a field for a question. */
export const askAbout = component(askAboutAction, {
  answers: 'modal',
  command: 'ask',
  handle: async (request, { library }) => {
    const { args, locale } = request;
    const { posts } = messages[locale];
    const [placeholder = ''] = await library.read(request, ({ articles }) => {
      const article = findArticle(args.article, articles);
      return article === undefined ? [] : sampleQuestions([article], 1);
    });
    return questionDialog({
      customId: askedAboutAction.id(args),
      title: posts.askTitle,
      label: posts.question,
      placeholder,
    });
  },
});

/** The question that was sent: answered to its asker, out of the article that was summed up. */
export const askedAbout = component(askedAboutAction, {
  answers: 'private',
  command: 'ask',
  cooldown: true,
  handle: async (request, services) => {
    const articles = await services.library.articles(request);
    const article = findArticle(request.args.article, articles);
    if (article === undefined) return notThere('gone', request);
    const { question = '' } = request.fields;
    const answer = await answerQuestion(request, services, { question, articleId: article.id, open: false });
    return message(answer.message);
  },
});

/** *Read on*: the article's sections, to choose from. */
export const readOn = component(readOnAction, {
  answers: 'private',
  handle: (request, { library }) =>
    library.read(request, ({ articles }) => {
      const article = findArticle(request.args.article, articles);
      if (article === undefined) return notThere('gone', request);
      const words = messages[request.locale];
      return message({ content: `**${escape(titleOf(article, words))}**`, components: sectionMenu([article], words) });
    }),
});
