import { messageLink } from '../../src/bot/channels.ts';
import { component } from '../../src/bot/command.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { type Message, privately, type Reply } from '../../src/bot/reply.ts';
import { isAskers, type Request } from '../../src/bot/request.ts';
import type { Services } from '../../src/bot/services.ts';
import { answerMs } from '../../src/library/days-kept.ts';
import { scopeOf } from '../../src/library/ids.ts';
import { forgotten, notThere } from '../../src/reply/apologies.ts';
import { canShare, pageRange, shareAnswerAction, turnAnswerAction } from './under-answer.ts';
import { pageMessage, withStoredAnswer } from './stored-answer.ts';
import { keepQuotes } from './keep-answer.ts';

/** *More* and *Back*: whoever asked turns the page; anyone else gets a copy of their own. */
export const turnAnswer = component(turnAnswerAction, {
  answers: 'update',
  handle: (request, services) => {
    const { args: view, userId, locale } = request;
    return withStoredAnswer(view.answerId, request, services, async (stored) => {
      const mine = view.ownerId === userId;
      const shown = mine ? view : { ...view, ownerId: userId, open: false, locale };
      const votes = await services.store.votes.count(scopeOf(request), view.answerId);
      const under = { view: shown, votes, canShare: canShare(stored.hits, stored.library, request) };
      const page = pageMessage(stored, { message: request.message, under });
      if (page === undefined) return forgotten(request);
      if (page === 'changed') return notThere('changed', request);
      if (mine) return { kind: 'update', message: page };
      return privately({ ...page, content: `${page.content ?? ''}\n-# ${messages[locale].answerNotes.notYours}` });
    });
  },
});

/** *Share*: a private answer, for everyone; by whoever asked, and each page once. */
export const shareAnswer = component(shareAnswerAction, {
  answers: 'public',
  command: 'ask',
  cooldown: true,
  handle: (request, services) => {
    const { args: view, userId, locale } = request;
    const { notYoursToPost } = messages[locale].answerNotes;
    if (view.ownerId !== userId || !isAskers(request)) return privately({ content: notYoursToPost });
    return withStoredAnswer(view.answerId, request, services, async (stored) => {
      const votes = await services.store.votes.count(scopeOf(request), view.answerId);
      const under = { view: { ...view, open: true }, votes, canShare: canShare(stored.hits, stored.library, request) };
      const page = pageMessage(stored, { message: request.message, under, sharedBy: userId });
      if (page === undefined) return forgotten(request);
      if (page === 'changed') return notThere('changed', request);
      return sharedOnce(`${view.answerId}:${view.page}`, page, request, services, (messageId) => {
        const { from, to } = pageRange(view);
        const claims = stored.hits.slice(from, to).filter((hit) => hit !== undefined);
        const { guildId, channelId } = request;
        keepQuotes({ guildId, channelId, messageId, kind: 'answer', claims }, services);
      });
    });
  },
});

/** Posts something for everyone, once; who comes later is told where it stands. */
export async function sharedOnce(
  what: string,
  body: Message,
  request: Request,
  services: Services,
  sent: (messageId: string) => void = () => undefined,
): Promise<Reply> {
  const { once } = services.store;
  const [scope, shared] = [scopeOf(request), `share:${what}`];
  if (!(await once.take(scope, shared, services.now(), answerMs(services.retentionDays))))
    return privately({ content: messages[request.locale].answerNotes.alreadyPosted(await once.noted(scope, shared)) });
  return {
    kind: 'message',
    message: body,
    unsent: () => once.giveBack(scope, shared),
    sent: (messageId) => {
      sent(messageId);
      return once.note(scope, shared, messageLink(request, messageId));
    },
  };
}
