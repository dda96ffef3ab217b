import { forgotten, outdated } from '../../src/reply/apologies.ts';
import { findAnswer, pageMessage } from './stored-answer.ts';
import { readView } from './answer-view.ts';
import type { Component } from '../../src/bot/command.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { message, privately } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/bot/request.ts';

/** *More hits* and *Back*: whoever asked turns the page; anyone else gets a copy of their own. */
export const turnAnswer: Component = {
  kind: 'component',
  action: 'more',
  answers: 'update',
  handle: async (request, services) => {
    const view = readView(request.args);
    if (view === undefined) return outdated(request);
    const stored = await findAnswer(request, services, view.answerId);
    if (stored === undefined) return forgotten(request);
    const mine = view.ownerId === request.userId;
    const shown = mine ? view : { ...view, ownerId: request.userId, open: false, locale: request.locale };
    const votes = await services.store.votes.count(scopeOf(request), view.answerId);
    const inServer = request.guildId !== undefined;
    const page = pageMessage(stored, { message: request.message, under: { view: shown, votes, inServer } });
    if (page === undefined) return forgotten(request);
    if (mine) return { kind: 'update', message: page };
    return privately({ content: messages[request.locale].answerNotes.notYours, ...page });
  },
};

/** *Post to channel*: a private answer, for everyone. */
export const shareAnswer: Component = {
  kind: 'component',
  action: 'share',
  answers: 'public',
  cooldown: true,
  handle: async (request, services) => {
    const view = readView(request.args);
    if (view === undefined) return outdated(request);
    const stored = await findAnswer(request, services, view.answerId);
    if (stored === undefined) return forgotten(request);
    const votes = await services.store.votes.count(scopeOf(request), view.answerId);
    const page = pageMessage(stored, {
      message: request.message,
      under: { view: { ...view, ownerId: request.userId, open: true }, votes, inServer: request.guildId !== undefined },
      sharedBy: request.userId,
    });
    return page === undefined ? forgotten(request) : message(page);
  },
};
