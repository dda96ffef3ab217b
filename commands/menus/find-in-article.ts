import { ApplicationCommandType, ButtonStyle } from 'discord-api-types/v10';
import type { ClaimPlace } from '../../src/article/article-places.ts';
import { action, idField, snowflakeField } from '../../src/bot/action.ts';
import { component, type MessageCommand } from '../../src/bot/command.ts';
import { described, type Messages, messages } from '../../src/bot/messages/index.ts';
import { message, privately } from '../../src/bot/reply.ts';
import { isAskers } from '../../src/bot/request.ts';
import { answerMs } from '../../src/library/days-kept.ts';
import { newId, scopeOf } from '../../src/library/ids.ts';
import { forgotten } from '../../src/reply/apologies.ts';
import { button, rows } from '../../src/reply/message-parts.ts';
import { hitsShown } from '../../src/reply/claim-quotes.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { placeButtons } from '../ask/answer-message.ts';
import { refOf } from '../ask/ask-command.ts';
import { hitAt, withStoredAnswer } from '../ask/stored-answer.ts';
import { gradedMessage, gradeOf, nearestShown, outcomeOf } from './graded-message.ts';
import { postUnder, textOf } from './under-message.ts';

const replyAction = action('reply', { answerId: idField, messageId: snowflakeField });

/** On a message: the claims nearest to what it says, for whoever looks. */
export const findInArticle: MessageCommand = {
  kind: 'message',
  definition: {
    type: ApplicationCommandType.Message,
    name: messages.en.commands.find.name,
    name_localizations: described('find').name_localizations,
  },
  ephemeral: true,
  command: 'ask',
  cooldown: true,
  handle: async (request, { library, store, now }) => {
    const words = messages[request.locale];
    const text = textOf(request.target);
    if (text === '') return message({ content: words.answerNotes.noText });
    return library.read(request.guildId, async ({ articles, similar }) => {
      const nearest = await similar(text, { limit: hitsShown });
      const { grade } = nearest;
      const hits = nearestShown(nearest);
      const body = gradedMessage({ grade, hits }, articles, words);
      if (grade === 'none') return message({ ...body, components: sectionMenu(articles, words) });
      // The claims are kept, not what the message says: it is somebody else's.
      const id = newId();
      const outcome = outcomeOf[grade];
      await store.answers.save({ id, scope: scopeOf(request), at: now(), outcome, claims: hits.map(refOf) });
      const reply = button(
        words.answerButtons.replyPublicly,
        replyAction.id({ answerId: id, messageId: request.target.id }),
        { style: ButtonStyle.Primary },
      );
      return message({ ...body, components: rows([reply, ...readOn(hits, words)]) });
    });
  },
};

/** *Reply publicly*: what was found, as a reply under the message; by whoever looked, and once. */
export const replyPublicly = component(replyAction, {
  answers: 'update',
  command: 'ask',
  cooldown: true,
  handle: (request, services) => {
    const { answerId, messageId } = request.args;
    const { notYoursToPost, alreadyPosted } = messages[request.locale].answerNotes;
    if (!isAskers(request)) return privately({ content: notYoursToPost });
    return withStoredAnswer(answerId, request, services, async ({ record, library, places }) => {
      if (places.length === 0) return forgotten(request);
      const words = messages[request.locale];
      const found = { grade: gradeOf[record.outcome], hits: places.map((place) => hitAt(place, [])) };
      const body = { ...gradedMessage(found, library.articles, words), components: rows(readOn(places, words)) };
      const { once } = services.store;
      const [scope, what] = [scopeOf(request), `reply:${answerId}`] as const;
      const isFirst = await once.take(scope, what, services.now(), answerMs(services.retentionDays));
      if (!isFirst) return privately({ content: alreadyPosted(await once.noted(scope, what)) });
      const posted = await postUnder(messageId, body, request, services).catch(async (error: unknown) => {
        await once.giveBack(scope, what);
        throw error;
      });
      if ('lacking' in posted) {
        await once.giveBack(scope, what);
        return privately({ content: words.answerNotes.cannotPost[posted.lacking] });
      }
      await once.note(scope, what, posted.link);
      const content = words.answerNotes.posted(posted.link);
      return { kind: 'update', message: { content, embeds: [], components: [] } };
    });
  },
});

/** To read on from the nearest claim. */
function readOn([nearest]: readonly ClaimPlace[], words: Messages) {
  return nearest === undefined ? [] : placeButtons(nearest, words);
}
