import { component } from '../../src/bot/command.ts';
import { mayModerate } from '../../src/bot/permissions.ts';
import { UserError } from '../../src/errors.ts';
import { messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { action, idField, snowflakeField } from '../../src/bot/action.ts';
import { isAskers } from '../../src/bot/request.ts';
import { scopeOf } from '../../src/library/ids.ts';
import { sectionName } from '../../src/reply/claim-quotes.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { openSectionAction, placeRef } from '../../src/reply/places.ts';
import { answerOptionsAction, aroundButton, followUpAction, pageRange, voteActions } from './under-answer.ts';
import { topLineOf } from './previous-question.ts';
import { withStoredAnswer } from './stored-answer.ts';

/** Keeps what an answer answers, and its first claim, as a check question: for moderators. */
export const keepCheckAction = action('keep-check', { answerId: idField });
/** Takes an answer of Docent's out of the channel. */
const takeAwayAction = action('take-away', { messageId: snowflakeField, ownerId: snowflakeField });

/** *Options* under an answer, for whoever clicks: to read on, to ask on, to vote where there was no room, and for its asker to take it away. */
export const answerOptions = component(answerOptionsAction, {
  answers: 'private',
  handle: (request, services) => {
    const { args: view, userId, locale, message, guildId } = request;
    return withStoredAnswer(view.answerId, request, services, async ({ hits }) => {
      const { answerButtons, answerNotes } = messages[locale];
      const { from, to } = pageRange(view);
      const first = hits.slice(from, to).find((hit) => hit !== undefined);
      const isPrivate = !view.open && guildId !== undefined;
      const votes = isPrivate ? await services.store.votes.count(scopeOf(request), view.answerId) : undefined;
      const mine = { ...view, locale };
      const readOn =
        first === undefined
          ? []
          : [
              aroundButton(first, locale),
              button(
                answerButtons.section(sectionName(first)),
                openSectionAction.id(placeRef({ article: first.article, index: first.index, section: first.section })),
              ),
            ];
      const canCheck = first !== undefined && guildId !== undefined && mayModerate(request.permissions);
      const canTakeAway = view.ownerId === userId && view.open && message !== undefined;
      return privately({
        content: [topLineOf(message) ?? [], answerNotes.options].flat().join('\n'),
        components: rows(
          [...readOn, button(answerButtons.followUp, followUpAction.id({ answerId: view.answerId, open: view.open }))],
          [
            ...(votes === undefined
              ? []
              : [
                  button('', voteActions.up.id(mine), { emoji: '👍' }),
                  button('', voteActions.down.id(mine), { emoji: '👎' }),
                ]),
            ...(canTakeAway
              ? [button(answerButtons.takeAway, takeAwayAction.id({ messageId: message.id, ownerId: userId }))]
              : []),
            ...(canCheck
              ? [button(messages[locale].checking.keep, keepCheckAction.id({ answerId: view.answerId }))]
              : []),
          ],
        ),
      });
    });
  },
});

/** *Take away*: by whoever asked. */
export const takeAway = component(takeAwayAction, {
  answers: 'update',
  handle: async (request, { channels, store }) => {
    const { messageId, ownerId } = request.args;
    const { answerNotes } = messages[request.locale];
    if (ownerId !== request.userId || !isAskers(request)) return privately({ content: answerNotes.notYoursToTake });
    try {
      await channels.remove(request.channelId, messageId);
    } catch (error) {
      if (!(error instanceof UserError) || error.code !== 'CHANNEL_GONE') throw error;
      return privately({ content: answerNotes.outOfReach });
    }
    await store.quotes.remove(scopeOf(request), messageId);
    return { kind: 'update', message: { content: answerNotes.takenAway, components: [] } };
  },
});
