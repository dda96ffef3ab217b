import { component } from '../../src/bot/command.ts';
import { manageMessages } from '../../src/bot/permissions.ts';
import { escape } from '../../src/bot/markdown.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { type Message, message, privately, type Reply } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { ComponentRequest } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { articleSince } from '../../src/article/article-places.ts';
import {
  answerQuizAction,
  findStretch,
  isRight,
  type QuizRef,
  revealPollAction,
  revealQuizAction,
  scoreText,
  showQuizAction,
  solution,
} from './quiz-message.ts';

/** An option under a quiz: whether it is right, privately, with the claim. Only a member's first answer counts. */
export const answerQuiz = component(answerQuizAction, {
  answers: 'private',
  handle: async (request, services) => {
    const ref = request.args;
    const { quiz } = messages[request.locale];
    const found = await stretchesOf(ref, request, services);
    if (found?.chosen === undefined) return message({ content: quiz.changed });
    const { answer, chosen } = found;
    const right = isRight(chosen.text, answer.text);
    const counted = await services.store.quizzes.answer({
      scope: scopeOf(request),
      quizId: ref.quizId,
      memberId: request.userId,
      right,
      at: services.now(),
    });
    const verdict = right ? `✅ ${quiz.right}` : `❌ ${quiz.wrong(escape(chosen.text))}`;
    const above = counted.first ? verdict : quiz.already;
    return message(solution(answer.place, ref.answer, above, quiz.score(counted.right, counted.all)));
  },
});

/** *Show me the answer* under a poll: for whoever asks. */
export const showQuiz = component(showQuizAction, {
  answers: 'private',
  handle: async (request, services) => {
    const { quiz } = messages[request.locale];
    const found = await stretchesOf(request.args, request, services);
    if (found === undefined) return message({ content: quiz.changed });
    return message(solution(found.answer.place, request.args.answer, quiz.answer, ''));
  },
});

/** *Reveal to all*: a moderator ends the riddle, in the quiz itself. */
export const revealQuiz = component(revealQuizAction, {
  answers: 'update',
  requires: manageMessages,
  command: 'quiz',
  handle: async (request, services) => {
    const words = messages[request.locale];
    const revealed = await revealedBy(request, services, async ({ quizId }) =>
      scoreText(await services.store.quizzes.count(scopeOf(request), quizId), words),
    );
    if ('kind' in revealed) return revealed;
    const solved = { ...revealed, components: [] };
    const { messageId } = request.args;
    // Quizzes of before have the button under themselves.
    if (messageId === undefined) return { kind: 'update', message: solved };
    try {
      await services.channels.edit(request.channelId, messageId, solved);
    } catch (error) {
      services.log.warn({ err: error, request: request.id }, 'a quiz cannot be changed where it stands');
      return message(revealed);
    }
    return { kind: 'update', message: { content: words.quizzing.revealed, components: [] } };
  },
});

/** *Reveal to all* under a poll, which Discord lets nobody edit, and which counts its votes itself. */
export const revealPoll = component(revealPollAction, {
  answers: 'public',
  requires: manageMessages,
  command: 'quiz',
  handle: async (request, services) => {
    const revealed = await revealedBy(request, services, () => Promise.resolve(''));
    return 'kind' in revealed ? revealed : message(revealed);
  },
});

async function revealedBy(
  request: ComponentRequest<QuizRef>,
  services: Services,
  below: (ref: QuizRef) => Promise<string>,
): Promise<Message | Reply> {
  const ref = request.args;
  const { quiz } = messages[request.locale];
  const found = await stretchesOf(ref, request, services);
  if (found === undefined) return privately({ content: quiz.changed });
  return solution(found.answer.place, ref.answer, quiz.answer, await below(ref));
}

/** In this server's articles only, and only while the claim says what it said. */
function stretchesOf(ref: QuizRef, request: ComponentRequest, { library }: Services) {
  return library.read(request, ({ articles }) => {
    const article = articleSince(ref.revision, articles);
    const answer = article && findStretch(ref.answer, ref.revision, article);
    if (article === undefined || answer === undefined) return undefined;
    const chosen = ref.chosen && findStretch(ref.chosen, ref.revision, article);
    return { answer, ...(chosen !== undefined && { chosen }) };
  });
}
