import { ButtonStyle } from 'discord-api-types/v10';
import { action, choiceField, idField } from '../../src/bot/action.ts';
import { type Component, component } from '../../src/bot/command.ts';
import { type Locale, messages } from '../../src/bot/messages/index.ts';
import type { Message } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/library/ids.ts';
import type { Fault, Vote } from '../../src/library/asked/answer-records.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { canShare, componentsUnder, voteActions } from './under-answer.ts';
import { withStoredAnswer } from './stored-answer.ts';

const faults: readonly Fault[] = ['claim', 'outdated', 'question'];
const faultAction = action('fault', {
  answerId: idField,
  fault: choiceField<Fault>(faults.map((fault) => [fault, fault] as const)),
});

/**
 * 👍 and 👎: one vote a member and answer, changed by the other, taken back by the same; only counts are shown. Who votes down is
 * asked what is wrong.
 */
function voting(vote: Vote): Component {
  return component(voteActions[vote], {
    answers: 'update',
    handle: (request, services) => {
      const { args: view, userId } = request;
      return withStoredAnswer(view.answerId, request, services, async ({ hits, library }) => {
        const before = await services.store.votes.count(scopeOf(request), view.answerId);
        const votes = await services.store.votes.cast(scopeOf(request), view.answerId, userId, vote, {
          id: request.id,
          at: services.now(),
        });
        // The text above stays as it is.
        const components = componentsUnder(hits, { view, votes, canShare: canShare(hits, library, request) });
        const asks = vote === 'down' && votes.down > before.down;
        return {
          kind: 'update',
          message: { components },
          ...(asks && { after: whatIsWrong(view.answerId, request.locale) }),
        };
      });
    },
  });
}

function whatIsWrong(answerId: string, locale: Locale): Message {
  const { voting: words } = messages[locale];
  const choices = faults.map((fault) =>
    button(words.faults[fault], faultAction.id({ answerId, fault }), { style: ButtonStyle.Secondary }),
  );
  return { content: words.whatIsWrong, components: rows(choices) };
}

export const voteUp = voting('up');
export const voteDown = voting('down');

/** Why an answer was voted down: kept beside the vote, in one tap. */
export const nameFault = component(faultAction, {
  answers: 'update',
  handle: async (request, { store }) => {
    const { answerId, fault } = request.args;
    const isKept = await store.votes.explain(scopeOf(request), answerId, request.userId, fault);
    const { noted, noVote } = messages[request.locale].voting;
    return { kind: 'update', message: { content: isKept ? noted : noVote, components: [] } };
  },
});
