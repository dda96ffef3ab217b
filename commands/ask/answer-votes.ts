import { type Component, component } from '../../src/bot/command.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Vote } from '../../src/library/port.ts';
import { componentsUnder, voteActions } from './answer-message.ts';
import { withStoredAnswer } from './stored-answer.ts';

/** 👍 and 👎: one vote a member and answer, changed by the other, taken back by the same; only counts are shown. */
function voting(vote: Vote): Component {
  return component(voteActions[vote], {
    answers: 'update',
    handle: (request, services) => {
      const { args: view, userId, guildId } = request;
      return withStoredAnswer(view.answerId, request, services, async (stored) => {
        const votes = await services.store.votes.cast(scopeOf(request), view.answerId, userId, vote);
        const components = componentsUnder(stored, { view, votes, inServer: guildId !== undefined });
        // The text above stays as it is.
        return { kind: 'update', message: { components } };
      });
    },
  });
}

export const voteUp = voting('up');
export const voteDown = voting('down');
