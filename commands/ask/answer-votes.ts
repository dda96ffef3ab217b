import { forgotten, outdated } from '../../src/reply/apologies.ts';
import { componentsUnder, findAnswer } from './stored-answer.ts';
import { readView } from './answer-view.ts';
import type { Component } from '../../src/bot/command.ts';
import { scopeOf } from '../../src/bot/request.ts';
import type { Vote } from '../../src/library/port.ts';

/** 👍 and 👎: one vote a member and answer, changed by the other, taken back by the same; only counts are shown. */
function voting(vote: Vote): Component {
  return {
    kind: 'component',
    action: vote,
    answers: 'update',
    handle: async (request, services) => {
      const view = readView(request.args);
      if (view === undefined) return outdated(request);
      const stored = await findAnswer(request, services, view.answerId);
      if (stored === undefined) return forgotten(request);
      const votes = await services.store.votes.cast(scopeOf(request), view.answerId, request.userId, vote);
      const components = componentsUnder(stored, { view, votes, inServer: request.guildId !== undefined });
      // The text above stays as it is.
      return { kind: 'update', message: { components } };
    },
  };
}

export const voteUp = voting('up');
export const voteDown = voting('down');
