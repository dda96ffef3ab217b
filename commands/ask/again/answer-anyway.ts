import { component } from '../../../src/bot/command.ts';
import { scopeOf } from '../../../src/library/ids.ts';
import { forgotten } from '../../../src/reply/apologies.ts';
import { findArticle } from '../../../src/reply/places.ts';
import { answerQuestion } from '../answer-question.ts';
import { keepQuotes } from '../keep-answer.ts';
import { questionOver } from '../previous-question.ts';
import { answerAnywayAction, answerHeardAction } from './answered-above.ts';

/** *Answer anyway*: puts the answer in the place of what pointed to one above. */
export const answerAnyway = component(answerAnywayAction, {
  answers: 'update',
  command: 'ask',
  cooldown: true,
  handle: async (request, services) => {
    const { answerId, article: key } = request.args;
    const { message, guildId, channelId } = request;
    const question = (await services.store.answers.find(scopeOf(request), answerId))?.question;
    const articles = await services.library.articles(request);
    const article = key === undefined ? undefined : findArticle(key, articles);
    if (question === undefined || (key !== undefined && article === undefined)) return forgotten(request);
    const open = message?.isPrivate !== true;
    const answered = await answerQuestion(request, services, {
      question,
      open,
      anyway: true,
      ...(article !== undefined && { articleId: article.id }),
    });
    if (open && message !== undefined)
      keepQuotes({ guildId, channelId, messageId: message.id, kind: 'answer', claims: answered.shown }, services);
    return { kind: 'update', message: answered.message };
  },
});

/** The same of a question that nobody addressed to Docent: answered as it would have been, with nothing kept of it. */
export const answerHeard = component(answerHeardAction, {
  answers: 'update',
  command: 'ask',
  cooldown: true,
  handle: async (request, services) => {
    const question = questionOver(request.message?.content ?? '');
    if (question === undefined) return forgotten(request);
    const asked = { question, open: true, anyway: true, isOverheard: true } as const;
    const { message } = await answerQuestion(request, services, asked);
    return { kind: 'update', message: { components: [], ...message } };
  },
});
