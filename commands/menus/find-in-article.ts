import { ApplicationCommandType, ButtonStyle } from 'discord-api-types/v10';
import { forgotten, outdated } from '../../src/reply/apologies.ts';
import { placeButtons } from '../ask/answer-buttons.ts';
import { button, rows } from '../../src/reply/message-components.ts';
import { gradedMessage, gradeOf, outcomeOf, worthShowing } from './graded-message.ts';
import { hitsShown } from '../../src/reply/reply-parts.ts';
import type { ClaimPlace } from '../../src/reply/places.ts';
import { sectionMenu } from '../../src/reply/section-message.ts';
import { findAnswer, hitAt, storedAnswer } from '../ask/stored-answer.ts';
import { postUnder, textOf } from './under-message.ts';
import { isId, isSnowflake } from '../ask/answer-view.ts';
import type { Component, MessageCommand } from '../../src/bot/command.ts';
import { described, type Messages, messages } from '../../src/bot/messages/index.ts';
import { privately } from '../../src/bot/reply.ts';
import { scopeOf } from '../../src/bot/request.ts';
import { newId } from '../../src/library/new-id.ts';

/** On a message: the claims nearest to what it says, for whoever looks. */
export const findInArticle: MessageCommand = {
  kind: 'message',
  definition: {
    type: ApplicationCommandType.Message,
    name: messages.en.commands.find.name,
    name_localizations: described('find').name_localizations,
  },
  ephemeral: true,
  cooldown: true,
  handle: async (request, { library, store, now }) => {
    const words = messages[request.locale];
    const text = textOf(request.target);
    if (text === '') return privately({ content: words.answerNotes.noText });
    const engine = await library.engineFor(request.guildId);
    const articles = engine.articles();
    const similar = engine.similar(text, { limit: hitsShown });
    const { grade } = similar;
    const hits = worthShowing(similar);
    const body = gradedMessage({ grade, hits }, articles, words);
    if (grade === 'none') return privately({ ...body, components: sectionMenu(articles, words) });
    // The claims are kept, not what the message says: it is somebody else's.
    const id = newId();
    const claims = hits.map(({ articleId, claim }) => ({ articleId, claimId: claim.id }));
    const record = { id, scope: scopeOf(request), at: now(), outcome: outcomeOf[grade], claims };
    await store.answers.save(record);
    const reply = button(words.answerButtons.replyPublicly, ['reply', id, request.target.id], {
      style: ButtonStyle.Primary,
    });
    const places = storedAnswer(record, engine).places;
    return privately({ ...body, components: rows([reply, ...readOn(places, words)]) });
  },
};

/** *Reply publicly*: what was found, as a reply under the message. */
export const replyPublicly: Component = {
  kind: 'component',
  action: 'reply',
  answers: 'update',
  cooldown: true,
  handle: async (request, services) => {
    const [answerId = '', messageId = ''] = request.args;
    if (!isId(answerId) || !isSnowflake(messageId)) return outdated(request);
    const stored = await findAnswer(request, services, answerId);
    if (stored === undefined || stored.places.length === 0) return forgotten(request);
    const words = messages[request.locale];
    const found = { grade: gradeOf[stored.record.outcome], hits: stored.places.map((place) => hitAt(place, [])) };
    const components = rows(readOn(stored.places, words));
    const body = { ...gradedMessage(found, stored.engine.articles(), words), components };
    const posted = await postUnder(messageId, body, request, services);
    if ('lacking' in posted) return privately({ content: words.answerNotes.cannotPost[posted.lacking] });
    return { kind: 'update', message: { content: words.answerNotes.posted(posted.link), embeds: [], components: [] } };
  },
};

/** To read on from the nearest claim. */
function readOn([nearest]: readonly ClaimPlace[], words: Messages) {
  return nearest === undefined ? [] : placeButtons(nearest, words);
}
